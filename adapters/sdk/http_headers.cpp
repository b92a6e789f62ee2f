#include "adapters/sdk/http_headers.hpp"

#include "adapters/sdk/http_date.hpp"

#include <algorithm>
#include <cctype>

namespace kruispunt::adapters::sdk {

namespace {

constexpr std::chrono::seconds longest_wait = std::chrono::hours(24);

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) ==
               std::tolower(static_cast<unsigned char>(y));
    });
}

// The part of `rest` up to the separator, trimmed; `rest` moves on behind it.
std::string_view next_part(std::string_view& rest, char separator) {
    const auto end = rest.find(separator);
    const std::string_view part = trimmed(rest.substr(0, end));
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    return part;
}

std::string_view unquoted(std::string_view value) {
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
        return value.substr(1, value.size() - 2);
    return value;
}

bool refuses(std::string_view parameter) {
    const auto equals = parameter.find('=');
    if (equals == parameter.npos || !same_word(trimmed(parameter.substr(0, equals)), "q"))
        return false;
    const std::string_view weight = trimmed(parameter.substr(equals + 1));
    return !weight.empty() && weight.find_first_not_of("0.") == weight.npos;
}

// How closely a media range fits the type: 0 not at all, 3 exactly.
int closeness(std::string_view range, std::string_view type) {
    if (same_word(range, type)) return 3;
    const auto slash = type.find('/');
    if (range.size() == slash + 2 && range.back() == '*' &&
        same_word(range.substr(0, slash + 1), type.substr(0, slash + 1)))
        return 2;
    return range == "*/*" ? 1 : 0;
}

std::string_view value_of(const ports::http_fields& fields, std::string_view name) {
    return trimmed(fields.find(name).value_or(std::string_view()));
}

// Retry-After in either of its forms (RFC 9110 §10.2.3). A date is measured from the answer's own
// Date: both are by the same clock.
std::optional<std::chrono::seconds> wait_asked(const ports::http_fields& fields) {
    constexpr std::size_t most_digits = 6;
    const std::string_view text = value_of(fields, "Retry-After");
    const bool seconds =
        !text.empty() && text.size() <= most_digits &&
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (seconds) return std::chrono::seconds(std::stol(std::string(text)));
    const auto until = parse_http_date(text);
    const auto now = parse_http_date(value_of(fields, "Date"));
    if (!until || !now) return std::nullopt;
    return *until - *now;
}

} // namespace

bool has_media_type(const ports::http_fields& fields, std::string_view type) {
    std::string_view rest = fields.find("Content-Type").value_or(std::string_view());
    if (!same_word(next_part(rest, ';'), type)) return false;
    while (!rest.empty()) {
        std::string_view value = next_part(rest, ';');
        const std::string_view name = next_part(value, '=');
        if (same_word(name, "charset") && !same_word(unquoted(trimmed(value)), "utf-8"))
            return false;
    }
    return true;
}

bool accepts(const ports::http_fields& fields, std::string_view type) {
    const auto field = fields.find("Accept");
    if (!field || trimmed(*field).empty()) return true;
    bool accepted = false;
    int closest = 0;
    for (std::string_view rest = *field; !rest.empty();) {
        std::string_view item = next_part(rest, ',');
        const int fit = closeness(next_part(item, ';'), type);
        bool refused = false;
        while (!item.empty())
            refused = refuses(next_part(item, ';')) || refused;
        if (fit == 0 || fit < closest) continue;
        accepted = !refused;
        closest = fit;
    }
    return accepted;
}

ports::receipt later_receipt(const ports::http_response& response) {
    ports::receipt made{ports::receipt::kind::later, std::nullopt, std::to_string(response.status)};
    const auto wait = wait_asked(response.fields);
    if (wait) made.retry_after = std::clamp(*wait, std::chrono::seconds(), longest_wait);
    return made;
}

} // namespace kruispunt::adapters::sdk
