#pragma once

#include "conformance/suite/catalogue/catalogue.hpp"
#include "conformance/suite/reporting/recorded_run.hpp"

#include <string>

namespace kruispunt::conformance::suite::statement {

/// What evidence alone can show to be wrong with a run. Each gives why not, naming the test; empty:
/// nothing was found. Pure.

/// Who called, and who answered, showed the OIN that the SUT file names.
std::string why_another_oin(const reporting::recorded_run& run);

/// What was said was said to the OIN that the SUT file names.
std::string why_for_another(const catalogue::catalogue& all, const reporting::recorded_run& run);

/// Whoever answered had one key throughout.
std::string why_two_servers(const reporting::recorded_run& run);

/// Each test that passes, by the report, has its live controls.
std::string why_no_controls(
    const catalogue::catalogue& all,
    const reporting::recorded_run& run,
    const reporting::report& judged
);

} // namespace kruispunt::conformance::suite::statement
