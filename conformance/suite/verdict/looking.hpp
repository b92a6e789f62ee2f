#pragma once

#include "conformance/suite/catalogue/check.hpp"
#include "conformance/suite/evidence/evidence.hpp"
#include "conformance/suite/plan/operation.hpp"
#include "conformance/suite/verdict/comparison.hpp"
#include "conformance/suite/verdict/observation.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kruispunt::conformance::suite::verdict {

/// Where a check looks, and what it may look at beside. Refers to all of it.
struct situation {
    const std::vector<plan::operation>& plan;
    std::size_t operation;
    const evidence::test_evidence& seen;
    const observation& shows;
    const filling& with;
};

/// A check that does not hold, in words.
struct failing {
    std::string where;
    std::string expected;
    std::string came;
    /// The sentence that it is of where what was seen says so; empty: the check's.
    std::string requirement = {};
};

/// Judges one check; nothing where it holds. Throws std::runtime_error where the check cannot be
/// judged at all (a path that is none, a variable that is not there).
std::optional<failing> look(const catalogue::check& asked, const situation& at);

} // namespace kruispunt::conformance::suite::verdict
