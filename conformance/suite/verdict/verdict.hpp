#pragma once

#include "conformance/suite/evidence/evidence.hpp"
#include "conformance/suite/plan/operation.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::suite::verdict {

enum class outcome { pass, warn, fail, not_applicable, inconclusive, error };

/// PASS, WARN, FAIL, NOT_APPLICABLE, INCONCLUSIVE, ERROR.
std::string_view word(outcome of);

/// A check that did not hold: whose breach, where, what was expected and what came instead. Values
/// of a child stand as the name of their variable.
struct shortfall {
    std::size_t operation = 0;
    plan::weight counts = plan::weight::tested;
    std::string requirement;
    std::string where;
    std::string expected;
    std::string came;
    /// Whether another alternative holds, which is worth a warning.
    bool warns = false;
};

struct test_verdict {
    std::string test;
    outcome is = outcome::error;
    /// One line: why it is not PASS.
    std::string why;
    std::vector<shortfall> shortfalls;
};

/// What the system under test says it offers, as far as verdicts rest on it.
struct offers {
    std::vector<std::string> features; ///< adapter, clock, partner, …

    bool has(std::string_view feature) const;
};

/// The verdict on one test. Pure: no clock, no network, no chance. Evidence that does not fit the
/// plan is ERROR.
test_verdict judge(
    const catalogue::test& test,
    const std::vector<plan::operation>& plan,
    const evidence::test_evidence& seen,
    const offers& offered
);

/// The shortfalls of one operation alone: what the runner goes on by.
std::vector<shortfall> shortfalls_of(
    const catalogue::test& test,
    const std::vector<plan::operation>& plan,
    std::size_t operation,
    const evidence::test_evidence& seen
);

} // namespace kruispunt::conformance::suite::verdict
