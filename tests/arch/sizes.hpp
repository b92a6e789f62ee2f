#pragma once

#include "tests/arch/source_file.hpp"

#include <string_view>
#include <vector>

namespace kruispunt::arch {

inline constexpr std::size_t file_lines_max = 400;
inline constexpr std::size_t function_lines_max = 70;
inline constexpr std::size_t line_columns_max = 100;

/// A C++ file's length, its functions' and its lines' (columns are code points; lines inside raw
/// string literals are samples, and may be as long as what they show).
std::vector<finding> check_sizes(const source_file& file);

/// Headers begin with #pragma once; x.cpp includes its own x.hpp first, which proves that header
/// self-contained. `headers` are the paths of all headers of the project.
std::vector<finding>
check_header_habits(const source_file& file, const std::vector<std::string>& headers);

} // namespace kruispunt::arch
