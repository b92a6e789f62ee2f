#pragma once

#include "gateway/exchange/back_off.hpp"
#include "gateway/exchange/wakeable.hpp"
#include "gateway/ports/alarms.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/http.hpp"
#include "gateway/ports/processing_position.hpp"
#include "gateway/ports/trail_reader.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::exchange {

/// The organisation's processing log, and where it is.
struct processing_receiver {
    std::string origin; ///< "https://host:port"
    std::string oin;    ///< which its certificate must bear
};

struct processing_settings {
    back_off_settings back_off;
    std::chrono::milliseconds call_limit{5'000};
    std::chrono::milliseconds pause{2'000};         ///< between two looks where nothing waits
    std::chrono::milliseconds alarm_after{900'000}; ///< that it takes nothing
};

/// What the log works with; all of it must outlive it.
struct processing_parts {
    ports::trail_reader& trail;
    ports::processing_position& position;
    ports::http_client& client;
    const ports::clock& clock;
    ports::alarms& alarms;
    processing_receiver to;
    /// The request that bears these entries of the trail; nothing where none of them processes
    /// anything of a person.
    std::function<std::optional<ports::http_request>(const std::vector<std::string>&)> form;
    /// Why an answer of 2xx does not acknowledge all that was sent; empty: it does.
    std::function<std::string(const ports::http_response&)> why_not_taken;
    processing_settings settings = {};
};

/// Hands each processing that the audit trail has to the organisation's processing log (Logboek
/// Dataverwerkingen), in order, each until it is acknowledged. The trail is what waits, so nothing
/// is lost and nothing is left out, and memory holds one request. Between an answer and its commit
/// a crash may have entries sent again, under the same ids. While it takes nothing for too long an
/// alarm stands. One serial executor for `run`; `stop` from any thread.
class processing_log {
public:
    processing_log(
        processing_parts parts, boost::asio::any_io_executor executor, std::uint32_t seed
    );

    /// Sends until stopped.
    ports::task<void> run();

    /// Sends all that waits; false where some of it was not taken.
    ports::task<bool> round();

    void stop() { waiting_.stop(); }

private:
    using entries = std::vector<std::string>;

    ports::task<domain::result<entries>> next(std::uint64_t from);
    ports::task<bool> send(const entries& which);
    void fail(const std::string& why);
    void recover();

    processing_parts parts_;
    wakeable waiting_;
    back_off back_off_;
    std::optional<domain::instant> failing_since_; ///< by the machine's clock
};

} // namespace kruispunt::exchange
