#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::domain {

/// A calendar day; where a day must be derived from an instant, it is Europe/Amsterdam's (COM-11).
using day = std::chrono::sys_days;

/// A moment, to the millisecond, UTC.
using instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// How far Amsterdam's clock is ahead of UTC at `at`: one hour, two in summer time
/// (Directive 2000/84/EC: from the last Sunday of March to that of October, 01:00 UTC).
std::chrono::hours amsterdam_offset(instant at);

/// The day in Amsterdam at `at`.
day amsterdam_day(instant at);

/// The same day `years` later; 29 February becomes 28 where it does not exist (Retention).
day plus_years(day from, int years);

/// Reads `YYYY-MM-DD`; nothing where the text has another shape or the day does not exist.
std::optional<day> parse_day(std::string_view text);

/// Writes `YYYY-MM-DD`.
std::string to_text(day d);

/// Writes RFC 3339 with milliseconds and Amsterdam's offset, `2026-11-20T10:15:30.123+01:00`.
std::string to_rfc3339(instant at);

/// Writes StUF's `YYYYMMDDhhmmssSSS`, Amsterdam's clock (COM-15).
std::string to_stuf_time(instant at);

/// Reads an RFC 3339 or xs:dateTime with offset (COM-15); nothing where it is malformed.
std::optional<instant> parse_timestamp(std::string_view text);

/// Reads StUF's `YYYYMMDDhhmmssSSS` (Amsterdam's clock); trailing parts may be left out from the
/// milliseconds leftwards to the day, as StUF allows.
std::optional<instant> parse_stuf_time(std::string_view text);

} // namespace kruispunt::domain
