#pragma once

#include "conformance/population/household.hpp"
#include "conformance/population/random_stream.hpp"

#include <vector>

namespace kruispunt::conformance::population {

/// Draws where a household has lived from `first` up to `today`, oldest first: about one move in
/// fourteen years, most within the municipality, the others within the province, the west (or
/// the rest) of the country or anywhere, by population. Where the municipality merged meanwhile,
/// the same address comes again on that day with the new municipality, as in the population
/// register. `first` ≤ `today`.
std::vector<address> draw_address_history(random_stream& random, day first, day today);

} // namespace kruispunt::conformance::population
