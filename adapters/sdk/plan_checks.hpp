#pragma once

#include "adapters/sdk/mapping_file.hpp"
#include "adapters/sdk/plan.hpp"

namespace kruispunt::adapters::sdk {

/// Checks what can only be judged of a whole plan; throws std::runtime_error (`file:line: what`):
/// a canonical field read from two places; a word that a field does not know, a word that is
/// written two ways, or not at all without being excepted; a mandatory value that nothing gives;
/// a signal without what a signal must have.
void check_plan(const mapping_file& source, const plan& made);

} // namespace kruispunt::adapters::sdk
