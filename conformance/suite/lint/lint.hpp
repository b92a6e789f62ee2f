#pragma once

#include "conformance/suite/catalogue/catalogue.hpp"

#include <string>
#include <vector>

namespace kruispunt::conformance::suite::lint {

/// All that is wrong in a catalogue that could be read, a line each: ids, sentences that are not
/// there, sentences without test or reason, plans that cannot be made, texts that cannot be filled,
/// changes that change nothing, mutants that no test could find. Empty: nothing. Pure.
std::vector<std::string> faults(const catalogue::catalogue& all);

} // namespace kruispunt::conformance::suite::lint
