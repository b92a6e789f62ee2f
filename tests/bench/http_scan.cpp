#include "tests/bench/http_scan.hpp"

#include "tests/bench/whole_number.hpp"

#include <optional>

namespace kruispunt::bench {
namespace {

constexpr std::string_view line_end = "\r\n";

char lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool is_header(std::string_view line, std::string_view lower_case_name) noexcept {
    if (line.size() <= lower_case_name.size() || line[lower_case_name.size()] != ':') return false;
    for (std::size_t i = 0; i < lower_case_name.size(); ++i)
        if (lower(line[i]) != lower_case_name[i]) return false;
    return true;
}

std::optional<std::size_t> length_in(std::string_view value) noexcept {
    while (!value.empty() && value.front() == ' ')
        value.remove_prefix(1);
    const auto length = whole_number<std::size_t>(value);
    return length && *length <= largest_body ? length : std::nullopt;
}

/// The body's length by the header lines of `head`; none where it cannot be told.
std::optional<std::size_t> body_length(std::string_view head) noexcept {
    constexpr std::string_view content_length = "content-length";
    std::size_t length = 0;
    while (!head.empty()) {
        const auto end = head.find(line_end);
        const auto line = head.substr(0, end);
        if (is_header(line, content_length)) {
            const auto found = length_in(line.substr(content_length.size() + 1));
            if (!found) return std::nullopt;
            length = *found;
        } else if (is_header(line, "transfer-encoding")) {
            return std::nullopt;
        }
        if (end == std::string_view::npos) break;
        head.remove_prefix(end + line_end.size());
    }
    return length;
}

} // namespace

http_message scan_message(std::string_view received) noexcept {
    http_message message;
    const auto head_end = received.find("\r\n\r\n");
    if (head_end == std::string_view::npos) {
        if (received.size() > largest_head) message.is = http_message::state::unreadable;
        return message;
    }
    const auto first_end = received.find(line_end);
    message.first_line = received.substr(0, first_end);
    const auto length = body_length(received.substr(0, head_end).substr(first_end));
    if (!length) {
        message.is = http_message::state::unreadable;
        return message;
    }
    message.size = head_end + 4 + *length;
    if (received.size() < message.size) return message;
    message.body = received.substr(head_end + 4, *length);
    message.is = http_message::state::complete;
    return message;
}

int status_of(std::string_view first_line) noexcept {
    constexpr std::string_view version = "HTTP/1.1 ";
    if (!first_line.starts_with(version) || first_line.size() < version.size() + 3) return 0;
    return whole_number<int>(first_line.substr(version.size(), 3)).value_or(0);
}

request_line request_line_of(std::string_view first_line) noexcept {
    const auto first_blank = first_line.find(' ');
    const auto last_blank = first_line.rfind(' ');
    if (first_blank == std::string_view::npos || first_blank == last_blank) return {};
    return {
        first_line.substr(0, first_blank),
        first_line.substr(first_blank + 1, last_blank - first_blank - 1)};
}

} // namespace kruispunt::bench
