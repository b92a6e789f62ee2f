#pragma once

#include "gateway/ports/alarms.hpp"

#include <string>

namespace kruispunt::exchange {

/// A region has notices that do not go by themselves any more. `lookout` clears it.
inline void raise_dead_letters(ports::alarms& alarms, const std::string& region) {
    alarms.raise(
        ports::alarm_code::dead_letters,
        region,
        "notices to it are dead letters and do not go by themselves: see kruispunt deliveries list "
        "--region " +
            region
    );
}

} // namespace kruispunt::exchange
