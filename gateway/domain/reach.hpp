#pragma once

#include "gateway/domain/disclosure.hpp"

namespace kruispunt::domain {

/// Counted once for each such notice that arrived, behind a `/` the receiver (COM-24).
inline constexpr char without_reach_counter[] = "without_reach";

/// True where a region learns of an organisation's number and of no professional whom to reach, so
/// that a match whose organisation has none leaves it with nobody (COM-24).
bool hangs_on_number(const region_policy& receiver);

/// True where a notice tells of another side and names nobody to reach there: its receiver learns
/// the organisation's number and no professional's, and the organisation has given none
/// (`ZONDER_BEREIK`, COM-24).
bool without_reach(const disclosure& told, const region_policy& receiver);

} // namespace kruispunt::domain
