#pragma once

#include <cstdint>
#include <string>

namespace kruispunt::simulation {

/// What came of comparing two stores.
struct stores_result {
    std::int64_t steps = 0;
    std::int64_t rotations = 0; ///< of the durable one's keys
    std::string amiss;          ///< in what they differ, with the history; empty: in nothing
};

/// Draws histories of all verbs and years, inspections too, and takes the store in memory, which
/// the model is compared with, and the durable one through them side by side: each answers the
/// same, owes the same notices, has the same due, and counts alike. `rotating`: between the steps
/// the durable one's keys are rotated piece by piece, over and over, and its files closed and
/// opened anew.
stores_result compare_stores(std::uint64_t seed, int histories, bool rotating = false);

} // namespace kruispunt::simulation
