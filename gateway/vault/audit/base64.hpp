#pragma once

#include <span>
#include <string>

namespace kruispunt::vault::audit {

/// The octets as Base64 (RFC 4648 §4), padded, on one line.
std::string base64(std::span<const unsigned char> octets);

} // namespace kruispunt::vault::audit
