#pragma once

#include "conformance/population/bsn_sequence.hpp"
#include "conformance/population/household.hpp"
#include "conformance/population/random_stream.hpp"

#include <cstdint>

namespace kruispunt::conformance::population {

/// Draws a household of at most `room` ≥ 1 persons as of `today`: a family, its names, what is
/// known of its birth dates, where it lived. Takes a BSN a person. The id is left 0.
household draw_household(random_stream& random, bsn_sequence& bsns, std::uint32_t room, day today);

} // namespace kruispunt::conformance::population
