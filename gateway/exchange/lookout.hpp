#pragma once

#include "gateway/exchange/wakeable.hpp"
#include "gateway/ports/alarms.hpp"
#include "gateway/ports/oversight_store.hpp"
#include "gateway/ports/region_store.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <string>
#include <vector>

namespace kruispunt::exchange {

/// Looks in the store for what waits for an operator: dead letters, and objections beyond their day
/// (BEH-04, BEH-10). An alarm stands for each region that has any, also after a start, and ends
/// when it has none any more. One serial executor for `run`; `stop` from any thread.
class lookout {
public:
    /// The stores and the alarms must outlive it.
    lookout(
        ports::region_store& regions,
        ports::oversight_store& oversight,
        ports::alarms& alarms,
        std::vector<std::string> watched,
        boost::asio::any_io_executor executor,
        std::chrono::milliseconds pause = std::chrono::seconds(10)
    )
        : regions_(regions), oversight_(oversight), alarms_(alarms), watched_(std::move(watched)),
          waiting_(std::move(executor)), pause_(pause) {}

    /// Looks until stopped.
    ports::task<void> run();

    void stop() { waiting_.stop(); }

private:
    ports::task<void> look_for_dead_letters();
    ports::task<void> look_for_objections();

    ports::region_store& regions_;
    ports::oversight_store& oversight_;
    ports::alarms& alarms_;
    std::vector<std::string> watched_; ///< all regions that take part
    wakeable waiting_;
    std::chrono::milliseconds pause_;
};

} // namespace kruispunt::exchange
