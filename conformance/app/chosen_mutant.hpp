#pragma once

#include "conformance/mutation/mutation.hpp"

#include <string>

namespace kruispunt::conformance {

/// The mutant that `--mutant` names: by its id in the catalogue that was compiled in, or as the
/// only one in a file (whatever holds a `/` or ends in `.json`); nothing is broken where it is
/// empty. Throws std::runtime_error naming what cannot be found or read.
mutation::mutation chosen_mutant(const std::string& named);

} // namespace kruispunt::conformance
