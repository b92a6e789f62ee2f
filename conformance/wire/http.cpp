#include "conformance/wire/http.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace kruispunt::conformance::wire {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<std::string> decode(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            plain += text[i];
            continue;
        }
        unsigned value = 0;
        if (i + 2 >= text.size()) return std::nullopt;
        const char* const first = text.data() + i + 1;
        if (std::from_chars(first, first + 2, value, 16).ptr != first + 2) return std::nullopt;
        plain += static_cast<char>(value);
        i += 2;
    }
    return plain;
}

bool read_query(std::string_view text, target_parts& parts) {
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        const auto item = text.substr(0, end);
        const auto equals = std::min(item.find('='), item.size());
        auto name = decode(item.substr(0, equals));
        auto value = decode(item.substr(std::min(equals + 1, item.size())));
        if (!name || !value) return false;
        parts.query.emplace_back(std::move(*name), std::move(*value));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

} // namespace

bool same_ignoring_case(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
        return lower(a) == lower(b);
    });
}

std::optional<std::string_view>
header_value(const std::vector<header>& headers, std::string_view name) {
    for (const auto& field : headers)
        if (same_ignoring_case(field.name, name)) return field.value;
    return std::nullopt;
}

std::optional<base_url> read_base_url(std::string_view url) {
    constexpr std::string_view scheme = "https://";
    if (!url.starts_with(scheme)) return std::nullopt;
    url.remove_prefix(scheme.size());
    const auto slash = std::min(url.find('/'), url.size());
    const auto authority = url.substr(0, slash);
    auto path = url.substr(slash);
    if (path.find_first_of("?# ") != std::string_view::npos) return std::nullopt;
    while (path.ends_with('/'))
        path.remove_suffix(1);
    const auto colon = authority.rfind(':');
    const auto host = authority.substr(0, colon);
    const auto port =
        colon == std::string_view::npos ? std::string_view("443") : authority.substr(colon + 1);
    if (host.empty() || !is_digits(port) || port.size() > 5) return std::nullopt;
    return base_url{std::string(host), std::string(port), std::string(path)};
}

std::optional<socket_name> read_socket_name(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    auto host = text.substr(0, colon);
    const auto port = text.substr(colon + 1);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    std::uint16_t number = 0;
    const auto read = std::from_chars(port.data(), port.data() + port.size(), number);
    if (read.ec != std::errc{} || read.ptr != port.data() + port.size()) return std::nullopt;
    return socket_name{std::string(host), number};
}

std::optional<std::string> target_parts::parameter(std::string_view name) const {
    for (const auto& [key, value] : query)
        if (key == name) return value;
    return std::nullopt;
}

std::optional<target_parts> read_target(std::string_view target) {
    target_parts parts;
    const auto mark = std::min(target.find('?'), target.size());
    auto path = target.substr(0, mark);
    parts.path = std::string(path);
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto end = std::min(path.find('/'), path.size());
        auto segment = decode(path.substr(0, end));
        if (!segment) return std::nullopt;
        parts.segments.push_back(std::move(*segment));
        path.remove_prefix(end);
    }
    if (!read_query(target.substr(std::min(mark + 1, target.size())), parts)) return std::nullopt;
    return parts;
}

std::string encode_segment(std::string_view text) {
    constexpr std::string_view unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        if (unreserved.find(c) != std::string_view::npos) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += hex[byte >> 4U];
        encoded += hex[byte & 15U];
    }
    return encoded;
}

} // namespace kruispunt::conformance::wire
