#pragma once

#include "conformance/suite/catalogue/catalogue.hpp"

#include <string>
#include <vector>

namespace kruispunt::conformance::suite::plan {

/// The tests of a role, in the order in which a run does them: today's, those that move the days,
/// those that move them by years. Points into the catalogue.
std::vector<const catalogue::test*>
sequence_of(const catalogue::catalogue& all, const std::string& protocol, catalogue::role as);

/// Whether the test is one that moves the system's clock.
bool moves_clock(const catalogue::test& test);

} // namespace kruispunt::conformance::suite::plan
