#pragma once

#include "gateway/portal/live_snapshot.hpp"
#include "gateway/portal/rough_counts.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/region_store.hpp"
#include "gateway/ports/statistics_store.hpp"
#include "gateway/ports/traffic.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
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
};

/// How long to wait after a look that took so long. A look reads all that is owed, which is much
/// where a region is down: looking takes a twentieth of the time at most, or a look a minute.
std::chrono::milliseconds
pause_after(std::chrono::milliseconds took, const live_settings& settings);

/// `GET /stroom` (BEH-07): how everything stands, again whenever it changes, as server-sent events.
/// It is read at most once a look, and not at all while nobody listens; what listeners with the
/// same scope see is put into words once. `run` on one serial executor, `show` on its connection's,
/// the rest from any thread.
class live_stream {
public:
    explicit live_stream(const live_parts& parts, const live_settings& settings = {});

    /// Reads and encodes while somebody listens; until stopped.
    ports::task<void> run();

    /// Every stream ends in order within a look.
    void stop() { stopped_ = true; }

    /// Streams to one listener until it goes; a response in its place where there are too many.
    ports::task<std::optional<ports::http_response>> show(scope within, ports::answer_sink& answer);

    std::size_t listeners() const;

    /// What whoever may know no exact count is told; the same wherever they ask.
    rough_counts& rough() { return rough_; }

private:
    // shared because all who listen are sent the same octets, each for as long as it takes
    using text = std::shared_ptr<const std::string>;

    /// What is told to all with one scope.
    struct channel {
        scope within;
        std::size_t listeners = 0;
        std::string said; ///< without the event's frame
        text event;
        std::int64_t number = 0; ///< of the last event; its own, or gaps would tell of others
    };

    class seat;

    bool enter(const scope& within);
    void leave(const scope& within);
    text newest(const scope& within) const;
    ports::task<void> look();
    ports::task<domain::result<live_snapshot>> read();
    ports::task<json> matches_of_newest_month();
    void tell(const live_snapshot& now);
    ports::task<bool> follow(const scope& within, ports::answer_sink& answer);

    live_parts parts_;
    live_settings settings_;
    activity_window activity_;
    rough_counts rough_;
    mutable std::mutex mutex_;
    std::map<std::pair<std::string, bool>, channel> channels_;
    std::size_t listening_ = 0;
    std::atomic<bool> stopped_ = false;
};

} // namespace kruispunt::portal
