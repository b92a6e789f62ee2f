#pragma once

#include "conformance/population/calendar.hpp"
#include "conformance/population/random_stream.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace kruispunt::conformance::population {

/// The law's limit of the indexes: who has reached this age is no child here (COM-12).
constexpr int age_limit = 23;

/// A family before it has names: who was born when, of whom.
struct family_plan {
    struct parent {
        char gender = 'V';
        day born;
    };

    struct child {
        char gender = 'V';
        day born;
        std::optional<std::size_t> twin; ///< index of the other twin among the children
        bool of_both = true;             ///< false: only the first parent is its parent
    };

    std::vector<parent> parents;
    std::vector<child> children; ///< from old to young, at least one
};

/// Draws a family of at most `room` ≥ 1 persons: one or two parents with their children who are 0
/// to 22 on `today`, now and then a young person of 18 to 22 who lives alone (always, where there
/// is room for one only). Twins share a birth date; other siblings are 300 days or more apart.
family_plan plan_family(random_stream& random, std::uint32_t room, day today);

} // namespace kruispunt::conformance::population
