#pragma once

#include "conformance/population/generator.hpp"
#include "conformance/population/writers.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kruispunt::conformance::population {

/// All households of a population, in order.
std::vector<household> all_households(std::uint64_t seed, std::uint64_t size);

/// 100,000 persons of one seed, made once a process.
const std::vector<household>& hundred_thousand();

/// A population as one text.
std::string written(writer& form, std::uint64_t seed, std::uint64_t size);

} // namespace kruispunt::conformance::population
