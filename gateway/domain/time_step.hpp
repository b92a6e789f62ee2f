#pragma once

#include "gateway/domain/calendar.hpp"

#include <optional>
#include <string_view>

namespace kruispunt::domain {

/// A stretch of time as people say it: "2y", "30d", "5m".
struct time_step {
    enum class unit { seconds, minutes, hours, days, weeks, months, years };

    int count = 0;
    time_step::unit unit = unit::days;
};

/// Reads a count of 1 to 999,999 and one of `s m h d w mo y`; nothing where it is anything else.
std::optional<time_step> parse_time_step(std::string_view text);

/// `from` moved on by the step. Days and longer keep Amsterdam's time of day; a day of the month
/// that does not exist becomes the month's last.
instant after(instant from, const time_step& step);

} // namespace kruispunt::domain
