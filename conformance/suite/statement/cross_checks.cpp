#include "conformance/suite/statement/cross_checks.hpp"

#include "conformance/suite/plan/operation.hpp"

#include <algorithm>
#include <functional>

namespace kruispunt::conformance::suite::statement {
namespace {

/// The first reason that `why` gives for a record.
std::string first_of_records(
    const reporting::recorded_run& run,
    const std::function<std::string(const evidence::record&)>& why
) {
    for (const auto& [test, seen] : run.seen)
        for (const auto& record : seen.records)
            if (record)
                if (auto found = why(*record); !found.empty()) return test + ": " + found;
    return {};
}

std::string shown_oin(const evidence::record& record) {
    if (const auto* const sent = std::get_if<evidence::exchange>(&record.seen))
        return sent->tls ? sent->tls->peer_oin : std::string();
    const auto* const call = std::get_if<evidence::call>(&record.seen);
    return call != nullptr && call->got ? call->got->peer_oin : std::string();
}

bool was_sent(const evidence::test_evidence& seen, std::size_t at) {
    return at < seen.records.size() && seen.records[at] &&
           std::holds_alternative<evidence::exchange>(seen.records[at]->seen);
}

/// The plan of a test that was seen; empty where the catalogue has no such test.
std::vector<plan::operation> plan_of(
    const catalogue::catalogue& all, const reporting::recorded_run& run, const std::string& test
) {
    const auto found = std::ranges::lower_bound(all.tests, test, {}, &catalogue::test::id);
    if (found == all.tests.end() || found->id != test) return {};
    return plan::expand(all, *found, run.of.partner);
}

bool lacks_a_control(
    const std::vector<plan::operation>& plan, const evidence::test_evidence& seen
) {
    for (std::size_t at = 0; at < plan.size(); ++at)
        if (plan[at].counts == plan::weight::control && !was_sent(seen, at)) return true;
    return false;
}

} // namespace

std::string why_another_oin(const reporting::recorded_run& run) {
    return first_of_records(run, [&run](const evidence::record& record) -> std::string {
        const auto shown = shown_oin(record);
        if (shown.empty() || shown == run.of.oin) return {};
        return "a certificate with OIN " + shown + " was shown, and sut.json says " + run.of.oin;
    });
}

std::string why_for_another(const catalogue::catalogue& all, const reporting::recorded_run& run) {
    for (const auto& test : all.tests) {
        const auto seen = run.seen.find(test.id);
        if (seen == run.seen.end()) continue;
        const auto* const own = test.of == catalogue::role::gateway ? "oin.gateway" : "oin.region";
        for (const auto& [scope, variables] : seen->second.scopes)
            if (const auto shown = variables.find(own);
                shown == variables.end() || shown->second != run.of.oin)
                return test.id + ": its messages name another OIN than sut.json, " + run.of.oin;
    }
    return {};
}

std::string why_two_servers(const reporting::recorded_run& run) {
    std::string known;
    return first_of_records(run, [&known](const evidence::record& record) -> std::string {
        const auto* const sent = std::get_if<evidence::exchange>(&record.seen);
        if (sent == nullptr || !sent->tls || sent->tls->peer_sha256.empty()) return {};
        if (known.empty()) known = sent->tls->peer_sha256;
        return known == sent->tls->peer_sha256
                   ? std::string()
                   : "another server certificate than in the tests before it";
    });
}

std::string why_no_controls(
    const catalogue::catalogue& all,
    const reporting::recorded_run& run,
    const reporting::report& judged
) {
    for (const auto& test : judged.tests) {
        const auto seen = run.seen.find(test.id);
        if (test.judged.came.is != verdict::outcome::pass || seen == run.seen.end()) continue;
        if (lacks_a_control(plan_of(all, run, test.id), seen->second))
            return test.id + ": passes without its live controls";
    }
    return {};
}

} // namespace kruispunt::conformance::suite::statement
