#pragma once

#include "conformance/mutation/mutant.hpp"

#include <string>
#include <vector>

namespace kruispunt::conformance::mutation {

/// Reads `{"mutants":[…]}`. Throws std::runtime_error naming `file`, the mutant's id, the member
/// and the rule.
std::vector<mutant> read_mutants(const text::json& document, const std::string& file);

} // namespace kruispunt::conformance::mutation
