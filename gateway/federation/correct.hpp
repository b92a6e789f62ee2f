#pragma once

#include "gateway/domain/use_case.hpp"
#include "gateway/federation/standing.hpp"

#include <vector>

namespace kruispunt::federation {

/// Decides what a signal given again becomes: nothing where nothing changed, a correction, or a
/// corrected identity (COM-20). `known.own` must be there.
domain::decision correct(
    const domain::sealed_command& command,
    const domain::sealed_submit& given,
    const domain::facts& known,
    const domain::circumstances& at
);

/// The answer where nothing changes. Only the time of a later message is kept, so that an earlier
/// one that comes after it is seen to be overtaken (SISA-04). `known.own` must be there.
domain::decision unchanged(
    const domain::sealed_command& command,
    const domain::facts& known,
    const std::vector<domain::warning>& warnings
);

/// Counted once for each signal that contradicts the duty to inform, behind a `/` the region
/// (INF-1.9).
inline constexpr char uninformed_signals[] = "uninformed";

/// Counts `after` where it is the first to contradict the duty to inform; `before` is null for a
/// signal that is new.
void count_uninformed(
    const domain::stored_signal* before, const domain::stored_signal& after, domain::effects& into
);

/// Takes what was given into `signal`: content, dates and the state that its age asks for; number
/// and count of identity corrections stay, and the receipt where the municipality does.
void take_over(
    domain::stored_signal& signal,
    const domain::sealed_command& command,
    const domain::sealed_submit& given,
    const domain::circumstances& at
);

/// The answer for a signal that is there, with the warning that it cannot be matched where its
/// BSN is not known (COM-34), and the validator of its state (MS-11).
domain::outcome outcome_for(
    domain::outcome::effect what,
    const domain::stored_signal& signal,
    const standing_matches& matches,
    std::vector<domain::warning> warnings
);

} // namespace kruispunt::federation
