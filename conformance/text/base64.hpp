#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::conformance::text {

/// The bytes that the Base64 text (RFC 4648, padded) stands for.
std::optional<std::string> decode_base64(std::string_view text);

/// The bytes as Base64, padded, on one line.
std::string encode_base64(std::string_view bytes);

} // namespace kruispunt::conformance::text
