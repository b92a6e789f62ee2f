#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::codec {

/// The octets of a Base64 text (RFC 4648 §4, padded, no white space), or nothing where a character
/// does not belong there or a bit is set that stands for nothing. Any thread.
std::optional<std::string> from_base64(std::string_view text);

/// Octets as one line of Base64.
std::string to_base64(std::string_view octets);

} // namespace kruispunt::codec
