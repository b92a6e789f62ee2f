#include "conformance/suite/lint/parts.hpp"

#include <algorithm>
#include <map>

namespace kruispunt::conformance::suite::lint {
namespace {

using catalogue::alternative;
using catalogue::check;
using catalogue::test;

using at_path = std::multimap<std::string, catalogue::comparison>;

at_path looks_of(const catalogue::observe_step& step) {
    at_path looks;
    for (const auto& each : step.expect)
        for (const auto& one : each.checks)
            if (const auto* const at = std::get_if<catalogue::at_body>(&one.what))
                looks.emplace(at->path, at->holds);
    return looks;
}

/// Whether something is looked at in both, and nothing of it is held against
/// the same.
bool differ(const at_path& one, const at_path& other) {
    return std::ranges::any_of(one, [&one, &other](const auto& look) {
        const auto [begin, end] = other.equal_range(look.first);
        const auto [first, last] = one.equal_range(look.first);
        return begin != end && std::none_of(first, last, [begin, end](const auto& before) {
                   return std::any_of(begin, end, [&before](const auto& after) {
                       return before.second == after.second;
                   });
               });
    });
}

/// A system that always shows the same must not pass: it is looked at before
/// something was done and after it.
void check_observed(const test& one, found_faults& into) {
    std::map<std::string, std::vector<at_path>> seen;
    for (const auto& step : one.steps)
        if (const auto* const looks = std::get_if<catalogue::observe_step>(&step))
            seen[looks->what].push_back(looks_of(*looks));
    for (const auto& [what, looks] : seen)
        if (std::ranges::none_of(looks, [&first = looks.front()](const at_path& later) {
                return differ(first, later);
            }))
            into.push_back(
                one.id + ": `" + what + "` is observed with one expectation alone: a constant holds"
            );
}

bool reads(const alternative& asked) {
    return std::ranges::any_of(asked.checks, [](const check& each) {
        return std::holds_alternative<catalogue::reads_well>(each.what);
    });
}

/// What an index says is read as strictly as a gateway reads it, whatever else
/// is looked at.
void check_received(const test& one, found_faults& into) {
    if (one.of != catalogue::role::client) return;
    for (const auto& step : one.steps) {
        const auto* const received = std::get_if<catalogue::receive_step>(&step);
        if (received == nullptr || received->arranges) continue;
        if (received->expect.empty() || !std::ranges::all_of(received->expect, reads))
            into.push_back(
                one.id + ": " + received->message + " is received and not read strictly"
            );
    }
}

} // namespace

void check_looks(const catalogue::catalogue& all, found_faults& into) {
    for (const auto& one : all.tests) {
        check_observed(one, into);
        check_received(one, into);
    }
}

} // namespace kruispunt::conformance::suite::lint
