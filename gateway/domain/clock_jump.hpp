#pragma once

#include "gateway/domain/calendar.hpp"

#include <chrono>
#include <string>

namespace kruispunt::domain {

/// The machine's clock beside one that cannot be set: the time since its start.
struct clock_reading {
    instant wall{};
    std::string boot; ///< names the start that `since_boot` counts from
    std::chrono::milliseconds since_boot{};

    friend bool operator==(const clock_reading&, const clock_reading&) = default;
};

/// What a clock may be off before what it asks for must be confirmed: a day, with an hour for
/// summer time and one to spare.
inline constexpr std::chrono::hours largest_jump{26};

/// How far the clock was moved between two readings, forth or back. Where the machine was started
/// in between, nothing can tell time that passed from a clock that was moved: all of it counts.
std::chrono::milliseconds moved(const clock_reading& before, const clock_reading& now);

/// True where that is more than may pass without an operator's word.
bool jumped(const clock_reading& before, const clock_reading& now);

} // namespace kruispunt::domain
