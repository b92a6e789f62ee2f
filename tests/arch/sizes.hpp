#pragma once

#include "tests/arch/source_file.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::arch {

inline constexpr std::size_t file_lines_max = 400;
inline constexpr std::size_t function_lines_max = 70;
inline constexpr std::size_t line_columns_max = 100;

/// A text file's length, where somebody wrote it to be run or compiled: C++, scripts by their name
/// or their first line (#!), CMake's. What is read by machines or is prose may be as long as it is.
std::vector<finding> check_length(const std::string& path, std::string_view text);

/// The length of a C++ file's functions and lines (columns are code points; lines inside raw string
/// literals are samples, and may be as long as what they show).
std::vector<finding> check_sizes(const source_file& file);

/// Headers begin with #pragma once; x.cpp includes its own x.hpp first, which proves that header
/// self-contained. `headers` are the paths of all headers of the project.
std::vector<finding>
check_header_habits(const source_file& file, const std::vector<std::string>& headers);

} // namespace kruispunt::arch
