#pragma once

#include "conformance/mutation/mutant.hpp"

namespace kruispunt::conformance::mutation {

/// The mutant as `read_mutants` reads it, within `{"mutants":[…]}`.
text::json to_json(const mutant& what);

} // namespace kruispunt::conformance::mutation
