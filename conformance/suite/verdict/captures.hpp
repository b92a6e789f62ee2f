#pragma once

#include "conformance/suite/evidence/evidence.hpp"
#include "conformance/suite/plan/operation.hpp"
#include "conformance/suite/plan/variables.hpp"

#include <string>
#include <vector>

namespace kruispunt::conformance::suite::verdict {

/// Takes what the operation's `capture` names out of its record into the variables of its scope.
/// False where a path finds nothing there; the others are taken all the same.
bool captured(plan::scopes& into, const plan::operation& of, const evidence::record& seen);

/// The paths that find nothing in the record.
std::vector<std::string> not_captured(const plan::operation& of, const evidence::record& seen);

} // namespace kruispunt::conformance::suite::verdict
