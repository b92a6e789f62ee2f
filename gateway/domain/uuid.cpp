#include "gateway/domain/uuid.hpp"

namespace kruispunt::domain {

namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

} // namespace

std::string to_text(const uuid& id) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < id.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += digits[id[i] >> 4U];
        text += digits[id[i] & 15U];
    }
    return text;
}

std::optional<uuid> parse_uuid(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    uuid id{};
    std::size_t nibble = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash_expected = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash_expected != (text[i] == '-')) return std::nullopt;
        if (dash_expected) continue;
        const int value = hex_value(text[i]);
        if (value < 0) return std::nullopt;
        id[nibble / 2] = static_cast<std::uint8_t>(id[nibble / 2] << 4U | value);
        ++nibble;
    }
    return id;
}

uuid with_time(uuid random, instant at) {
    auto rest = static_cast<std::uint64_t>(at.time_since_epoch().count());
    for (std::size_t i = 6; i > 0; --i, rest >>= 8U)
        random[i - 1] = static_cast<std::uint8_t>(rest & 0xffU);
    random[6] = static_cast<std::uint8_t>((random[6] & 0x0fU) | 0x70U);
    return random;
}

bool has_time(const uuid& id) {
    return id[6] >> 4U == 7 && id[8] >> 6U == 2;
}

} // namespace kruispunt::domain
