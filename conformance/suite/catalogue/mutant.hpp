#pragma once

#include "conformance/mutation/mutant.hpp"

namespace kruispunt::conformance::suite::catalogue {

/// Mutants are data of the catalogue, and what the reference parties take: they are the latter's.
using mutation::alters_output;
using mutation::behaves;
using mutation::ignores_rule;
using mutation::mutant;

} // namespace kruispunt::conformance::suite::catalogue
