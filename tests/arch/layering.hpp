#pragma once

#include "tests/arch/source_file.hpp"

#include <vector>

namespace kruispunt::arch {

/// Checks every #include of one file of gateway/, adapters/, conformance/ or certs/ against the
/// table of the architecture page: which rooms a room may see, and which libraries. Other files: no
/// findings.
std::vector<finding> check_includes(const source_file& file);

} // namespace kruispunt::arch
