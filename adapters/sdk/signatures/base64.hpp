#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::adapters::sdk::signatures {

/// The text without XML's white space: how two writings of one Base64 value are compared.
std::string without_white_space(std::string_view text);

/// The octets of a Base64 text (RFC 4648 §4, padded, white space allowed), or nothing where a
/// character does not belong there.
std::optional<std::string> from_base64(std::string_view text);

/// Octets as one line of Base64.
std::string to_base64(std::string_view octets);

} // namespace kruispunt::adapters::sdk::signatures
