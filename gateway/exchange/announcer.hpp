#pragma once

#include "gateway/exchange/back_off.hpp"
#include "gateway/exchange/wakeable.hpp"
#include "gateway/ports/alarms.hpp"
#include "gateway/ports/announcement_store.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/http.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <functional>
#include <string>

namespace kruispunt::exchange {

/// Who is told, and where.
struct coordination_body {
    std::string origin; ///< "https://host:port"
    std::string oin;    ///< which its certificate must bear
};

struct announcer_settings {
    back_off_settings back_off;
    std::chrono::milliseconds call_limit{5'000};
    std::chrono::milliseconds pause{2'000};           ///< between two looks where nothing waits
    std::chrono::milliseconds alarm_after{3'600'000}; ///< that something waits
};

/// What the announcer works with; all of it must outlive it.
struct announcer_parts {
    ports::announcement_store& store;
    ports::http_client& client;
    const ports::clock& clock;
    ports::alarms& alarms;
    coordination_body to;
    /// The request that tells it, path and body.
    std::function<ports::http_request(const ports::owed_announcement&)> form;
    announcer_settings settings = {};
};

/// Tells the coordination body what waits for it (BEH-09): one at a time, oldest first, each until
/// it is taken. What is never taken is tried for ever and nothing is given up; what is refused for
/// what it says lets the later ones pass. Between an answer and its commit a crash may have
/// something told again, with the same id. While the oldest waits too long an alarm stands. One
/// serial executor for `run`; `stop` from any thread.
class announcer {
public:
    announcer(announcer_parts parts, boost::asio::any_io_executor executor, std::uint32_t seed);

    /// Tells until stopped.
    ports::task<void> run();

    /// Tells all that waits; false where some of it was not taken.
    ports::task<bool> round();

    void stop() { waiting_.stop(); }

private:
    enum class answer { taken, refused, none };

    ports::task<answer> tell(const ports::owed_announcement& what);
    void watch(domain::instant oldest);

    announcer_parts parts_;
    wakeable waiting_;
    back_off back_off_;
    std::string why_; ///< the last was not taken
};

} // namespace kruispunt::exchange
