#pragma once

#include "tests/arch/source_file.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::arch {

/// A `.test.mjs` waits for nothing at its top level once it has named a test: node's runner may
/// find the tests so far done while it waits, and run what was to come after the last of them.
std::vector<finding> check_waits_after_tests(const std::string& path, std::string_view text);

} // namespace kruispunt::arch
