#pragma once

#include "conformance/suite/evidence/evidence.hpp"
#include "conformance/suite/plan/operation.hpp"
#include "conformance/suite/running/parties.hpp"

#include <atomic>
#include <map>
#include <string>
#include <utility>

namespace kruispunt::conformance::suite::running {

/// How far a system's days are ahead of the machine's: what tests with a clock add up.
struct days_ahead {
    int days = 0;
};

/// What a test is run with.
struct test_setting {
    const catalogue::catalogue& all;
    std::string seed; ///< what all variables are drawn from
    const std::map<std::pair<std::string, std::string>, std::size_t>& scope_numbers;
    /// Set once somebody wants the run to end; looked at between operations.
    const std::atomic<bool>& interrupted;
};

/// Does what the test says, step by step, and tells what was seen. Stops at what it cannot go on
/// from: a control or an arrangement that does not hold. Throws nothing of its own: what the suite
/// could not do is the evidence's `suite_fault`.
evidence::test_evidence run_test(
    const test_setting& setting, const catalogue::test& test, parties& with, days_ahead& clock
);

} // namespace kruispunt::conformance::suite::running
