#include "gateway/net/origin.hpp"

#include "gateway/net/http_grammar.hpp"

#include <charconv>

namespace kruispunt::net {

std::optional<origin> parse_origin(std::string_view text) {
    constexpr std::string_view scheme = "https://";
    if (!text.starts_with(scheme)) return std::nullopt;
    text.remove_prefix(scheme.size());
    if (!is_authority(text)) return std::nullopt;
    origin read;
    read.authority = std::string(text);
    const bool bracketed = text.front() == '[';
    const auto colon = text.find(':', bracketed ? text.find(']') : 0);
    const auto host = text.substr(0, colon);
    read.host = std::string(bracketed ? host.substr(1, host.size() - 2) : host);
    if (colon != std::string_view::npos) {
        const auto digits = text.substr(colon + 1);
        std::from_chars(digits.data(), digits.data() + digits.size(), read.port);
    }
    return read;
}

} // namespace kruispunt::net
