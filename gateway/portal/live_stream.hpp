#pragma once

#include "gateway/portal/live_snapshot.hpp"
#include "gateway/portal/rough_counts.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/region_store.hpp"
#include "gateway/ports/statistics_store.hpp"
#include "gateway/ports/traffic.hpp"

#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>

namespace kruispunt::portal {

/// What the stream is read from; all of it must outlive it.
struct live_parts {
    ports::region_store& regions;
    const ports::traffic& traffic;
    const ports::alarms& alarms;
    ports::statistics_store& statistics;
    const ports::clock& clock;
    std::function<std::int64_t()> messages; ///< all that passed since the start; any thread
};

struct live_settings {
    std::size_t listeners = 256; ///< at once; one more is asked to come back later
    std::chrono::milliseconds look_every{1'000};
    std::chrono::milliseconds heartbeat{15'000};
    std::chrono::milliseconds longest{3'600'000}; ///< a stream ends within it
};

/// How long to wait after a look that took so long. A look reads all that is owed, which is much
/// where a region is down, on the thread that the lanes read on: looking takes a fiftieth of the
/// time at most, or a look a minute.
std::chrono::milliseconds
pause_after(std::chrono::milliseconds took, const live_settings& settings);

/// How long the stream with that number lives: the longest, or up to a quarter less, so that those
/// that came at one moment do not come back at one.
std::chrono::milliseconds life_of(std::uint32_t number, const live_settings& settings);

/// `GET /stroom` (BEH-07): how everything stands, again whenever it changes, as server-sent events.
/// It is read at most once a look, and not at all while nobody listens; what listeners with the
/// same scope see is put into words once. A listener costs nothing until there is something new for
/// them or it is time for a heartbeat; one who reads slowly is sent what is newest by then, and
/// never what was in between. `run` on one serial executor, `show` on its connection's, the rest
/// from any thread.
class live_stream {
public:
    explicit live_stream(const live_parts& parts, const live_settings& settings = {});

    /// Reads and encodes while somebody listens; until stopped.
    ports::task<void> run();

    /// Every stream ends in order, soon.
    void stop();

    /// Streams to one listener until it goes or its time is over; a response in its place where
    /// there are too many.
    ports::task<std::optional<ports::http_response>> show(scope within, ports::answer_sink& answer);

    std::size_t listeners() const;

    /// What whoever may know no exact count is told; the same wherever they ask.
    rough_counts& rough() { return rough_; }

private:
    // shared because all who listen are sent the same octets, each for as long as it takes
    using text = std::shared_ptr<const std::string>;
    // shared because it may still be rung when its listener has gone
    using bell = std::shared_ptr<boost::asio::steady_timer>;

    /// What is told to all with one scope.
    struct channel {
        scope within;
        std::set<bell> bells; ///< of those who listen
        std::string said;     ///< without the event's frame
        text event;
        std::int64_t number = 0; ///< of the last event; its own, or gaps would tell of others
    };

    /// The newest month with a table, as it is told; a table never changes.
    struct told_month {
        domain::statistics::calendar_month month;
        json matches;
    };

    class seat;

    bool enter(const scope& within, const bell& rung);
    void leave(const scope& within, const bell& rung);
    text newest(const scope& within) const;
    static void ring(const channel& all);
    ports::task<void> look();
    ports::task<domain::result<live_snapshot>> read();
    ports::task<json> matches_of_newest_month();
    void tell(const live_snapshot& now);
    ports::task<void> follow(const seat& mine, ports::answer_sink& answer);

    live_parts parts_;
    live_settings settings_;
    activity_window activity_;
    std::optional<told_month> told_month_; ///< `run` alone uses it
    rough_counts rough_;
    mutable std::mutex mutex_;
    std::map<std::pair<std::string, bool>, channel> channels_;
    std::size_t listening_ = 0;
    std::atomic<std::uint32_t> begun_ = 0; ///< streams so far
    std::atomic<bool> stopped_ = false;
};

} // namespace kruispunt::portal
