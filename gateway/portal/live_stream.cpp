#include "gateway/portal/live_stream.hpp"

#include "gateway/portal/statistics_form.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <utility>

namespace kruispunt::portal {

namespace asio = boost::asio;
using namespace domain;
using ports::task;

namespace {

task<void> pause(std::chrono::milliseconds time) {
    asio::steady_timer timer(co_await asio::this_coro::executor, time);
    co_await timer.async_wait(asio::use_awaitable);
}

ports::http_response opening() {
    return answered_as("text/event-stream", {});
}

ports::http_response too_many() {
    return problem(503, "Te veel luisteraars", "probeer het over een halve minuut opnieuw");
}

} // namespace

/// A listener's place, given back however the listening ends.
class live_stream::seat {
public:
    seat(live_stream& of, const scope& within)
        : of_(of), within_(within), taken_(of.enter(within)) {}

    ~seat() {
        if (taken_) of_.leave(within_);
    }

    seat(const seat&) = delete;
    seat& operator=(const seat&) = delete;

    bool taken() const { return taken_; }

private:
    live_stream& of_;
    const scope within_;
    const bool taken_;
};

live_stream::live_stream(const live_parts& parts, const live_settings& settings)
    : parts_(parts), settings_(settings), activity_(parts.clock.machine_time()) {}

bool live_stream::enter(const scope& within) {
    const std::lock_guard lock(mutex_);
    if (listening_ >= settings_.listeners) return false;
    ++listening_;
    channel& of = channels_[{within.only, within.coarse}];
    of.within = within;
    ++of.listeners;
    return true;
}

void live_stream::leave(const scope& within) {
    const std::lock_guard lock(mutex_);
    --listening_;
    const auto at = channels_.find({within.only, within.coarse});
    if (--at->second.listeners == 0) channels_.erase(at);
}

std::size_t live_stream::listeners() const {
    const std::lock_guard lock(mutex_);
    return listening_;
}

live_stream::text live_stream::newest(const scope& within) const {
    const std::lock_guard lock(mutex_);
    const auto at = channels_.find({within.only, within.coarse});
    return at == channels_.end() ? nullptr : at->second.event;
}

std::chrono::milliseconds
pause_after(std::chrono::milliseconds took, const live_settings& settings) {
    constexpr int twentieth = 20;
    constexpr std::chrono::milliseconds longest{60'000};
    return std::clamp(
        took * twentieth, settings.look_every, std::max(longest, settings.look_every)
    );
}

task<void> live_stream::run() {
    while (!stopped_) {
        activity_.look(parts_.clock.machine_time(), parts_.messages());
        const auto began = parts_.clock.machine_time();
        if (listeners() > 0) co_await look();
        co_await pause(pause_after(parts_.clock.machine_time() - began, settings_));
    }
}

// What cannot be read is not told: the heartbeat goes on, and the next look tries again.
task<void> live_stream::look() {
    const auto now = co_await read();
    if (now) tell(*now);
}

task<json> live_stream::matches_of_newest_month() {
    const auto frozen = co_await parts_.statistics.frozen();
    if (!frozen || !*frozen) co_return json(nullptr);
    const ports::month_span newest{(*frozen)->last, (*frozen)->last};
    const auto tables = co_await parts_.statistics.tables(newest);
    if (!tables || tables->empty()) co_return json(nullptr);
    const json whole = statistics_form(tables->front());
    json pairs = json::array();
    for (const json& row : whole["paren"])
        pairs.push_back(
            {{"regio", row["regio"]},
             {"tegenregio", row["tegenregio"]},
             {"matches", row.value("matches", json(nullptr))}}
        );
    co_return json{{"maand", whole["maand"]}, {"paren", std::move(pairs)}};
}

task<result<live_snapshot>> live_stream::read() {
    auto members = co_await read_members(parts_.regions, parts_.traffic);
    if (!members) co_return members.error();
    live_snapshot now;
    now.roughly = rough_.of_the_hour(*members, parts_.clock.machine_time());
    now.members = std::move(*members);
    now.alarms = parts_.alarms.standing();
    now.activity = activity_.told();
    now.activity_at = activity_.looked_at();
    now.matches = co_await matches_of_newest_month();
    co_return now;
}

void live_stream::tell(const live_snapshot& now) {
    const std::string at = to_rfc3339(parts_.clock.machine_time());
    const std::lock_guard lock(mutex_);
    for (auto& [key, of] : channels_) {
        json body = shown(now, of.within);
        std::string said = body.dump();
        if (of.event && said == of.said) continue;
        of.said = std::move(said);
        body["tijd"] = at;
        of.event = std::make_shared<const std::string>(
            "event: stand\nid: " + std::to_string(++of.number) + "\ndata: " + body.dump() + "\n\n"
        );
    }
}

// Whether the listener is still there.
task<bool> live_stream::follow(const scope& within, ports::answer_sink& answer) {
    using clock = std::chrono::steady_clock;
    text told;
    auto last = clock::now();
    while (!stopped_) {
        const text now = newest(within);
        if (now && now != told) {
            const bool there = co_await answer.write(*now);
            if (!there) co_return false;
            told = now;
            last = clock::now();
        } else if (clock::now() - last >= settings_.heartbeat) {
            const bool there = co_await answer.write(": \n\n");
            if (!there) co_return false;
            last = clock::now();
        }
        co_await pause(settings_.look_every / 4);
    }
    co_return true;
}

task<std::optional<ports::http_response>>
live_stream::show(scope within, ports::answer_sink& answer) {
    const seat mine(*this, within);
    if (!mine.taken()) co_return too_many();
    const bool begun = co_await answer.begin(opening());
    if (!begun) co_return std::nullopt;
    const bool there = co_await follow(within, answer);
    if (there) co_await answer.finish();
    co_return std::nullopt;
}

} // namespace kruispunt::portal
