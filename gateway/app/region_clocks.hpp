#pragma once

#include "gateway/app/config.hpp"

#include <chrono>
#include <string>

namespace kruispunt::app {

/// Tells a reference region, through its control, how far its clock is ahead of the machine's; what
/// went wrong, empty where nothing did. Waits five seconds at most.
std::string set_region_clock(const endpoint& control, std::chrono::milliseconds ahead);

} // namespace kruispunt::app
