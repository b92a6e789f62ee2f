#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace kruispunt::domain {

/// Makes a strong validator (`ETag`, RFC 9110 section 8.8.1) of what a representation stands for:
/// 128 bits over everything added, in that order. It is no secret and keeps none: what may not be
/// known goes in as a keyed digest only.
class validator {
public:
    template <std::integral Number>
    validator& add(Number number) {
        return mix(static_cast<std::uint64_t>(number));
    }

    validator& add(const std::array<std::uint8_t, 16>& octets);
    validator& add(std::string_view text);

    /// 32 hexadecimal digits, without quotes.
    std::string text() const;

private:
    validator& mix(std::uint64_t word);

    std::uint64_t first_ = 0x9e3779b97f4a7c15ULL;
    std::uint64_t second_ = 0xd1b54a32d192ed03ULL;
};

} // namespace kruispunt::domain
