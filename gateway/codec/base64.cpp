#include "gateway/codec/base64.hpp"

#include <cstdint>

namespace kruispunt::codec {

namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::size_t group = 4;

// Four characters without padding, or two or three at the end, as up to three octets.
// NOLINTBEGIN(clang-analyzer-core.BitwiseShift): does not see that there are never more
bool append_group(std::string_view characters, std::string& out) {
    std::uint32_t bits = 0;
    for (const char c : characters) {
        const auto value = alphabet.find(c);
        if (value == alphabet.npos) return false;
        bits = bits << 6U | static_cast<std::uint32_t>(value);
    }
    const std::size_t missing = group - characters.size();
    bits <<= 6U * missing;
    for (std::size_t i = 0; i < 3 - missing; ++i)
        out += static_cast<char>(bits >> (16U - 8U * i) & 0xffU);
    const std::uint32_t unused = (1U << (8U * missing)) - 1U;
    return (bits & unused) == 0;
}

// NOLINTEND(clang-analyzer-core.BitwiseShift)

} // namespace

std::optional<std::string> from_base64(std::string_view text) {
    if (text.empty() || text.size() % group != 0) return std::nullopt;
    const auto padding = text.size() - (text.find_last_not_of('=') + 1);
    if (padding > 2) return std::nullopt;
    const std::string_view data = text.substr(0, text.size() - padding);
    std::string octets;
    octets.reserve(text.size() / group * 3);
    for (std::size_t at = 0; at < data.size(); at += group)
        if (!append_group(data.substr(at, group), octets)) return std::nullopt;
    return octets;
}

std::string to_base64(std::string_view octets) {
    std::string text;
    for (std::size_t at = 0; at < octets.size(); at += 3) {
        const std::string_view three = octets.substr(at, 3);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 3; ++i)
            bits = bits << 8U | (i < three.size() ? static_cast<unsigned char>(three[i]) : 0U);
        for (std::size_t i = 0; i < group; ++i)
            text += i <= three.size() ? alphabet[bits >> (18U - 6U * i) & 0x3fU] : '=';
    }
    return text;
}

} // namespace kruispunt::codec
