#include "tests/arch/page.hpp"

namespace kruispunt::arch {

namespace {

bool is_fence(std::string_view trimmed) {
    return trimmed.starts_with("```") || trimmed.starts_with("~~~");
}

} // namespace

std::vector<page_line> page_lines(std::string_view text) {
    std::vector<page_line> lines;
    bool fenced = false;
    std::string_view language;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
        const auto start = line.find_first_not_of(' ');
        const auto trimmed = start == line.npos ? std::string_view{} : line.substr(start);
        if (is_fence(trimmed)) {
            fenced = !fenced;
            language = fenced ? trimmed.substr(3) : std::string_view{};
        } else {
            lines.push_back({number, line, fenced, language});
        }
    }
    return lines;
}

std::vector<std::string_view> code_spans(std::string_view line) {
    std::vector<std::string_view> spans;
    for (auto open = line.find('`'); open != line.npos;) {
        const auto close = line.find('`', open + 1);
        if (close == line.npos) {
            break;
        }
        spans.push_back(line.substr(open + 1, close - open - 1));
        open = line.find('`', close + 1);
    }
    return spans;
}

} // namespace kruispunt::arch
