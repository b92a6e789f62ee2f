#include "conformance/suite/verdict/bodies.hpp"

#include <charconv>
#include <stdexcept>

namespace kruispunt::conformance::suite::verdict {
namespace {

constexpr std::string_view prefix = "line:";

std::vector<std::string_view> lines_of(std::string_view body) {
    std::vector<std::string_view> lines;
    while (!body.empty()) {
        const auto end = body.find('\n');
        auto line = body.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
        body.remove_prefix(end == body.npos ? body.size() : end + 1);
    }
    return lines;
}

/// From 0; `last` of so many lines.
std::size_t index_of(std::string_view named, std::size_t lines) {
    if (named == "last") return lines - 1;
    std::size_t number = 0;
    const auto* const end = named.data() + named.size();
    const auto read = std::from_chars(named.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end || number == 0)
        throw std::runtime_error(
            "`line:" + std::string(named) + "` names no line: line:N from 1, line:last or line:*"
        );
    return number - 1;
}

} // namespace

bool is_line_path(std::string_view path) {
    return path.starts_with(prefix);
}

found_value look_in_lines(std::string_view body, const std::string& path) {
    const auto named = std::string_view(path).substr(prefix.size());
    const auto lines = lines_of(body);
    if (named == "*") {
        auto all = found_text(std::string(body));
        all.count = lines.size();
        return all;
    }
    const auto index = index_of(named, lines.size());
    return index < lines.size() ? found_text(std::string(lines[index])) : found_value();
}

} // namespace kruispunt::conformance::suite::verdict
