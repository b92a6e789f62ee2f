#include "tests/arch/sizes.hpp"

#include "tests/arch/function_lengths.hpp"
#include "tests/arch/includes.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::arch {
namespace {

/// Characters, not bytes: the bytes that continue a UTF-8 character do not count.
std::size_t columns_of(std::string_view line) {
    return static_cast<std::size_t>(std::ranges::count_if(line, [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

std::string count_and_limit(std::string_view what, std::size_t count, std::size_t limit) {
    return std::string{what} + " of " + std::to_string(count) + " (at most " +
           std::to_string(limit) + ")";
}

bool is_source(std::string_view path, std::string_view text) {
    constexpr std::array endings{
        ".cpp", ".hpp", ".h", ".def", ".py", ".sh", ".js", ".mjs", ".cmake", "CMakeLists.txt"};
    return text.starts_with("#!") ||
           std::ranges::any_of(endings, [path](const char* end) { return path.ends_with(end); });
}

} // namespace

std::vector<finding> check_length(const std::string& path, std::string_view text) {
    const auto breaks = static_cast<std::size_t>(std::ranges::count(text, '\n'));
    const auto length = breaks + (text.empty() || text.ends_with('\n') ? 0 : 1);
    if (length <= file_lines_max || !is_source(path, text)) {
        return {};
    }
    return {
        {path,
         0,
         count_and_limit("a file's lines", length, file_lines_max),
         "split it by noun: each file one reason to be"}};
}

std::vector<finding> check_sizes(const source_file& file) {
    std::vector<finding> findings;
    for (const auto& body : function_bodies(file)) {
        const auto lines = body.last - body.first + 1;
        if (lines > function_lines_max) {
            findings.push_back(
                {file.path,
                 body.first,
                 count_and_limit("a function's lines", lines, function_lines_max),
                 "give its steps names of their own"}
            );
        }
    }
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const auto& line = file.lines[i];
        const auto columns = columns_of(line.raw);
        if (columns > line_columns_max && !line.in_raw_literal) {
            findings.push_back(
                {file.path,
                 i + 1,
                 count_and_limit("a line's columns", columns, line_columns_max),
                 "break the line; a long string can be two adjacent ones"}
            );
        }
    }
    return findings;
}

std::vector<finding>
check_header_habits(const source_file& file, const std::vector<std::string>& headers) {
    if (is_header(file.path)) {
        const auto first = std::ranges::find_if(file.lines, [](const source_line& line) {
            return line.code.find_first_not_of(" \t") != std::string::npos;
        });
        if (first == file.lines.end() || !first->code.starts_with("#pragma once")) {
            return {{file.path, 1, "a header without #pragma once", "begin it with #pragma once"}};
        }
        return {};
    }
    const auto own = file.path.substr(0, file.path.rfind('.')) + ".hpp";
    if (std::ranges::find(headers, own) == headers.end()) {
        return {};
    }
    const auto includes = includes_of(file);
    if (includes.empty() || includes.front().target != own) {
        return {
            {file.path,
             includes.empty() ? 1 : includes.front().line,
             "its own header does not come first",
             "begin with #include \"" + own + "\", so that the header is proven self-contained"}};
    }
    return {};
}

} // namespace kruispunt::arch
