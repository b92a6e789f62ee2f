#pragma once

#include "gateway/domain/region_policy.hpp"
#include "tests/simulation/model/world.hpp"

#include <array>
#include <optional>

namespace kruispunt::simulation {

/// The municipalities of a simulation: one or two in each region's area, one in nobody's.
inline constexpr std::array<int, 7> places{34, 50, 363, 599, 344, 307, 14};

/// In whose area a municipality of the simulation lies.
std::optional<model::region> area_of(int place);

/// The gateway's table of the same municipalities.
std::optional<domain::municipal_area> area_of_code(const std::string& code, domain::day on);

/// A municipality's four digits.
std::string code_of(int place);

} // namespace kruispunt::simulation
