#include "gateway/exchange/lane.hpp"

#include "gateway/exchange/heavy_work.hpp"
#include "gateway/exchange/trace_fields.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace kruispunt::exchange {

namespace {

using namespace domain;
using namespace std::chrono_literals;
using ports::settlement;
using ports::task;

constexpr std::size_t notices_at_once = 256;
constexpr std::chrono::milliseconds look_again{30s};

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

// Later notices about the same signal wait for earlier ones; what failed before goes behind what
// was never tried, so that one notice that always fails does not hold the others.
std::vector<const ports::owed_notice*>
first_of_each_signal(const std::vector<ports::owed_notice>& owed) {
    std::vector<const ports::owed_notice*> first;
    std::set<signal_number> seen;
    for (const ports::owed_notice& o : owed)
        if (o.notice.about == 0 || seen.insert(o.notice.about).second) first.push_back(&o);
    std::stable_sort(first.begin(), first.end(), [](const auto* a, const auto* b) {
        return a->next_attempt < b->next_attempt;
    });
    return first;
}

} // namespace

lane::lane(
    participant to,
    const lane_parts& parts,
    boost::asio::any_io_executor executor,
    std::uint32_t seed
)
    : to_(std::move(to)), parts_(parts), waiting_(std::move(executor)),
      back_off_(parts.settings.back_off, seed) {}

task<void> lane::run() {
    while (!waiting_.stopped()) {
        const auto pause = co_await deliver_what_is_due();
        co_await waiting_.wait(pause);
    }
}

// Gives how long there is nothing to do.
task<std::chrono::milliseconds> lane::deliver_what_is_due() {
    if (gone_) co_return look_again;
    const auto owed = co_await parts_.store.owed(to_.region, notices_at_once);
    if (!owed) co_return 1s;
    bool any_sent = false;
    instant next = parts_.clock.now() + look_again;
    for (const ports::owed_notice* o : first_of_each_signal(*owed)) {
        if (waiting_.stopped() || gone_) co_return look_again;
        const instant due = std::max(o->next_attempt, closed_until_);
        if (due > parts_.clock.now()) {
            next = std::min(next, due);
            continue;
        }
        std::vector<settlement> done;
        done.push_back(co_await deliver(*o));
        any_sent = true;
        const auto kept = co_await parts_.store.settle(std::move(done));
        if (!kept) co_return 1s;
    }
    if (any_sent) co_return 0ms;
    co_return std::max(next - parts_.clock.now(), std::chrono::milliseconds(1));
}

task<settlement> lane::deliver(const ports::owed_notice& owed) {
    if (owed.contact_gone) co_return settled(owed, settlement::state::suppressed, "erased");
    std::optional<contact> contact;
    if (owed.contact) {
        auto opened = parts_.vault.open(*owed.contact);
        if (!opened && opened.error().code == errc::signal_unknown)
            co_return co_await after_erasure(owed);
        if (!opened && opened.error().code == errc::temporarily_unavailable) {
            parts_.journal.note(ports::severity::warning, to_.region, opened.error().detail);
            co_return try_again(owed, back_off_.after(owed.attempts + 1), "no key");
        }
        if (!opened) {
            parts_.journal.note(ports::severity::alarm, to_.region, opened.error().detail);
            co_return settled(owed, settlement::state::dead, "unreadable");
        }
        contact = std::move(*opened);
    }
    co_return co_await send(owed, contact);
}

// The key is gone. Where the signal was corrected since it was read, its contact now stands under
// another key and the notice is read again; else there is nothing left to tell (COM-31).
task<settlement> lane::after_erasure(const ports::owed_notice& owed) {
    const auto now = co_await parts_.store.owed(to_.region, notices_at_once);
    if (!now) co_return try_again(owed, 0ms, "not read");
    const auto same = std::find_if(now->begin(), now->end(), [&owed](const auto& o) {
        return o.number == owed.number;
    });
    const bool corrected =
        same != now->end() && same->contact && same->contact->data_key != owed.contact->data_key;
    if (corrected) co_return try_again(owed, 0ms, "corrected");
    co_return settled(owed, settlement::state::suppressed, "erased");
}

disclosure
lane::disclosure_of(const ports::owed_notice& owed, const std::optional<contact>& other) const {
    std::optional<municipality> coordination;
    if (!owed.notice.municipality.empty() && parts_.municipalities) {
        const day on = amsterdam_day(owed.notice.made_at);
        coordination = parts_.municipalities(owed.notice.municipality, on);
    }
    return disclose(owed.notice, parts_.policy.of(to_.region), other, coordination);
}

task<settlement> lane::send(const ports::owed_notice& owed, const std::optional<contact>& other) {
    const disclosure told = disclosure_of(owed, other);
    const auto encode = std::bind_front(
        &ports::region_adapter::encode_notice, &to_.adapter, std::cref(told), parts_.clock.now()
    );
    ports::http_request request = co_await in_its_place(to_.adapter, parts_.heavy_work, encode);
    add_trace(owed.notice.trace, request.fields);
    const auto until = std::chrono::steady_clock::now() + parts_.settings.call_limit;
    const auto call = co_await parts_.client.call(to_.origin, to_.oin, request, until);
    co_return co_await after_call(owed, told, request, call);
}

task<settlement> lane::after_call(
    const ports::owed_notice& owed,
    const disclosure& told,
    const ports::http_request& sent,
    const ports::call_outcome& call
) {
    if (call.fault != ports::call_fault::none) {
        const std::string why = std::string(text_of(call.fault)) + ": " + call.detail;
        parts_.journal.note(ports::severity::warning, to_.region, why);
        co_return close_for(owed, back_off_.after(++failures_), std::string(text_of(call.fault)));
    }
    failures_ = 0;
    const auto read = std::bind_front(
        &ports::region_adapter::read_delivery,
        &to_.adapter,
        std::cref(told),
        std::cref(sent),
        std::cref(call.response),
        parts_.clock.now()
    );
    const ports::receipt receipt = co_await in_its_place(to_.adapter, parts_.heavy_work, read);
    co_return after_receipt(owed, receipt);
}

settlement lane::after_receipt(const ports::owed_notice& owed, const ports::receipt& receipt) {
    switch (receipt.what) {
    case ports::receipt::kind::delivered:
        return settled(owed, settlement::state::delivered, receipt.code);
    case ports::receipt::kind::refused:
        parts_.journal.note(
            ports::severity::alarm, to_.region, "a notice was refused for good: " + receipt.code
        );
        return settled(owed, settlement::state::dead, receipt.code);
    case ports::receipt::kind::later: {
        const std::chrono::milliseconds asked = receipt.retry_after.value_or(0s);
        return close_for(owed, std::max(asked, back_off_.after(owed.attempts + 1)), receipt.code);
    }
    case ports::receipt::kind::again:
        return try_again(owed, back_off_.after(owed.attempts + 1), receipt.code);
    case ports::receipt::kind::gone:
        gone_ = true;
        parts_.journal.note(
            ports::severity::alarm,
            to_.region,
            "the endpoint is gone: its lane pauses until the gateway starts again"
        );
        return try_again(owed, 0ms, receipt.code);
    }
    return try_again(owed, 0ms, receipt.code);
}

settlement
lane::try_again(const ports::owed_notice& owed, std::chrono::milliseconds wait, std::string code) {
    settlement s = settled(owed, settlement::state::queued, std::move(code));
    s.next_attempt = parts_.clock.now() + wait;
    return s;
}

settlement
lane::close_for(const ports::owed_notice& owed, std::chrono::milliseconds wait, std::string code) {
    settlement s = try_again(owed, wait, std::move(code));
    closed_until_ = s.next_attempt;
    return s;
}

} // namespace kruispunt::exchange
