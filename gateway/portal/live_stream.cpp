#include "gateway/portal/live_stream.hpp"

#include "gateway/portal/statistics_form.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <utility>

namespace kruispunt::portal {

namespace asio = boost::asio;
using namespace domain;
using ports::task;

namespace {

using steady_clock = std::chrono::steady_clock;

constexpr const char* heartbeat = ": \n\n";

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

/// A listener's place, given back however the listening ends, and what they wait by. On the
/// listener's serial executor.
class live_stream::seat {
public:
    seat(live_stream& of, const scope& within, const asio::any_io_executor& executor)
        : of_(of), within_(within), bell_(std::make_shared<asio::steady_timer>(executor)),
          taken_(of.enter(within, bell_)) {}

    ~seat() {
        if (taken_) of_.leave(within_, bell_);
    }

    seat(const seat&) = delete;
    seat& operator=(const seat&) = delete;

    bool taken() const { return taken_; }

    text newest() const { return of_.newest(within_); }

    /// Until it is rung or `due`. A ring is posted here: whoever looked for news and then waits,
    /// without waiting for anything else in between, misses none.
    task<void> wait(steady_clock::time_point due) const {
        bell_->expires_at(due);
        co_await bell_->async_wait(asio::as_tuple(asio::use_awaitable));
    }

private:
    live_stream& of_;
    const scope within_;
    const bell bell_; ///< shared with the rings on their way
    const bool taken_;
};

live_stream::live_stream(const live_parts& parts, const live_settings& settings)
    : parts_(parts), settings_(settings), activity_(parts.clock.machine_time()) {}

bool live_stream::enter(const scope& within, const bell& rung) {
    const std::lock_guard lock(mutex_);
    if (listening_ >= settings_.listeners) return false;
    ++listening_;
    channel& of = channels_[{within.only, within.coarse}];
    of.within = within;
    of.bells.insert(rung);
    return true;
}

void live_stream::leave(const scope& within, const bell& rung) {
    const std::lock_guard lock(mutex_);
    --listening_;
    const auto at = channels_.find({within.only, within.coarse});
    at->second.bells.erase(rung);
    if (at->second.bells.empty()) channels_.erase(at);
}

void live_stream::ring(const channel& all) {
    for (const bell& each : all.bells)
        asio::post(each->get_executor(), [each] { each->cancel(); });
}

void live_stream::stop() {
    stopped_ = true;
    const std::lock_guard lock(mutex_);
    for (const auto& [key, all] : channels_)
        ring(all);
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
    constexpr int fiftieth = 50;
    constexpr std::chrono::milliseconds longest{60'000};
    return std::clamp(took * fiftieth, settings.look_every, std::max(longest, settings.look_every));
}

std::chrono::milliseconds life_of(std::uint32_t number, const live_settings& settings) {
    constexpr std::uint32_t golden = 2'654'435'769; // of 2^32: spreads whatever counts up evenly
    constexpr int share_bits = 16;
    const auto share = static_cast<std::uint16_t>((number * golden) >> share_bits);
    const auto quarter = settings.longest.count() / 4;
    return settings.longest - std::chrono::milliseconds(quarter * share >> share_bits);
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
    if (told_month_ && told_month_->month == newest.last) co_return told_month_->matches;
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
    told_month_ = told_month{newest.last, json::object()};
    told_month_->matches["maand"] = whole["maand"];
    told_month_->matches["paren"] = std::move(pairs);
    co_return told_month_->matches;
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
        ring(of);
    }
}

// Until the stream is stopped, its time is over or the listener takes no more.
task<void> live_stream::follow(const seat& mine, ports::answer_sink& answer) {
    const auto ends = steady_clock::now() + life_of(++begun_, settings_);
    auto heard = steady_clock::now();
    text told;
    while (!stopped_ && steady_clock::now() < ends) {
        const text now = mine.newest();
        const bool is_news = now && now != told;
        const auto beat = heard + settings_.heartbeat;
        if (!is_news && steady_clock::now() < beat) {
            co_await mine.wait(std::min(beat, ends));
            continue;
        }
        std::string octets = is_news ? *now : std::string(heartbeat);
        const bool there = co_await answer.write(std::move(octets));
        if (!there) co_return;
        told = now;
        heard = steady_clock::now();
    }
    co_await answer.finish();
}

task<std::optional<ports::http_response>>
live_stream::show(scope within, ports::answer_sink& answer) {
    using asio::experimental::awaitable_operators::operator||;
    const auto executor = co_await asio::this_coro::executor;
    const seat mine(*this, within, executor);
    if (!mine.taken()) co_return too_many();
    const bool begun = co_await answer.begin(opening());
    if (begun) co_await (follow(mine, answer) || answer.gone());
    co_return std::nullopt;
}

} // namespace kruispunt::portal
