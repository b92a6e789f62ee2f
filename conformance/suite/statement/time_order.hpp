#pragma once

#include "conformance/suite/catalogue/catalogue.hpp"
#include "conformance/suite/reporting/recorded_run.hpp"

#include <string>

namespace kruispunt::conformance::suite::statement {

/// Why what was seen cannot have been seen in one run: the tests follow each other in the run's
/// order, without overlap and without a longer gap than a run can need, from its beginning to its
/// end, and what each is about was drawn as it began. Empty: it can. Pure.
std::string why_out_of_time(const catalogue::catalogue& all, const reporting::recorded_run& run);

} // namespace kruispunt::conformance::suite::statement
