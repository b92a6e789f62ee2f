#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace kruispunt::domain {

/// Sixteen bytes that name a match or a notice to both sides.
using uuid = std::array<std::uint8_t, 16>;

/// Writes the usual 36 characters, lower case (RFC 9562).
std::string to_text(const uuid& id);

/// Where new ids come from; safe from any thread.
class uuid_source {
public:
    virtual ~uuid_source() = default;

    /// A UUID that was never given before.
    virtual uuid next() = 0;
};

} // namespace kruispunt::domain
