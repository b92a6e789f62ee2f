#include "conformance/suite/selftest/column.hpp"

#include <algorithm>
#include <set>

namespace kruispunt::conformance::suite::selftest {
namespace {

using catalogue::role;
using group = std::pair<std::string, role>;

std::string_view short_word(role of) {
    if (of == role::gateway) return "gw";
    return of == role::server ? "srv" : "cli";
}

column::sort sort_of(const mutation::mutant& what) {
    if (what.id.ends_with(".control-dead")) return column::sort::dead;
    if (what.id.ends_with(".control-inert")) return column::sort::inert;
    return column::sort::mutant;
}

bool names(const std::vector<catalogue::alternative>& holds, const std::string& requirement) {
    return std::ranges::any_of(holds, [&requirement](const catalogue::alternative& each) {
        return std::ranges::any_of(each.checks, [&requirement](const catalogue::check& one) {
            return one.requirement == requirement;
        });
    });
}

std::vector<std::string>
tests_of(const catalogue::catalogue& all, const group& of, const mutation::mutant* shown_by) {
    std::vector<std::string> ids;
    for (const auto& test : all.tests) {
        if (test.protocol != of.first || test.of != of.second) continue;
        const bool expected =
            shown_by != nullptr && std::ranges::count(shown_by->expects, test.id) > 0;
        if (shown_by == nullptr || expected || can_show(test, shown_by->requirement))
            ids.push_back(test.id);
    }
    return ids;
}

std::vector<group> groups_of(const catalogue::catalogue& all) {
    std::set<group> found;
    for (const auto& test : all.tests)
        found.emplace(test.protocol, test.of);
    return {found.begin(), found.end()};
}

void add_group(
    std::vector<column>& to,
    const catalogue::catalogue& all,
    const group& of,
    const std::string& mutant,
    bool whole
) {
    std::vector<column> of_mutants;
    const auto found = all.mutants.find(of);
    if (found != all.mutants.end()) {
        for (const auto& each : found->second) {
            if (!mutant.empty() && each.id != mutant) continue;
            column made{of.first, of.second, sort_of(each), &each, {}};
            const bool narrow = made.is == column::sort::mutant && !whole;
            made.tests = tests_of(all, of, narrow ? &each : nullptr);
            of_mutants.push_back(std::move(made));
        }
    }
    if (of_mutants.empty() && !mutant.empty()) return;
    column baseline{of.first, of.second, column::sort::baseline, nullptr, {}};
    baseline.tests = mutant.empty() ? tests_of(all, of, nullptr) : of_mutants.front().tests;
    to.push_back(std::move(baseline));
    // Controls first: without them nothing else says anything.
    std::ranges::stable_partition(of_mutants, [](const column& each) {
        return each.is != column::sort::mutant;
    });
    to.insert(to.end(), of_mutants.begin(), of_mutants.end());
}

} // namespace

std::string column::id() const {
    if (broken != nullptr) return broken->id;
    return protocol + "." + std::string(short_word(of)) + ".baseline";
}

std::string_view word(role of) {
    if (of == role::gateway) return "gateway";
    return of == role::server ? "server" : "client";
}

bool can_show(const catalogue::test& test, const std::string& requirement) {
    if (std::ranges::count(test.requirements, requirement) > 0) return true;
    return std::ranges::any_of(test.steps, [&requirement](const catalogue::step& each) {
        return std::visit(
            [&requirement](const auto& one) {
                if constexpr (requires { one.expect; })
                    return names(one.expect, requirement);
                else
                    return false;
            },
            each
        );
    });
}

std::vector<column> columns_of(
    const catalogue::catalogue& all,
    const std::string& protocol,
    const std::string& role_word,
    const std::string& mutant,
    bool whole
) {
    std::vector<column> columns;
    for (const auto& of : groups_of(all)) {
        const bool wanted = (protocol.empty() || protocol == of.first) &&
                            (role_word.empty() || role_word == word(of.second));
        if (wanted) add_group(columns, all, of, mutant, whole);
    }
    return columns;
}

} // namespace kruispunt::conformance::suite::selftest
