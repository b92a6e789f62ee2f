#include "gateway/exchange/composer.hpp"

#include "gateway/domain/reach.hpp"
#include "gateway/exchange/dead_letter_alarm.hpp"
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

std::int64_t lead_key_of(const ports::owed_notice& owed) {
    return owed.said.lead ? owed.said.lead->data_key : 0;
}

bool corrected(const ports::owed_notice& since, const ports::owed_notice& now) {
    return now.contact && (now.contact->data_key != since.contact->data_key ||
                           lead_key_of(now) != lead_key_of(since));
}

} // namespace

task<composition> composer::compose(const ports::owed_notice& owed) {
    if (owed.notice.kind == notice_kind::relocation) return of_relocation(owed);
    if (owed.notice.kind == notice_kind::inspection_answer) return of_inspection(owed);
    return of_other(owed);
}

task<composition> composer::of_other(const ports::owed_notice& owed) {
    if (owed.contact_gone) co_return nothing_left(owed);
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
    co_return co_await written(owed, disclose(what, receiver, other, municipality_of(what)));
}

// Whoever's signal has ended since is left out; with nobody left there is nothing to tell (COM-26).
task<composition> composer::of_relocation(const ports::owed_notice& owed) {
    if (owed.reporters.empty()) co_return nothing_left(owed);
    const auto opened = open_reporters(owed.reporters, parts_.vault);
    if (!opened) co_return not_opened(owed, opened.error());
    const auto moved_to = municipality_of(owed.notice);
    const region_policy& receiver = parts_.policy.of(to_.region);
    co_return co_await written(owed, disclose_relocation(owed.notice, receiver, *opened, moved_to));
}

task<composition> composer::of_inspection(const ports::owed_notice& owed) {
    const auto opened = open_held(owed.held, parts_.vault);
    if (!opened) co_return not_opened(owed, opened.error());
    const region_policy& receiver = parts_.policy.of(to_.region);
    co_return co_await written(owed, disclose_inspection(owed.notice, receiver, *opened));
}

// The key is gone. Where the signal was corrected since it was read, its contact now stands under
// another key and the notice is read again; else there is nothing left to tell (COM-31).
task<composition> composer::after_erasure(const ports::owed_notice& owed) {
    const auto now = co_await parts_.store.owed(to_.region, owed.number - 1, 1);
    const bool there = now && !now->empty() && now->front().number == owed.number;
    if (!there) co_return again(owed, 0ms, "not read");
    if (corrected(owed, now->front())) co_return again(owed, 0ms, "corrected");
    co_return nothing_left(owed);
}

settlement composer::not_opened(const ports::owed_notice& owed, const error& why) {
    const bool for_good = why.code == errc::value_invalid;
    parts_.journal.note(ports::severity::warning, to_.region, why.detail);
    if (!for_good) return again(owed, "no key");
    raise_dead_letters(parts_.alarms, to_.region);
    settlement s = settled(owed, settlement::state::dead, "unreadable");
    s.cause = ports::death::unreadable;
    return s;
}

task<composition> composer::written(const ports::owed_notice& owed, disclosure told) {
    const auto encode = std::bind_front(
        &ports::region_adapter::encode_notice,
        &to_.adapter,
        std::cref(told),
        parts_.clock.machine_time()
    );
    ports::http_request request = co_await in_its_place(to_.adapter, parts_.heavy_work, encode);
    add_trace(owed.notice.trace, request.fields);
    co_return message{std::move(told), std::move(request)};
}

settlement composer::delivered(
    const ports::owed_notice& owed, const disclosure& told, std::string code
) const {
    settlement s = settled(owed, settlement::state::delivered, std::move(code));
    if (without_reach(told, parts_.policy.of(to_.region)))
        s.counted = std::string(without_reach_counter) + "/" + to_.region;
    return s;
}

settlement composer::again(
    const ports::owed_notice& owed, std::chrono::milliseconds wait, std::string code
) const {
    settlement s = settled(owed, settlement::state::queued, std::move(code));
    s.next_attempt = parts_.clock.now() + wait;
    return s;
}

settlement composer::again(const ports::owed_notice& owed, std::string code) {
    return again(owed, back_off_.after(owed.attempts + 1), std::move(code));
}

std::optional<municipality> composer::municipality_of(const notice& what) const {
    if (what.municipality.empty() || !parts_.municipalities) return std::nullopt;
    return parts_.municipalities(what.municipality, amsterdam_day(what.made_at));
}

} // namespace kruispunt::exchange
