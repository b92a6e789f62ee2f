#include "conformance/text/canonical_json.hpp"

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <utility>
#include <vector>

namespace kruispunt::conformance::text {
namespace {

/// The largest whole number that every reader of JSON keeps (RFC 8785, appendix D).
constexpr std::int64_t largest = 9'007'199'254'740'991;

/// nlohmann writes a text as RFC 8785 asks: the short escapes, else `\u00xx` in small digits, and
/// everything from U+0020 on as it stands.
std::string written(const std::string& text) {
    try {
        return json(text).dump(-1, ' ', false, json::error_handler_t::strict);
    } catch (const json::exception&) {
        throw std::runtime_error("a text is no UTF-8");
    }
}

/// The name in units of UTF-16, which members are sorted by. Of UTF-8 that `written` has accepted.
std::u16string in_utf16(const std::string& text) {
    std::u16string units;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t length = lead < 0x80U ? 1 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
        std::uint32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t next = 1; next < length; ++next)
            point = (point << 6U) | (static_cast<unsigned char>(text[at + next]) & 0x3FU);
        at += length;
        if (point < 0x10000U) {
            units += static_cast<char16_t>(point);
        } else {
            units += static_cast<char16_t>(0xD800U + ((point - 0x10000U) >> 10U));
            units += static_cast<char16_t>(0xDC00U + ((point - 0x10000U) & 0x3FFU));
        }
    }
    return units;
}

void write(const json& value, std::string& to);

void write_object(const json& value, std::string& to) {
    struct member {
        std::string name;
        std::u16string order;
        const json* value;
    };

    std::vector<member> members;
    for (const auto& [name, held] : value.items())
        members.push_back({written(name), in_utf16(name), &held});
    std::ranges::sort(members, {}, &member::order);
    to += '{';
    for (const auto& each : members) {
        if (&each != &members.front()) to += ',';
        to += each.name;
        to += ':';
        write(*each.value, to);
    }
    to += '}';
}

void write_array(const json& value, std::string& to) {
    to += '[';
    bool first = true;
    for (const auto& item : value) {
        if (!std::exchange(first, false)) to += ',';
        write(item, to);
    }
    to += ']';
}

void write_number(const json& value, std::string& to) {
    const bool fits = value.is_number_unsigned()
                          ? value.get<std::uint64_t>() <= static_cast<std::uint64_t>(largest)
                          : value.is_number_integer() && value.get<std::int64_t>() >= -largest &&
                                value.get<std::int64_t>() <= largest;
    if (!fits) throw std::runtime_error("a number is not whole, or beyond 2^53 - 1");
    to += value.dump();
}

void write(const json& value, std::string& to) {
    if (value.is_object()) return write_object(value, to);
    if (value.is_array()) return write_array(value, to);
    if (value.is_number()) return write_number(value, to);
    to += value.is_string() ? written(value.get_ref<const std::string&>()) : value.dump();
}

} // namespace

std::string canonical(const json& value) {
    std::string octets;
    write(value, octets);
    return octets;
}

} // namespace kruispunt::conformance::text
