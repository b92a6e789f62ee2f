#include "gateway/portal/report_book.hpp"

#include "gateway/codec/dsse.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::portal {

using namespace domain;
using ports::task;

namespace {

std::vector<speaking_region> speaking(const std::vector<member_facts>& facts) {
    std::vector<speaking_region> all;
    for (const member_facts& each : facts)
        all.push_back(
            {each.region, each.oin, each.protocol, each.protocol_version, each.only_called}
        );
    return all;
}

// Of those whose term is over or that no key vouches for, the one that was handed in first.
std::optional<uuid> outlived(const std::vector<verified_report>& newest_first) {
    const auto at = std::find_if(newest_first.rbegin(), newest_first.rend(), [](const auto& each) {
        return !each.judged.holds();
    });
    return at == newest_first.rend() ? std::nullopt : std::optional(at->kept.id);
}

} // namespace

report_book::report_book(report_parts parts)
    : parts_(std::move(parts)), regions_(speaking(parts_.facts)) {}

verified_report report_book::verified_again(ports::kept_report kept) const {
    verified_report made;
    made.kept = std::move(kept);
    presented_acceptance presented;
    const auto envelope = codec::read_dsse(made.kept.envelope);
    if (envelope) {
        made.kept.id = parts_.body.name_of(envelope->payload);
        presented.is_signed = parts_.body.signed_by_body(
            codec::dsse_signed_octets(envelope->payload), envelope->signature
        );
        auto says = codec::read_acceptance(envelope->payload);
        if (says)
            presented.says = std::move(*says);
        else
            made.amiss = says.error().field;
    } else {
        made.amiss = envelope.error().field;
    }
    made.judged = judge(presented, regions_, parts_.clock.machine_time());
    made.says = std::move(presented.says);
    return made;
}

verified_report report_book::verified(std::string octets, std::string by) const {
    ports::kept_report kept;
    kept.envelope = std::move(octets);
    kept.by = std::move(by);
    kept.since = parts_.clock.machine_time();
    verified_report made = verified_again(std::move(kept));
    made.kept.region = made.judged.region;
    return made;
}

task<result<std::vector<verified_report>>> report_book::all() {
    auto kept = co_await parts_.store.reports();
    if (!kept) co_return kept.error();
    std::vector<verified_report> found;
    for (ports::kept_report& each : *kept)
        found.push_back(verified_again(std::move(each)));
    co_return found;
}

task<result<ports::report_kept>> report_book::keep(verified_report taken) {
    std::optional<uuid> instead;
    const auto before = co_await all();
    if (!before) co_return before.error();
    if (before->size() >= ports::report_store::most) instead = outlived(*before);
    co_return co_await parts_.store.keep(std::move(taken.kept), instead);
}

const verified_report*
report_book::proof_of(std::string_view region, const std::vector<verified_report>& among) {
    const verified_report* longest = nullptr;
    for (const verified_report& each : among) {
        if (!each.judged.holds() || each.judged.region != region) continue;
        if (!longest || each.says->valid_until > longest->says->valid_until) longest = &each;
    }
    return longest;
}

} // namespace kruispunt::portal
