#pragma once

#include "gateway/domain/calendar.hpp"
#include "gateway/domain/region_policy.hpp"
#include "gateway/domain/signal.hpp"

namespace kruispunt::domain {

/// What the closing of a signal ("going well") makes of it.
struct closing {
    signal_state state{}; ///< closed, inactive or lapsed
    day expires_on{};     ///< the first day on which it is no longer active
};

/// The first day on which a signal given on `date` is no longer active (COM-36).
day expires_on(const region_policy& policy, day date);

/// The statute's limits: at most two years active, five archived, 23 years of age. False for a
/// policy that goes beyond them; such a policy is refused at start.
bool within_statute(const region_policy& policy);

/// Closing on `today` a signal given on `date` (Retention, last column).
closing close(const region_policy& policy, day date, day today);

/// The day after which even the digest of an ended signal's id may go (COM-20).
day forget_on(const region_policy& policy, day date);

} // namespace kruispunt::domain
