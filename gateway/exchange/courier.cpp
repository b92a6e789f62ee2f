#include "gateway/exchange/courier.hpp"

#include "gateway/domain/reach.hpp"
#include "gateway/exchange/far_side.hpp"
#include "gateway/exchange/heavy_work.hpp"
#include "gateway/exchange/held_signals.hpp"
#include "gateway/exchange/trace_fields.hpp"

#include <functional>
#include <utility>

namespace kruispunt::exchange {

namespace {

using namespace domain;
using namespace std::chrono_literals;
using ports::settlement;
using ports::task;

std::string_view text_of(ports::call_fault fault) {
    switch (fault) {
    case ports::call_fault::none:
        return "answered";
    case ports::call_fault::name:
        return "its name is not found";
    case ports::call_fault::connect:
        return "no connection";
    case ports::call_fault::tls:
        return "the TLS handshake failed";
    case ports::call_fault::identity:
        return "its certificate is another party's";
    case ports::call_fault::timed_out:
        return "no answer in time";
    case ports::call_fault::broken:
        return "the connection broke";
    }
    return {};
}

settlement settled(const ports::owed_notice& owed, settlement::state becomes, std::string code) {
    settlement s;
    s.number = owed.number;
    s.becomes = becomes;
    s.code = std::move(code);
    return s;
}

settlement nothing_left(const ports::owed_notice& owed) {
    return settled(owed, settlement::state::suppressed, "erased");
}

telling shown(settlement s, showing showed = showing::nothing) {
    telling told;
    told.settled = std::move(s);
    told.showed = showed;
    return told;
}

std::int64_t lead_key_of(const ports::owed_notice& owed) {
    return owed.said.lead ? owed.said.lead->data_key : 0;
}

bool corrected(const ports::owed_notice& since, const ports::owed_notice& now) {
    return now.contact && (now.contact->data_key != since.contact->data_key ||
                           lead_key_of(now) != lead_key_of(since));
}

} // namespace

task<telling> courier::tell(const ports::owed_notice& owed) {
    if (owed.notice.kind == notice_kind::relocation) return tell_of_relocation(owed);
    if (owed.notice.kind == notice_kind::inspection_answer) return tell_of_inspection(owed);
    return tell_of_other(owed);
}

task<telling> courier::tell_of_other(const ports::owed_notice& owed) {
    if (owed.contact_gone) co_return shown(nothing_left(owed));
    const notice& what = owed.notice;
    std::optional<contact> other;
    if (owed.contact) {
        auto opened =
            open_far_side(parts_.vault, *owed.contact, owed.said, what.match, what.other_region);
        if (!opened && opened.error().code == errc::signal_unknown)
            co_return co_await after_erasure(owed);
        if (!opened) co_return not_opened(owed, opened.error());
        other = std::move(*opened);
    }
    const region_policy& receiver = parts_.policy.of(to_.region);
    co_return co_await send(owed, disclose(what, receiver, other, municipality_of(what)));
}

// Whoever's signal has ended since is left out; with nobody left there is nothing to tell (COM-26).
task<telling> courier::tell_of_relocation(const ports::owed_notice& owed) {
    if (owed.reporters.empty()) co_return shown(nothing_left(owed));
    const auto opened = open_reporters(owed.reporters, parts_.vault);
    if (!opened) co_return not_opened(owed, opened.error());
    const auto moved_to = municipality_of(owed.notice);
    co_return co_await send(
        owed, disclose_relocation(owed.notice, parts_.policy.of(to_.region), *opened, moved_to)
    );
}

task<telling> courier::tell_of_inspection(const ports::owed_notice& owed) {
    const auto opened = open_held(owed.held, parts_.vault);
    if (!opened) co_return not_opened(owed, opened.error());
    const region_policy& receiver = parts_.policy.of(to_.region);
    co_return co_await send(owed, disclose_inspection(owed.notice, receiver, *opened));
}

// The key is gone. Where the signal was corrected since it was read, its contact now stands under
// another key and the notice is read again; else there is nothing left to tell (COM-31).
task<telling> courier::after_erasure(const ports::owed_notice& owed) {
    const auto now = co_await parts_.store.owed(to_.region, owed.number - 1, 1);
    const bool there = now && !now->empty() && now->front().number == owed.number;
    if (!there) co_return shown(again(owed, 0ms, "not read"));
    if (corrected(owed, now->front())) co_return shown(again(owed, 0ms, "corrected"));
    co_return shown(nothing_left(owed));
}

telling courier::not_opened(const ports::owed_notice& owed, const error& why) {
    const bool for_good = why.code == errc::value_invalid;
    parts_.journal.note(
        for_good ? ports::severity::alarm : ports::severity::warning, to_.region, why.detail
    );
    if (!for_good) return shown(again(owed, back_off_.after(owed.attempts + 1), "no key"));
    settlement s = settled(owed, settlement::state::dead, "unreadable");
    s.cause = ports::death::unreadable;
    return shown(std::move(s));
}

task<telling> courier::send(const ports::owed_notice& owed, disclosure told) {
    const auto encode = std::bind_front(
        &ports::region_adapter::encode_notice,
        &to_.adapter,
        std::cref(told),
        parts_.clock.machine_time()
    );
    ports::http_request request = co_await in_its_place(to_.adapter, parts_.heavy_work, encode);
    add_trace(owed.notice.trace, request.fields);
    const auto until = std::chrono::steady_clock::now() + parts_.settings.call_limit;
    const auto call = co_await parts_.client.call(to_.origin, to_.oin, request, until);
    co_return co_await after_call(owed, told, request, call);
}

task<telling> courier::after_call(
    const ports::owed_notice& owed,
    const disclosure& told,
    const ports::http_request& sent,
    const ports::call_outcome& call
) {
    if (call.fault != ports::call_fault::none) {
        const std::string why(text_of(call.fault));
        parts_.journal.note(ports::severity::warning, to_.region, why + ": " + call.detail);
        co_return shown(again(owed, 0ms, why), showing::failed);
    }
    const auto read = std::bind_front(
        &ports::region_adapter::read_delivery,
        &to_.adapter,
        std::cref(told),
        std::cref(sent),
        std::cref(call.response),
        parts_.clock.machine_time()
    );
    const ports::receipt receipt = co_await in_its_place(to_.adapter, parts_.heavy_work, read);
    co_return after_receipt(owed, told, receipt);
}

telling courier::after_receipt(
    const ports::owed_notice& owed, const disclosure& told, const ports::receipt& receipt
) {
    switch (receipt.what) {
    case ports::receipt::kind::delivered:
        return shown(delivered(owed, told, receipt.code), showing::took);
    case ports::receipt::kind::refused:
        return refused(owed, receipt.code);
    case ports::receipt::kind::later:
        return asks_to_wait(owed, receipt);
    case ports::receipt::kind::again:
        break;
    case ports::receipt::kind::gone:
        return nobody_there(owed, receipt.code);
    }
    const auto wait = back_off_.after(owed.attempts + 1);
    return shown(again(owed, wait, receipt.code), showing::unsure);
}

telling courier::refused(const ports::owed_notice& owed, std::string code) {
    parts_.journal.note(
        ports::severity::alarm, to_.region, "a notice was refused for good: " + code
    );
    return shown(settled(owed, settlement::state::dead, std::move(code)), showing::took);
}

telling courier::asks_to_wait(const ports::owed_notice& owed, const ports::receipt& receipt) const {
    telling told = shown(again(owed, 0ms, receipt.code), showing::failed);
    told.asked = receipt.retry_after.value_or(0s);
    return told;
}

telling courier::nobody_there(const ports::owed_notice& owed, std::string code) {
    parts_.journal.note(
        ports::severity::alarm,
        to_.region,
        "the endpoint is gone: its lane pauses until an operator sets it going "
        "(kruispunt region resume) or the gateway starts again"
    );
    telling told = shown(again(owed, 0ms, std::move(code)));
    told.gone = true;
    return told;
}

settlement
courier::delivered(const ports::owed_notice& owed, const disclosure& told, std::string code) const {
    settlement s = settled(owed, settlement::state::delivered, std::move(code));
    if (without_reach(told, parts_.policy.of(to_.region)))
        s.counted = std::string(without_reach_counter) + "/" + to_.region;
    return s;
}

settlement courier::again(
    const ports::owed_notice& owed, std::chrono::milliseconds wait, std::string code
) const {
    settlement s = settled(owed, settlement::state::queued, std::move(code));
    s.next_attempt = parts_.clock.now() + wait;
    return s;
}

std::optional<municipality> courier::municipality_of(const notice& what) const {
    if (what.municipality.empty() || !parts_.municipalities) return std::nullopt;
    return parts_.municipalities(what.municipality, amsterdam_day(what.made_at));
}

} // namespace kruispunt::exchange
