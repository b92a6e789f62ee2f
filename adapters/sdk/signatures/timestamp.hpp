#pragma once

#include "gateway/domain/calendar.hpp"
#include "gateway/domain/error.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::adapters::sdk::signatures {

/// A Timestamp holds so long, whatever later moment its Expires says (ESAR-02).
inline constexpr std::chrono::minutes timestamp_life{5};

/// What two clocks may differ.
inline constexpr std::chrono::seconds allowed_skew{60};

/// What is wrong with a signed Timestamp (the element's octets) at `now`: `message_expired` outside
/// its time; `mandatory_field`, `value_invalid` or `unknown_field` where it is not Created and
/// perhaps Expires, in UTC.
std::optional<domain::error> complaint_about_time(std::string_view octets, domain::instant now);

/// A moment as `xs:dateTime` in UTC.
std::string utc_text(domain::instant at);

} // namespace kruispunt::adapters::sdk::signatures
