#include "conformance/suite/reporting/report.hpp"

#include "conformance/verify/hashing.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace kruispunt::conformance::suite::reporting {
namespace {

using verdict::outcome;

/// From the best to the worst that a sentence's tests may have come to.
constexpr std::array from_best_to_worst{
    outcome::not_applicable,
    outcome::pass,
    outcome::warn,
    outcome::inconclusive,
    outcome::error,
    outcome::fail};

outcome worse_of(outcome left, outcome right) {
    const auto rank = [](outcome of) { return std::ranges::find(from_best_to_worst, of); };
    return rank(left) < rank(right) ? right : left;
}

std::string digest_of(const std::string& lines) {
    return verify::hex(verify::sha256(lines));
}

std::string expected_digest(const std::vector<const catalogue::test*>& expected) {
    std::string lines;
    for (const auto* const test : expected)
        lines += test->id + ' ' + test->digest + '\n';
    return digest_of(lines);
}

std::string executed_digest(const std::vector<reported_test>& tests) {
    std::string lines;
    for (const auto& test : tests)
        lines += test.id + ' ' + test.digest + ' ' + test.judged.executed + '\n';
    return digest_of(lines);
}

reported_test reported(const catalogue::test& test, const judged_test& judged) {
    return {test.id, test.digest, test.of, test.at, test.kind, test.requirements, judged};
}

catalogue::level level_of(const catalogue::catalogue& all, const std::string& requirement) {
    const auto found = all.requirements.find(requirement);
    if (found == all.requirements.end())
        throw std::runtime_error("the catalogue has no requirement " + requirement);
    return found->second.at;
}

std::vector<reported_requirement>
requirements_of(const catalogue::catalogue& all, const std::vector<reported_test>& tests) {
    std::map<std::string, reported_requirement> by_id;
    for (const auto& test : tests) {
        for (const auto& id : test.requirements) {
            auto& of =
                by_id
                    .try_emplace(
                        id, reported_requirement{id, level_of(all, id), outcome::not_applicable, {}}
                    )
                    .first->second;
            of.is = worse_of(of.is, test.judged.came.is);
            of.tests.push_back(test.id);
        }
    }
    std::vector<reported_requirement> found;
    for (auto& [id, of] : by_id)
        found.push_back(std::move(of));
    return found;
}

std::map<std::string, const judged_test*> by_test(const std::vector<judged_test>& judged) {
    std::map<std::string, const judged_test*> found;
    for (const auto& each : judged)
        if (!found.emplace(each.came.test, &each).second)
            throw std::runtime_error(each.came.test + ": two verdicts on one test");
    return found;
}

template <class Items, class Outcome>
std::map<catalogue::level, tally> tallied(const Items& items, Outcome outcome_of) {
    std::map<catalogue::level, tally> found;
    for (const auto& item : items)
        ++found[item.at][outcome_of(item)];
    return found;
}

std::size_t count(const std::map<catalogue::level, tally>& of, catalogue::level at, outcome what) {
    const auto level = of.find(at);
    if (level == of.end()) return 0;
    const auto found = level->second.find(what);
    return found == level->second.end() ? 0 : found->second;
}

bool all_pass_or_do_not_apply(const std::vector<reported_test>& tests) {
    return std::ranges::all_of(tests, [](const reported_test& test) {
        const auto is = test.judged.came.is;
        return is == outcome::pass || is == outcome::not_applicable;
    });
}

} // namespace

std::map<catalogue::level, tally> report::tests_by_level() const {
    return tallied(tests, [](const reported_test& test) { return test.judged.came.is; });
}

std::map<catalogue::level, tally> report::requirements_by_level() const {
    return tallied(requirements, [](const reported_requirement& each) { return each.is; });
}

verdict::outcome report::outcome() const {
    const auto levels = tests_by_level();
    constexpr auto must = catalogue::level::must;
    if (count(levels, must, verdict::outcome::fail) > 0) return verdict::outcome::fail;
    const bool undecided = count(levels, must, verdict::outcome::inconclusive) > 0 ||
                           count(levels, must, verdict::outcome::error) > 0 || tests.empty() ||
                           run.interrupted || (run.selection.empty() && !not_run.empty());
    if (undecided) return verdict::outcome::inconclusive;
    return all_pass_or_do_not_apply(tests) ? verdict::outcome::pass : verdict::outcome::warn;
}

std::vector<const catalogue::test*>
expected_of(const catalogue::catalogue& all, const subject& of) {
    std::vector<const catalogue::test*> found;
    for (const auto& test : all.tests)
        if (test.protocol == of.protocol && std::ranges::count(of.roles, test.of) > 0)
            found.push_back(&test);
    return found;
}

report make_report(
    const catalogue::catalogue& all,
    const subject& of,
    const run_facts& run,
    const std::vector<judged_test>& judged
) {
    const auto expected = expected_of(all, of);
    auto verdicts = by_test(judged);
    report made;
    made.of = of;
    made.run = run;
    made.expected = expected.size();
    made.expected_sha256 = expected_digest(expected);
    for (const auto* const test : expected) {
        const auto found = verdicts.find(test->id);
        if (found == verdicts.end()) {
            made.not_run.push_back(test->id);
            continue;
        }
        made.tests.push_back(reported(*test, *found->second));
        verdicts.erase(found);
    }
    if (!verdicts.empty())
        throw std::runtime_error(
            verdicts.begin()->first + ": a verdict on no test that this system must pass"
        );
    made.executed_sha256 = executed_digest(made.tests);
    made.requirements = requirements_of(all, made.tests);
    return made;
}

int exit_code(const report& of) {
    constexpr int failed = 1;
    constexpr int undecided = 3;
    switch (of.outcome()) {
    case verdict::outcome::fail:
        return failed;
    case verdict::outcome::inconclusive:
        return undecided;
    default:
        return 0;
    }
}

} // namespace kruispunt::conformance::suite::reporting
