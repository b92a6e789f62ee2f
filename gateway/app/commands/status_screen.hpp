#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>

namespace kruispunt::app {

struct screen_settings {
    bool colours = false;
    std::size_t lines = 24; ///< the screen is no longer; alarms that do not fit are counted
};

/// How everything stands, on one screen of 80 columns, from the gateway's overview: itself, the
/// regions, the feeds, what was owed, and the alarms with the command for each. Words say what
/// colours say.
std::string status_screen(const nlohmann::ordered_json& overview, const screen_settings& settings);

/// Whether nothing needs a hand: it is ready, no alarm stands, and the sum of notices holds.
bool all_well(const nlohmann::ordered_json& overview);

} // namespace kruispunt::app
