#pragma once

#include "tests/arch/source_file.hpp"

#include <vector>

namespace kruispunt::arch {

/// A function's body: `first` is the line of its opening brace, `last` that of its closing one.
struct function_body {
    std::size_t first;
    std::size_t last;
};

/// The bodies of the functions of a file, found by their braces; lambdas and local classes count to
/// the function they stand in. Not a parser: made for code in this house's layout.
std::vector<function_body> function_bodies(const source_file& file);

} // namespace kruispunt::arch
