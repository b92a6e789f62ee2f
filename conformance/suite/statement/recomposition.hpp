#pragma once

#include "conformance/suite/catalogue/catalogue.hpp"
#include "conformance/suite/reporting/recorded_run.hpp"

#include <string>

namespace kruispunt::conformance::suite::statement {

/// Each gives why not, naming the test; empty: nothing was found. Pure, but for a key that stands
/// in for those that a run signed with.

/// What each scope began with is what is drawn from the run's seed.
std::string why_not_drawn(const catalogue::catalogue& all, const reporting::recorded_run& run);

/// What was sent, changed or not, is what the catalogue makes of that and of what came before it;
/// and something of the seed went over the wire. Of a signature only the form is compared.
std::string why_not_sent(const catalogue::catalogue& all, const reporting::recorded_run& run);

} // namespace kruispunt::conformance::suite::statement
