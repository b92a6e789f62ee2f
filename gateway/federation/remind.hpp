#pragma once

#include "gateway/domain/use_case.hpp"

namespace kruispunt::federation {

/// Counters of the oversight; the second is counted once for each region that it went to, its name
/// behind a `/`.
inline constexpr char matches_reminded[] = "matches_reminded";
inline constexpr char matches_escalated[] = "matches_escalated";

/// The day on which a match made at `made_at` is looked at: ten working days later (ESAR-27).
domain::day remind_on(domain::instant made_at, const domain::federation_policy& policy);

/// True where a side has acknowledged it: then somebody is on the way to the other.
bool taken_up(const domain::match_fact& match);

/// A match not taken up in time: first both sides are reminded; after as long again it goes to the
/// region of the coordinating municipality, which is reminded once more where it is a side, and is
/// counted for the oversight. A match that was taken up, or is over, is left alone.
extern const domain::use_case remind;

} // namespace kruispunt::federation
