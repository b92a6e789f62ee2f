#pragma once

#include "gateway/exchange/wakeable.hpp"
#include "gateway/ports/alarms.hpp"
#include "gateway/ports/announcement_store.hpp"
#include "gateway/ports/clock.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace kruispunt::exchange {

struct disturbance_settings {
    std::chrono::milliseconds pause{10'000}; ///< between two looks
    /// So long a region's alarms must have been over before a new one is told of; after a start
    /// too, so that a restart tells nothing again.
    std::chrono::milliseconds over_after{15 * 60'000};
};

/// Looks which regions nothing can be delivered to, as the alarms say, and has the coordination
/// body told where that begins (BEH-09). One serial executor for `run`; `stop` from any thread.
class disturbances {
public:
    /// All of it must outlive it.
    disturbances(
        ports::announcement_store& store,
        const ports::alarms& alarms,
        const ports::clock& clock,
        boost::asio::any_io_executor executor,
        disturbance_settings settings = {}
    )
        : store_(store), alarms_(alarms), clock_(clock), waiting_(std::move(executor)),
          settings_(settings) {}

    /// Looks until stopped.
    ports::task<void> run();

    /// Looks once.
    ports::task<void> look();

    void stop() { waiting_.stop(); }

private:
    ports::announcement_store& store_;
    const ports::alarms& alarms_;
    const ports::clock& clock_;
    wakeable waiting_;
    disturbance_settings settings_;
    std::optional<domain::instant> since_;               ///< when it looked first
    std::map<ports::disturbance, domain::instant> seen_; ///< when last
    /// What the store was told last, and took.
    std::optional<std::pair<std::vector<ports::disturbance>, bool>> kept_;
};

} // namespace kruispunt::exchange
