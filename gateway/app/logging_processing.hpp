#pragma once

#include "gateway/app/config.hpp"
#include "gateway/exchange/processing_log.hpp"
#include "gateway/net/io_threads.hpp"
#include "gateway/net/spawn.hpp"

#include <optional>
#include <string>

namespace kruispunt::app {

/// What the processing log rests on; all of it must outlive it.
struct logging_parts {
    const config& configured;
    net::io_threads& threads;
    ports::trail_reader& trail;
    ports::processing_position& position;
    ports::http_client& client;
    const ports::clock& clock;
    ports::alarms& alarms;
};

/// Hands what is processed to the organisation's processing log, where the configuration names one;
/// else does nothing. Made and ended with the gateway.
class logging_processing {
public:
    explicit logging_processing(const logging_parts& parts) : parts_(parts) {}

    /// `log`: the name of the audit log, as its heads bear it.
    void start(net::task_group& work, const std::string& log);
    void stop();

private:
    const logging_parts parts_;
    std::optional<exchange::processing_log> log_;
};

} // namespace kruispunt::app
