#pragma once

#include "tests/arch/source_file.hpp"

#include <vector>

namespace kruispunt::arch {

/// Rooms (and the folders of conformance/) that include each other in a circle: a finding a circle,
/// naming one include of each step.
std::vector<finding> check_circles(const std::vector<source_file>& files);

} // namespace kruispunt::arch
