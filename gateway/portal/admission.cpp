#include "gateway/portal/admission.hpp"

#include "gateway/portal/report_words.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace kruispunt::portal {

using namespace domain;
using ports::task;

namespace {

membership standing_of(const admission::by_region& records, const std::string& region) {
    const auto at = records.find(region);
    return at == records.end() ? membership() : at->second.what;
}

// None holds: the latest that was handed in for it says why, where there is one.
obstacle
without_proof(const std::string& region, const std::vector<verified_report>& newest_first) {
    const auto latest =
        std::find_if(newest_first.begin(), newest_first.end(), [&region](const auto& each) {
            return each.kept.region == region;
        });
    if (latest == newest_first.end()) return {region, obstacle::kind::no_report};
    return {region, obstacle::kind::report_amiss, why_refused(*latest)};
}

std::optional<obstacle> obstacle_of(
    const std::string& region, membership_fault fault, const std::vector<verified_report>& reports
) {
    switch (fault) {
    case membership_fault::none:
        break;
    case membership_fault::no_report:
        return without_proof(region, reports);
    case membership_fault::was_admitted:
        return obstacle{region, obstacle::kind::was_admitted};
    }
    return std::nullopt;
}

} // namespace

task<result<admission::by_region>> admission::records() {
    auto found = co_await parts_.members.memberships();
    if (!found) co_return found.error();
    by_region all;
    for (ports::member_record& each : *found) {
        const std::string region = each.region;
        all.emplace(region, std::move(each));
    }
    co_return all;
}

// What is held is looked at here so that each region is named; the store looks again when it
// writes, for what came meanwhile.
task<result<std::vector<obstacle>>>
admission::obstacles(const admission_wish& wish, const by_region& before) {
    const auto reports = co_await parts_.reports.all();
    if (!reports) co_return reports.error();
    std::vector<obstacle> found;
    for (const std::string& region : wish.regions) {
        const membership now = standing_of(before, region);
        const bool proven = report_book::proof_of(region, *reports) != nullptr;
        const membership_fault fault = may_become(now, wish.state, proven);
        if (auto amiss = obstacle_of(region, fault, *reports)) {
            found.push_back(std::move(*amiss));
            continue;
        }
        if (wish.state != member_state::admitted || now.admitted) continue;
        const auto holds = co_await parts_.sandbox.holds_signals(region);
        if (!holds) co_return holds.error();
        if (*holds) found.push_back({region, obstacle::kind::holds_signals});
    }
    co_return found;
}

// Suspended they are before the store knows, so that nothing is taken behind the answer, and then
// as the store has it, whoever was last.
task<result<void>> admission::keep(const admission_wish& wish, const by_region& before) {
    std::vector<ports::member_record> all;
    for (const std::string& region : wish.regions) {
        const membership next = become(standing_of(before, region), wish.state);
        if (next.state == member_state::suspended) parts_.traffic.suspend(region, true);
        all.push_back({region, next, wish.reason, wish.by, parts_.clock.machine_time()});
    }
    auto kept = co_await parts_.members.decide(std::move(all));
    const auto after = co_await records();
    if (after)
        for (const std::string& region : wish.regions)
            parts_.traffic.suspend(
                region, standing_of(*after, region).state == member_state::suspended
            );
    co_return kept;
}

task<result<std::vector<obstacle>>> admission::decide(admission_wish wish) {
    const auto before = co_await records();
    if (!before) co_return before.error();
    auto found = co_await obstacles(wish, *before);
    if (!found || !found->empty()) co_return found;
    const auto kept = co_await keep(wish, *before);
    if (!kept && kept.error().code == errc::reference_conflict) {
        found->push_back({kept.error().field, obstacle::kind::holds_signals});
        co_return found;
    }
    if (!kept) co_return kept.error();
    for (const std::string& region : wish.regions)
        parts_.journal.note(
            ports::severity::warning, region, "it is now " + std::string(wire_word(wish.state))
        );
    co_return found;
}

} // namespace kruispunt::portal
