#pragma once

#include "conformance/suite/plan/variables.hpp"
#include "conformance/suite/verdict/verdict.hpp"

#include <cstddef>
#include <vector>

namespace kruispunt::conformance::suite::verdict {

/// The shortfalls of one operation whose variables are known: `all` as they stand while it is done.
/// Its record is there and fits. Throws std::runtime_error where a check cannot be judged.
std::vector<shortfall> shortfalls_with(
    const catalogue::test& test,
    const std::vector<plan::operation>& plan,
    std::size_t operation,
    const evidence::test_evidence& seen,
    const plan::scopes& all
);

} // namespace kruispunt::conformance::suite::verdict
