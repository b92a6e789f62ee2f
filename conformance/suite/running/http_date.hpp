#pragma once

#include "conformance/text/clock.hpp"

#include <optional>
#include <string_view>

namespace kruispunt::conformance::suite::running {

/// The moment of a `Date` header, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7); nothing where
/// it is none.
std::optional<text::instant> read_http_date(std::string_view text);

} // namespace kruispunt::conformance::suite::running
