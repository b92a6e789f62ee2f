#pragma once

#include "gateway/app/config.hpp"
#include "gateway/exchange/announcer.hpp"
#include "gateway/exchange/disturbances.hpp"
#include "gateway/net/io_threads.hpp"
#include "gateway/net/spawn.hpp"

#include <optional>

namespace kruispunt::app {

/// What telling the coordination body rests on; all of it must outlive it.
struct announcing_parts {
    const config& configured;
    net::io_threads& threads;
    ports::announcement_store& store;
    ports::http_client& client;
    const ports::clock& clock;
    ports::alarms& alarms;
};

/// Tells the coordination body what it subscribed to (BEH-09), where the configuration names one;
/// else does nothing. Made and ended with the gateway.
class announcing {
public:
    explicit announcing(const announcing_parts& parts);

    void start(net::task_group& work);
    void stop();

private:
    net::io_threads& threads_;
    std::optional<exchange::announcer> announcer_;
    std::optional<exchange::disturbances> disturbances_;
};

} // namespace kruispunt::app
