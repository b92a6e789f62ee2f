#pragma once

#include "gateway/domain/calendar.hpp"
#include "gateway/domain/region_policy.hpp"
#include "gateway/domain/signal.hpp"

#include <optional>
#include <string_view>

namespace kruispunt::domain {

/// What the closing of a signal ("going well") makes of it.
struct closing {
    signal_state state{}; ///< closed, inactive or lapsed
    day expires_on{};     ///< the first day on which it is no longer active
};

/// The first day on which a signal given on `date` is no longer active (COM-36).
day expires_on(const region_policy& policy, day date);

/// Likewise for one that is going well and stays active for the rest of its first year.
day closed_until(const region_policy& policy, day date);

/// The statute's limits: at most two years active, five archived, 23 years of age. False for a
/// policy that goes beyond them; such a policy is refused at start.
bool within_statute(const region_policy& policy);

/// A region's policy; of one that takes part no more the shortest that the statute knows, so that
/// what it left behind goes too.
const region_policy& retention_of(const federation_policy& policy, std::string_view region);

/// Closing on `today` a signal given on `date` (Retention, last column).
closing close(const region_policy& policy, day date, day today);

/// The day on which an inactive signal must be gone; `inactive_since` is the first day on which it
/// was no longer active.
day archived_until(const region_policy& policy, day date, day inactive_since);

/// The day after which even the digest of an ended signal's id may go (COM-20).
day forget_on(const region_policy& policy, day date);

/// When a region is warned that its signal will expire: 30 days before (ESAR-22).
day warned_on(day expires_on);

/// The birthday on which everything on a child goes, by the statute (COM-12); counted from the
/// earliest possible birth date.
day age_limit_day(const birth_date& born);

/// From when on that birthday must be looked for: 1 January of its year, so that the day itself is
/// kept nowhere. Nothing where a signal given on `date` is gone by then.
std::optional<day> watched_from(const region_policy& policy, day date, std::optional<day> january);

/// 1 January of the year of that birthday.
day january_of_age_limit(const birth_date& born);

} // namespace kruispunt::domain
