#pragma once

#include "gateway/ports/alarms.hpp"
#include "gateway/ports/certificates.hpp"
#include "gateway/ports/key_desk.hpp"
#include "gateway/ports/outbox_desk.hpp"
#include "gateway/ports/region_store.hpp"
#include "gateway/ports/traffic.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::metrics {

/// What is read of the process itself.
struct process_readings {
    std::string version;
    std::size_t io_threads = 0;
    std::uintmax_t store_bytes = 0;     ///< of the main file
    std::uintmax_t store_log_bytes = 0; ///< of its write-ahead log
    domain::instant swept_at{};         ///< by the machine's clock; zero: not yet
};

/// What is read of the gateway when somebody asks for its metrics.
struct readings {
    domain::instant now{};         ///< the federation's clock, by which notices bear their moments
    domain::instant machine_now{}; ///< the machine's
    std::vector<std::string> regions;                           ///< that take part
    std::map<std::string, ports::region_traffic> traffic;       ///< of each of them
    std::optional<std::vector<ports::region_figures>> outboxes; ///< none: could not be read
    std::optional<ports::outbox_sum> sum;                       ///< likewise
    std::vector<ports::standing_alarm> alarms;
    std::vector<ports::certificate_forecast> certificates;
    std::optional<ports::key_status> keys; ///< likewise
    process_readings process;
};

} // namespace kruispunt::metrics
