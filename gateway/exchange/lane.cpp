#include "gateway/exchange/lane.hpp"

#include "gateway/exchange/dead_letter_alarm.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace kruispunt::exchange {

namespace asio = boost::asio;

namespace {

using namespace domain;
using namespace std::chrono_literals;
using ports::settlement;
using ports::task;

constexpr std::size_t notices_at_once = 256;
constexpr std::size_t unsettled_for_each_call = 8;
constexpr std::chrono::milliseconds look_again{30s};
constexpr std::chrono::seconds read_for{1};
constexpr std::chrono::seconds grace{1};

// A single call that fails is nothing to wake anybody for.
constexpr int failures_until_alarm = 3;

bool was_cancelled(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const boost::system::system_error& why) {
        return why.code() == asio::error::operation_aborted;
    } catch (...) {
        return false;
    }
}

} // namespace

lane::lane(
    participant to, const lane_parts& parts, asio::any_io_executor executor, std::uint32_t seed
)
    : to_(std::move(to)), parts_(parts), executor_(executor), waiting_(executor),
      courier_(to_, parts_, seed), breaker_(parts.settings.back_off, seed),
      last_ended_(std::move(executor)) {}

void lane::wake() {
    news_ = true;
    waiting_.wake();
}

void lane::hold(bool held) {
    held_ = held;
    if (!held) wake();
}

bool lane::resume() {
    const bool was_gone = gone_.exchange(false);
    if (!was_gone) return false;
    parts_.alarms.clear(ports::alarm_code::region_gone, to_.region);
    wake();
    return true;
}

// It ends in its own way, so that what is on its way can be answered and settled.
task<void> lane::run() {
    co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
    while (!waiting_.stopped() && !thrown_) {
        const auto pause = co_await send_what_is_due();
        co_await waiting_.wait(pause);
    }
    co_await last_errands();
    if (thrown_) std::rethrow_exception(thrown_);
}

// Gives how long there is nothing to do, unless it is woken.
task<std::chrono::milliseconds> lane::send_what_is_due() {
    while (!waiting_.stopped() && !thrown_) {
        if (std::exchange(not_settled_, false)) co_return 1s;
        if (rests()) {
            ready_.clear();
            co_return look_again;
        }
        begin_what_may();
        const instant now = parts_.clock.now();
        const ports::circuit circuit = breaker_.circuit();
        if (circuit.now == ports::circuit::state::open && now < circuit.until)
            co_return until(circuit.until);
        if (!has_room() || !breaker_.admits(now)) co_return look_again;
        if (!news_ && now < next_look_) co_return until(next_look_);
        const bool known = co_await read();
        if (!known) co_return 1s;
    }
    co_return 0ms;
}

task<bool> lane::read() {
    news_ = false;
    std::set<std::int64_t> under_way; // as the store knows it, they are still due
    for (const auto& [number, each] : errands_)
        under_way.insert(number);
    read_at_ = std::chrono::steady_clock::now();
    const instant now = parts_.clock.now();
    auto due =
        co_await parts_.store.deliverable(to_.region, now, notices_at_once + under_way.size());
    if (!due) {
        news_ = true;
        co_return false;
    }
    ready_.clear();
    for (ports::owed_notice& owed : due->notices)
        if (!under_way.contains(owed.number)) ready_.push_back(std::move(owed));
    next_look_ = std::min(due->next.value_or(instant::max()), now + look_again);
    co_return true;
}

void lane::begin_what_may() {
    while (!rests() && has_room() && breaker_.admits(parts_.clock.now())) {
        auto next = next_ready();
        if (!next) return;
        begin(std::move(*next));
    }
}

// What was read a while ago may be frozen since (BEH-10).
std::optional<ports::owed_notice> lane::next_ready() {
    if (!ready_.empty() && std::chrono::steady_clock::now() - read_at_ > read_for) {
        ready_.clear();
        news_ = true;
    }
    const auto next = std::find_if(ready_.begin(), ready_.end(), [this](const auto& owed) {
        return !under_way(ports::order_of(owed.notice));
    });
    if (next == ready_.end()) return std::nullopt;
    std::optional<ports::owed_notice> taken(std::move(*next));
    ready_.erase(next);
    return taken;
}

void lane::begin(ports::owed_notice owed) {
    const std::int64_t number = owed.number;
    errand& begun = errands_[number];
    begun.order = ports::order_of(owed.notice);
    asio::co_spawn(
        executor_,
        tell(std::move(owed), breaker_.begin(parts_.clock.now())),
        asio::bind_cancellation_slot(
            begun.cancel.slot(), std::bind_front(&lane::ended, this, number)
        )
    );
}

task<void> lane::tell(ports::owed_notice owed, breaker::spell began) {
    telling told = co_await courier_.tell(owed);
    std::vector<settlement> done;
    done.push_back(judged(owed, std::move(told), began));
    const auto came_to = done.front().becomes;
    errands_.at(owed.number).calling = false;
    waiting_.wake();
    const auto kept = co_await parts_.store.settle(std::move(done));
    not_settled_ = not_settled_ || !kept;
    if (kept && parts_.tally) parts_.tally->told(owed.notice, came_to);
}

// What was cancelled is told again by the next start.
void lane::ended(std::int64_t number, const std::exception_ptr& thrown) {
    if (thrown && !was_cancelled(thrown)) thrown_ = thrown;
    errands_.erase(number);
    if (errands_.empty()) last_ended_.cancel();
    wake();
}

task<void> lane::last_errands() {
    for (const bool cancels : {false, true}) {
        if (errands_.empty()) co_return;
        if (cancels)
            for (auto& [number, each] : errands_)
                each.cancel.emit(asio::cancellation_type::terminal);
        last_ended_.expires_after(grace);
        co_await last_ended_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

settlement lane::judged(const ports::owed_notice& owed, telling told, breaker::spell began) {
    const instant now = parts_.clock.now();
    breaker_.end(began, told.showed, owed.number, now, told.asked);
    settlement settled = std::move(told.settled);
    if (told.gone) gone_ = true;
    watch_region();
    if (told.showed == showing::took) took_ = now;
    if (told.showed == showing::failed)
        settled.next_attempt = std::max(now, breaker_.circuit().until);
    const bool asked_to_wait = told.asked > 0ms;
    if (told.showed == showing::unsure || (told.showed == showing::failed && !asked_to_wait))
        put_off(owed, settled);
    return settled;
}

// A region that takes nothing is out of order; one that takes others, and never this one, is not.
void lane::put_off(const ports::owed_notice& owed, settlement& settled) {
    if (!took_ || *took_ <= owed.last_attempt) return;
    settled.put_off = true;
    if (owed.put_off + 1 < parts_.settings.tries) return;
    settled.becomes = settlement::state::dead;
    settled.cause = ports::death::put_off;
    parts_.journal.note(
        ports::severity::warning,
        to_.region,
        "a notice is a dead letter: the region takes others and not this one: " + settled.code
    );
    raise_dead_letters(parts_.alarms, to_.region);
}

void lane::watch_region() {
    const ports::circuit now = breaker_.circuit();
    const bool closed = now.now == ports::circuit::state::closed;
    const bool down = !closed && (unreachable_ || now.failures >= failures_until_alarm);
    if (down == std::exchange(unreachable_, down)) return;
    if (!down) return parts_.alarms.clear(ports::alarm_code::region_unreachable, to_.region);
    parts_.alarms.raise(
        ports::alarm_code::region_unreachable,
        to_.region,
        "it takes nothing: what it is owed waits, nothing is lost; see kruispunt connect " +
            to_.region
    );
}

bool lane::has_room() const {
    const auto calls = std::count_if(errands_.begin(), errands_.end(), [](const auto& each) {
        return each.second.calling;
    });
    const std::size_t window = parts_.settings.in_flight;
    return static_cast<std::size_t>(calls) < window &&
           errands_.size() < window * unsettled_for_each_call;
}

bool lane::under_way(std::int64_t order) const {
    return order != 0 && std::any_of(errands_.begin(), errands_.end(), [order](const auto& each) {
               return each.second.order == order;
           });
}

std::chrono::milliseconds lane::until(instant then) const {
    return std::clamp(
        std::chrono::milliseconds(then - parts_.clock.now()),
        std::chrono::milliseconds(1),
        look_again
    );
}

} // namespace kruispunt::exchange
