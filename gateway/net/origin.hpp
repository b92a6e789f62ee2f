#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::net {

/// Where a call goes.
struct origin {
    std::string host; ///< a name or an IP address, without brackets
    std::uint16_t port = 443;
    std::string authority; ///< as the Host field has it
};

/// Reads "https://host[:port]"; anything else (another scheme, a path, user information) is none.
std::optional<origin> parse_origin(std::string_view text);

} // namespace kruispunt::net
