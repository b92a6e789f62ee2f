#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace kruispunt::arch {

/// A line of a Markdown page, but for the fences themselves (``` or ~~~).
struct page_line {
    std::size_t number; ///< from 1
    std::string_view text;
    bool fenced;               ///< in a fenced block
    std::string_view language; ///< of that block, such as `sh`; empty for a bare one
};

/// The lines of a page, as views into `text`.
std::vector<page_line> page_lines(std::string_view text);

/// What stands between the backticks of a line that is not fenced.
std::vector<std::string_view> code_spans(std::string_view line);

} // namespace kruispunt::arch
