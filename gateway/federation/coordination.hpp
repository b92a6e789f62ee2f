#pragma once

#include "gateway/federation/telling.hpp"

namespace kruispunt::federation {

/// Tells the sides of the matches that stood before the act and stand after it where their child's
/// coordinating municipality is another one now (COM-26). `before` is the command's own signal as
/// it was, null for a new one; `after` as it becomes, null where it is gone; `effects` is what the
/// act has caused so far. What no municipality coordinates any more is told nobody.
void tell_coordination(
    const domain::stored_signal* before,
    const domain::stored_signal* after,
    const domain::facts& known,
    const domain::circumstances& at,
    teller& tell,
    const domain::effects& effects
);

/// Likewise where a move was told of the own signal: beside those sides every reporter's region
/// hears from whose area the child has moved away.
void tell_move(
    const domain::stored_signal& before,
    const domain::stored_signal& after,
    const domain::facts& known,
    const domain::circumstances& at,
    teller& tell,
    const domain::effects& effects
);

/// True for a signal that is active on `today`, whether or not it can be matched (COM-26).
bool is_active(const domain::stored_signal& signal, domain::day today);

} // namespace kruispunt::federation
