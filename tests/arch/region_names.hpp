#pragma once

#include "tests/arch/source_file.hpp"

#include <vector>

namespace kruispunt::arch {

/// The regions' names may not stand in gateway/, neither in code nor in a file's name; comments may
/// name them. Other files: no findings.
std::vector<finding> check_region_names(const source_file& file);

} // namespace kruispunt::arch
