#pragma once

#include "gateway/domain/use_case.hpp"
#include "gateway/federation/telling.hpp"

#include <string>

namespace kruispunt::federation {

/// A signal as a side of a match.
domain::match_side side_of(const domain::stored_signal& signal);

/// The region in whose shadow a match of these two is made, empty where in none (BEH-11).
std::string shadow_over(const domain::stored_signal& a, const domain::stored_signal& b);

/// Makes the matches that `signal` should stand in and does not yet, each told to both sides
/// (COM-22, COM-38).
void pair_up(
    const domain::stored_signal& signal,
    const domain::facts& known,
    const domain::circumstances& at,
    teller& tell,
    domain::effects& into
);

/// Tells the far sides of the matches that a correction leaves open what they may see of `after`
/// and is another than it was in `before` (COM-35); `made` says which it ends. The sides of a BSN
/// clash are told nothing of each other (COM-38).
void tell_changes(
    const domain::stored_signal& before,
    const domain::stored_signal& after,
    const domain::facts& known,
    const domain::circumstances& at,
    teller& tell,
    const domain::effects& made
);

/// Ends the open matches that a correction leaves without ground, and tells both sides; all of them
/// and `wrongful`ly told where they were of another child (COM-20, COM-22, COM-25). A family match
/// that ends because other parents were given was told wrongly too.
void end_unfounded(
    const domain::stored_signal& signal,
    const domain::facts& known,
    const domain::circumstances& at,
    bool wrongful,
    teller& tell,
    domain::effects& into
);

/// Ends every open match of a signal that is no longer active, and tells the other sides (COM-25).
void end_all(
    const domain::facts& known,
    domain::end_reason reason,
    bool wrongful,
    teller& tell,
    domain::effects& into
);

} // namespace kruispunt::federation
