#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace kruispunt::domain {

/// Octets as hexadecimal digits, two small ones each.
inline std::string to_hex(std::span<const std::uint8_t> octets) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(2 * octets.size());
    for (const std::uint8_t octet : octets) {
        text += digits[octet >> 4U];
        text += digits[octet & 15U];
    }
    return text;
}

} // namespace kruispunt::domain
