#include "gateway/net/http_grammar.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace kruispunt::net {
namespace {

using character_set = std::array<bool, 256>;

constexpr std::string_view letters_and_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

constexpr character_set set_of(std::string_view more) {
    character_set set{};
    for (const char c : letters_and_digits)
        set[static_cast<unsigned char>(c)] = true;
    for (const char c : more)
        set[static_cast<unsigned char>(c)] = true;
    return set;
}

constexpr character_set token_characters = set_of("!#$%&'*+-.^_`|~");
constexpr character_set target_characters = set_of("-._~!$&'()*+,;=:@/?%");
constexpr character_set name_characters = set_of("-._~");
constexpr character_set hexadecimal = [] {
    character_set set{};
    for (const char c : std::string_view("0123456789ABCDEFabcdef")) {
        set[static_cast<unsigned char>(c)] = true;
    }
    return set;
}();

bool in(const character_set& set, char c) {
    return set[static_cast<unsigned char>(c)];
}

bool all_in(const character_set& set, std::string_view text) {
    return std::all_of(text.begin(), text.end(), [&set](char c) { return in(set, c); });
}

bool is_port(std::string_view text) {
    std::uint16_t port = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, port);
    return !text.empty() && error == std::errc{} && stop == end;
}

bool is_bracketed_address(std::string_view text) {
    if (text.size() < 4 || text.front() != '[' || text.back() != ']') return false;
    const auto inner = text.substr(1, text.size() - 2);
    return std::all_of(inner.begin(), inner.end(), [](char c) {
        return in(hexadecimal, c) || c == ':' || c == '.';
    });
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

bool is_token(std::string_view text) {
    return !text.empty() && all_in(token_characters, text);
}

bool is_origin_form(std::string_view text) {
    if (text.empty() || text.front() != '/') return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!in(target_characters, text[i])) return false;
        if (text[i] != '%') continue;
        if (i + 2 >= text.size()) return false;
        if (!in(hexadecimal, text[i + 1]) || !in(hexadecimal, text[i + 2])) return false;
    }
    return true;
}

bool is_authority(std::string_view text) {
    const bool bracketed = !text.empty() && text.front() == '[';
    const auto colon = text.find(':', bracketed ? text.find(']') : 0);
    const auto host = text.substr(0, colon);
    if (colon != std::string_view::npos && !is_port(text.substr(colon + 1))) return false;
    if (bracketed) return is_bracketed_address(host);
    return !host.empty() && all_in(name_characters, host);
}

bool is_field_value(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c == '\t' || (c >= 0x20 && c < 0x7f);
    });
}

bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return lower(x) == lower(y);
    });
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool list_has_word(std::string_view list, std::string_view word) {
    while (!list.empty()) {
        const auto comma = list.find(',');
        if (same_word(trimmed(list.substr(0, comma)), word)) return true;
        if (comma == std::string_view::npos) return false;
        list.remove_prefix(comma + 1);
    }
    return false;
}

} // namespace kruispunt::net
