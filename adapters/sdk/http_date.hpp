#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace kruispunt::adapters::sdk {

/// Reads a date of a header field in the form that all senders must write today,
/// `Sun, 06 Nov 1994 08:49:37 GMT`, and in the two old ones that a recipient must still know
/// (RFC 9110 §5.6.7); nothing where it is none. An old date's two-digit year lies at most fifty
/// years ahead of 2000.
std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text);

} // namespace kruispunt::adapters::sdk
