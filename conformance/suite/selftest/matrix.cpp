#include "conformance/suite/selftest/matrix.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace kruispunt::conformance::suite::selftest {
namespace {

using verdict::outcome;

using group = std::pair<std::string, catalogue::role>;

bool passes(outcome is) {
    return is == outcome::pass || is == outcome::not_applicable;
}

const cell* cell_of(const column_result& in, const std::string& test) {
    const auto found =
        std::ranges::find(in.cells, test, [](const cell& each) { return each.came.test; });
    return found == in.cells.end() ? nullptr : &*found;
}

std::string joined(const std::vector<std::string>& names) {
    constexpr std::size_t most = 5;
    std::string all;
    for (std::size_t at = 0; at < std::min(names.size(), most); ++at)
        all += (at == 0 ? "" : ", ") + names[at];
    if (names.size() > most) all += " and " + std::to_string(names.size() - most) + " more";
    return all;
}

std::string verdicts_of(const column_result& of) {
    std::vector<std::string> all;
    for (const auto& each : of.cells)
        all.push_back(each.came.test + " " + std::string(verdict::word(each.came.is)));
    return all.empty() ? std::string("no test names its sentence") : joined(all);
}

/// Those of the mutant's `expects` that did not find it.
std::vector<std::string> missed_by(const mutation::mutant& what, const mutant_row& row) {
    std::vector<std::string> missed;
    for (const auto& each : what.expects)
        if (std::ranges::count(row.killed_by, each) == 0) missed.push_back(each);
    return missed;
}

bool differs(const column_result& of, const column_result* baseline) {
    return baseline != nullptr && std::ranges::any_of(of.cells, [baseline](const cell& each) {
               const auto* const whole = cell_of(*baseline, each.came.test);
               return whole != nullptr && whole->shape != each.shape;
           });
}

mutant_row row_of(const column_result& of, const column_result* baseline) {
    const auto& what = *of.what.broken;
    mutant_row row{what.id, what.requirement, what.en, fate::mute, {}, {}, of.void_because};
    if (!of.void_because.empty()) return row;
    for (const auto& each : of.cells) {
        if (kills(each.came, what.requirement))
            row.killed_by.push_back(each.came.test);
        else if (each.came.is == outcome::fail)
            row.collateral.push_back(each.came.test);
    }
    const auto missed = missed_by(what, row);
    if (!row.killed_by.empty() && missed.empty()) {
        row.is = fate::killed;
        return row;
    }
    row.is = differs(of, baseline) ? fate::silent : fate::survived;
    row.why = missed.empty() ? verdicts_of(of) : "not found by " + joined(missed);
    return row;
}

void judge_baseline(const column_result& of, matrix& into) {
    std::vector<std::string> wrong;
    for (const auto& each : of.cells)
        if (!passes(each.came.is))
            wrong.push_back(each.came.test + " " + std::string(verdict::word(each.came.is)));
    if (!wrong.empty()) into.open.push_back({of.what.id(), joined(wrong)});
}

void judge_dead(const column_result& of, matrix& into) {
    std::vector<std::string> wrong;
    for (const auto& each : of.cells)
        if (each.came.is == outcome::pass || each.came.is == outcome::warn)
            wrong.push_back(each.came.test);
    if (!wrong.empty())
        into.open.push_back({of.what.id(), "passes though all is refused: " + joined(wrong)});
}

void judge_inert(const column_result& of, const column_result* baseline, matrix& into) {
    std::vector<std::string> wrong;
    for (const auto& each : of.cells) {
        const auto* const whole =
            baseline == nullptr ? nullptr : cell_of(*baseline, each.came.test);
        if (whole == nullptr || whole->came.is != each.came.is) wrong.push_back(each.came.test);
    }
    if (!wrong.empty())
        into.open.push_back({of.what.id(), "other than the baseline: " + joined(wrong)});
}

void judge_column(const column_result& of, const column_result* baseline, matrix& into) {
    if (!of.void_because.empty()) into.open.push_back({of.what.id(), "VOID: " + of.void_because});
    const bool is_void = !of.void_because.empty();
    switch (of.what.is) {
    case column::sort::baseline:
        if (!is_void) judge_baseline(of, into);
        return;
    case column::sort::dead:
        if (!is_void) judge_dead(of, into);
        return;
    case column::sort::inert:
        if (!is_void) judge_inert(of, baseline, into);
        return;
    case column::sort::mutant:
        into.mutants.push_back(row_of(of, baseline));
        break;
    }
    const auto& row = into.mutants.back();
    if (row.is == fate::survived || row.is == fate::silent)
        into.open.push_back({row.id, std::string(word(row.is)) + ": " + row.why});
}

void find_dead_tests(const catalogue::catalogue& all, const std::set<group>& groups, matrix& into) {
    std::set<std::string> killing;
    for (const auto& row : into.mutants)
        killing.insert(row.killed_by.begin(), row.killed_by.end());
    for (const auto& test : all.tests) {
        if (!groups.contains({test.protocol, test.of})) continue;
        if (!killing.contains(test.id)) into.dead_tests.push_back(test.id);
    }
    if (!into.dead_tests.empty())
        into.open.push_back({"DEAD", "no mutant is found by " + joined(into.dead_tests)});
}

} // namespace

std::string_view word(fate of) {
    switch (of) {
    case fate::killed:
        return "KILLED";
    case fate::survived:
        return "SURVIVED";
    case fate::silent:
        return "SILENT";
    default:
        return "VOID";
    }
}

bool kills(const verdict::test_verdict& came, const std::string& requirement) {
    if (came.is != outcome::fail && came.is != outcome::warn) return false;
    return std::ranges::any_of(came.shortfalls, [&requirement](const verdict::shortfall& each) {
        return each.counts == plan::weight::tested && !each.warns &&
               each.requirement == requirement;
    });
}

matrix make_matrix(
    const catalogue::catalogue& all, std::vector<column_result> columns, bool whole_groups
) {
    matrix made;
    made.catalogue = all.digest;
    std::map<group, const column_result*> baselines;
    std::set<group> groups;
    for (const auto& each : columns) {
        const group of{each.what.protocol, each.what.of};
        groups.insert(of);
        if (each.what.is == column::sort::baseline) {
            baselines[of] = &each;
            made.tests += each.what.tests.size();
        }
    }
    for (const auto& each : columns)
        judge_column(each, baselines[{each.what.protocol, each.what.of}], made);
    if (whole_groups) find_dead_tests(all, groups, made);
    made.columns = std::move(columns);
    return made;
}

} // namespace kruispunt::conformance::suite::selftest
