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

/// The class of a reason that excuses the want of a refusing test alone.
constexpr std::string_view class_not_refused = "not_refused";

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
    covering made{&sentence, protocol, of, {}, nullptr, nullptr};
    for (const auto& one : all.tests)
        if (one.protocol == protocol && side_of(one.of) == of && cites(one, sentence.id))
            made.tests.push_back(&one);
    for (const auto& row : all.without_test) {
        if (row.requirement != sentence.id || !excuses(row, protocol, of)) continue;
        auto& kept = row.reason_class == class_not_refused ? made.not_refused : made.reason;
        if (kept == nullptr) kept = &row;
    }
    return made;
}

/// A change has its two controls; what is sent as it is must be taken, what is waited for come.
bool demands_taking(const catalogue::step& step) {
    if (const auto* const sent = std::get_if<catalogue::send_step>(&step))
        return sent->where.by != catalogue::party::partner &&
               (sent->changed.has_value() || sent->expect.empty());
    const auto* const awaited = std::get_if<catalogue::receive_step>(&step);
    return awaited != nullptr && awaited->where.by != catalogue::party::partner &&
           !awaited->arranges && awaited->expect.empty();
}

void check_kinds(const covering& of, const std::string& where, found_faults& into) {
    if (of.of == side::gateway && !shows_acceptance(of))
        into.push_back(where + " has no test that keeps to it");
    const bool wanting = wants_refusal(of) && !shows_refusal(of);
    if (wanting && of.not_refused == nullptr)
        into.push_back(where + " can be broken, and no test that refuses breaks it");
    if (!wanting && of.not_refused != nullptr)
        into.push_back(where + " has a reason not to be broken, and none is asked for");
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

bool shows_acceptance(const covering& of) {
    return std::ranges::any_of(of.tests, [](const test* one) {
        return one->kind == catalogue::kind::accepts ||
               std::ranges::any_of(one->steps, demands_taking);
    });
}

bool wants_refusal(const covering& of) {
    return of.of == side::gateway && of.sentence->violable && !of.tests.empty();
}

bool shows_refusal(const covering& of) {
    return std::ranges::any_of(of.tests, [](const test* one) {
        return one->kind == catalogue::kind::refuses;
    });
}

bool is_beside_only(const covering& of) {
    const auto& sentence = of.sentence->id;
    const auto is_of_it = [&sentence](const test* one) {
        const auto all = sentences_of(*one);
        const auto beside = static_cast<std::ptrdiff_t>(one->requirements.size());
        return all.front() == sentence ||
               std::find(all.begin() + beside, all.end(), sentence) != all.end();
    };
    return !of.tests.empty() && std::ranges::none_of(of.tests, is_of_it);
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
        if (!each.tests.empty()) check_kinds(each, where, into);
    }
    check_reasons(all, into);
}

} // namespace kruispunt::conformance::suite::lint
