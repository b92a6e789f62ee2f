#pragma once

#include "tests/arch/source_file.hpp"

#include <vector>

namespace kruispunt::arch {

/// Words and constructs this project does without, each with what to write instead. Literals are
/// not looked at; comments only for the reminders nobody comes back to.
std::vector<finding> check_banned(const source_file& file);

} // namespace kruispunt::arch
