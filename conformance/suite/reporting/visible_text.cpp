#include "conformance/suite/reporting/visible_text.hpp"

#include <cstdint>

namespace kruispunt::conformance::suite::reporting {
namespace {

bool continues(char octet) {
    return (static_cast<unsigned char>(octet) & 0xC0U) == 0x80U;
}

std::uint32_t point_of(std::string_view character) {
    const auto lead = static_cast<unsigned char>(character.front());
    std::uint32_t point = lead & (0xFFU >> (character.size() + 1));
    for (const char octet : character.substr(1))
        point = (point << 6U) | (static_cast<unsigned char>(octet) & 0x3FU);
    return point;
}

/// Neither longer than need be, nor half of a pair, nor beyond Unicode, nor what XML forbids.
bool is_character(std::string_view candidate) {
    for (const char octet : candidate.substr(1))
        if (!continues(octet)) return false;
    const auto point = point_of(candidate);
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    const bool c1 = point < 0xA0;
    return point >= least[candidate.size()] && point <= 0x10FFFF && !surrogate && !c1 &&
           point != 0xFFFE && point != 0xFFFF;
}

/// How many octets at the beginning are one character that can be shown; 0: none.
std::size_t shown(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80U)
        return lead >= 0x20U && lead != 0x7FU ? 1 : (lead == 0x0AU || lead == 0x09U ? 1U : 0U);
    const std::size_t length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
    if (lead < 0xC2U || lead > 0xF4U || text.size() < length) return 0;
    return is_character(text.substr(0, length)) ? length : 0;
}

std::string in_hex(char octet) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto value = static_cast<unsigned char>(octet);
    return {'\\', 'x', digits[value >> 4U], digits[value & 15U]};
}

} // namespace

std::string visible(std::string_view octets) {
    std::string text;
    while (!octets.empty()) {
        const auto length = shown(octets);
        if (octets.starts_with("\r\n")) {
            octets.remove_prefix(1);
        } else if (length == 0) {
            text += in_hex(octets.front());
            octets.remove_prefix(1);
        } else {
            text += octets.substr(0, length);
            octets.remove_prefix(length);
        }
    }
    return text;
}

std::string_view beginning_of(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && continues(text[most]))
        --most;
    return text.substr(0, most);
}

std::string escaped(std::string_view text) {
    std::string made;
    for (const char c : visible(text)) {
        switch (c) {
        case '&':
            made += "&amp;";
            break;
        case '<':
            made += "&lt;";
            break;
        case '>':
            made += "&gt;";
            break;
        case '"':
            made += "&quot;";
            break;
        case '\'':
            made += "&#39;";
            break;
        default:
            made += c;
        }
    }
    return made;
}

} // namespace kruispunt::conformance::suite::reporting
