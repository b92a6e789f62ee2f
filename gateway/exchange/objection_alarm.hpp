#pragma once

#include "gateway/ports/alarms.hpp"

#include <string>

namespace kruispunt::exchange {

/// An objection to a signal of a region waits beyond its day (BEH-10). Without the signal's
/// reference, which its region made up. `lookout` clears it.
inline void raise_overdue_objection(ports::alarms& alarms, const std::string& region) {
    alarms.raise(
        ports::alarm_code::objection_overdue,
        region,
        "an objection was not decided in time: decide it (see kruispunt objection list)"
    );
}

} // namespace kruispunt::exchange
