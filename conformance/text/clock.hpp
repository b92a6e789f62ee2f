#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::conformance::text {

using instant = std::chrono::system_clock::time_point;

/// `2026-11-20T10:15:30.123Z`.
std::string rfc3339(instant at);

/// The moment that an `xs:dateTime` in UTC (`Z`) names, any fraction cut to milliseconds; nothing
/// where it is none.
std::optional<instant> read_utc(std::string_view text);

/// StUF's `YYYYMMDDhhmmssSSS`, the wall clock of Europe/Amsterdam (COM-11, COM-15).
std::string stuf_timestamp(instant at);

/// The wall clock's distance from UTC in Europe/Amsterdam: two hours from the last Sunday of March
/// 01:00 UTC to the last Sunday of October 01:00 UTC, else one.
std::chrono::hours amsterdam_offset(instant at);

} // namespace kruispunt::conformance::text
