#pragma once

#include "gateway/domain/use_case.hpp"
#include "gateway/federation/telling.hpp"

namespace kruispunt::federation {

/// A signal as a side of a match.
domain::match_side side_of(const domain::stored_signal& signal);

/// Makes the matches that `signal` should stand in and does not yet, each told to both sides
/// (COM-22, COM-38).
void pair_up(
    const domain::stored_signal& signal,
    const domain::facts& known,
    const domain::circumstances& at,
    teller& tell,
    domain::effects& into
);

/// Ends the open matches that a correction leaves without ground, and tells both sides; `wrongful`
/// where they were told of another child (COM-22, COM-25).
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
