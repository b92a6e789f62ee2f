#pragma once

#include "gateway/domain/calendar.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::domain::statistics {

/// A calendar month; which moments are in it Europe/Amsterdam's clock says (COM-11).
using calendar_month = std::chrono::year_month;

/// The month in Amsterdam at `at`.
calendar_month amsterdam_month(instant at);

/// Reads `YYYY-MM`; nothing where the text has another shape or there is no such month.
std::optional<calendar_month> parse_month(std::string_view text);

/// Writes `YYYY-MM`.
std::string to_text(calendar_month month);

/// True once the last moment of the month has passed.
bool is_over(calendar_month month, instant now);

/// The month whose table is to be made next, or nothing where that one is not over: the one after
/// `last`, the newest that has a table, and none but one that began after counting did, since a
/// month that was counted in part is no whole one (BEH-03).
std::optional<calendar_month>
month_to_freeze(instant counting_since, std::optional<calendar_month> last, instant now);

} // namespace kruispunt::domain::statistics
