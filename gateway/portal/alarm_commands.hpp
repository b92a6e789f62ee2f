#pragma once

#include "gateway/ports/alarms.hpp"

#include <string>

namespace kruispunt::portal {

/// What an operator types next because of an alarm, `kruispunt …`; empty where no command helps and
/// the manual's entry says what does.
std::string command_for(const ports::standing_alarm& alarm);

} // namespace kruispunt::portal
