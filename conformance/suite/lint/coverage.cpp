#include "conformance/suite/lint/coverage.hpp"

#include "conformance/suite/catalogue/test_reader.hpp"
#include "conformance/suite/lint/parts.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace kruispunt::conformance::suite::lint {
namespace {

using catalogue::requirement;
using catalogue::role;
using catalogue::test;
using catalogue::untested;

side side_of(role of) {
    return of == role::gateway ? side::gateway : side::index;
}

bool can_show(const requirement& sentence, side of) {
    const bool of_region = sentence.who != "gateway";
    const bool of_gateway = sentence.who != "region";
    if (of == side::index) return of_region;
    return of_gateway || (of_region && sentence.violable);
}

/// The row's role without the protocol before it; empty where it is another protocol's.
std::string role_in(const untested& row, const std::string& protocol) {
    const auto point = row.role.find('.');
    if (point == std::string::npos) return row.role;
    return row.role.substr(0, point) == protocol ? row.role.substr(point + 1) : std::string();
}

bool excuses(const untested& row, const std::string& protocol, side of) {
    const auto role = role_in(row, protocol);
    if (role.empty()) return false;
    return role == "all" || (of == side::gateway) == (role == "gateway");
}

bool cites(const test& one, const std::string& sentence) {
    return std::ranges::find(one.requirements, sentence) != one.requirements.end();
}

covering cover(
    const catalogue::catalogue& all,
    const requirement& sentence,
    const std::string& protocol,
    side of
) {
    covering made{&sentence, protocol, of, {}, nullptr};
    for (const auto& one : all.tests)
        if (one.protocol == protocol && side_of(one.of) == of && cites(one, sentence.id))
            made.tests.push_back(&one);
    const auto reason = std::ranges::find_if(all.without_test, [&](const untested& row) {
        return row.requirement == sentence.id && excuses(row, protocol, of);
    });
    if (reason != all.without_test.end()) made.reason = &*reason;
    return made;
}

/// `ms-10.3` after `ms-9.1`: by the numbers.
std::pair<std::string, std::pair<int, int>> order_of(const std::string& id) {
    const auto dash = id.find('-');
    const auto point = id.find('.');
    if (dash == std::string::npos || point == std::string::npos) return {id, {0, 0}};
    return {
        id.substr(0, dash),
        {std::stoi(id.substr(dash + 1, point - dash - 1)), std::stoi(id.substr(point + 1))}};
}

void check_reasons(const catalogue::catalogue& all, found_faults& into) {
    for (const auto& row : all.without_test) {
        const auto where = "untested.tsv: " + row.requirement + " " + row.role;
        if (!all.requirements.contains(row.requirement))
            into.push_back(where + ": no page has that sentence");
        const bool names_test = std::ranges::any_of(all.tests, [&row](const test& one) {
            return row.reason.find(one.id) != std::string::npos;
        });
        if (row.reason_class == "other_role" && !names_test)
            into.push_back(where + ": names no test that shows it");
    }
}

} // namespace

std::string_view word(side of) {
    return of == side::gateway ? "gateway" : "index";
}

std::vector<covering> coverage_of(const catalogue::catalogue& all) {
    std::set<std::pair<std::string, side>> tested;
    for (const auto& one : all.tests)
        tested.emplace(one.protocol, side_of(one.of));
    std::vector<const requirement*> sentences;
    for (const auto& [id, sentence] : all.requirements)
        if (sentence.at == catalogue::level::must) sentences.push_back(&sentence);
    std::ranges::sort(sentences, {}, [](const requirement* each) { return order_of(each->id); });
    std::vector<covering> made;
    for (const auto& [protocol, of] : tested)
        for (const auto* sentence : sentences)
            if ((sentence->page == "common" || sentence->page == protocol) &&
                can_show(*sentence, of))
                made.push_back(cover(all, *sentence, protocol, of));
    return made;
}

void check_coverage(const catalogue::catalogue& all, found_faults& into) {
    for (const auto& each : coverage_of(all)) {
        const auto where =
            each.protocol + ", " + std::string(word(each.of)) + ": " + each.sentence->id;
        if (each.tests.empty() && each.reason == nullptr)
            into.push_back(where + " has neither test nor a line in untested.tsv");
    }
    check_reasons(all, into);
}

} // namespace kruispunt::conformance::suite::lint
