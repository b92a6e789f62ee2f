#pragma once

#include "gateway/domain/calendar.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::domain {

/// Sixteen bytes that name a match or a notice to both sides.
using uuid = std::array<std::uint8_t, 16>;

/// Writes the usual 36 characters, lower case (RFC 9562).
std::string to_text(const uuid& id);

/// Reads those 36 characters; nothing where they are of another shape.
std::optional<uuid> parse_uuid(std::string_view text);

/// A UUID, version 4 (RFC 9562), made into version 7: its first 48 bits are the milliseconds of
/// `at`.
uuid with_time(uuid random, instant at);

/// Whether `id` is of version 7.
bool has_time(const uuid& id);

/// Where new ids come from; safe from any thread.
class uuid_source {
public:
    virtual ~uuid_source() = default;

    /// A UUID that was never given before.
    virtual uuid next() = 0;
};

} // namespace kruispunt::domain
