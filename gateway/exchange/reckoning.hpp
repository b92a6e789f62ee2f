#pragma once

#include "gateway/exchange/wakeable.hpp"
#include "gateway/ports/alarms.hpp"
#include "gateway/ports/outbox_desk.hpp"

#include <boost/asio/any_io_executor.hpp>

namespace kruispunt::exchange {

/// Sees to it that no notice is lost: what was ever owed is delivered, queued, a dead letter,
/// suppressed or given up (BEH-04). Where that does not hold an alarm stands until it does again.
/// One serial executor for `run`; `stop` from any thread.
class reckoning {
public:
    /// Both must outlive it.
    reckoning(
        ports::outbox_desk& desk,
        ports::alarms& alarms,
        boost::asio::any_io_executor executor,
        std::chrono::milliseconds pause = std::chrono::minutes(5)
    )
        : desk_(desk), alarms_(alarms), waiting_(std::move(executor)), pause_(pause) {}

    /// Reckons until stopped.
    ports::task<void> run();

    void stop() { waiting_.stop(); }

private:
    ports::task<void> look();

    ports::outbox_desk& desk_;
    ports::alarms& alarms_;
    wakeable waiting_;
    std::chrono::milliseconds pause_;
};

} // namespace kruispunt::exchange
