#pragma once

#include "gateway/domain/use_case.hpp"

namespace kruispunt::federation {

/// The answer where a signal is already gone: ending it again succeeds without effect; an id that
/// was never known is an error (COM-20).
domain::result<domain::outcome>
answer_without_signal(const domain::facts& known, const domain::circumstances& at);

/// True where a later message of the sender has been taken already (SISA-04).
bool overtaken(const domain::sealed_command& command, const domain::facts& known);

/// The signal's content goes now, a keyed digest of its id stays (COM-20); what it is answered.
domain::decision removed(
    const domain::sealed_command& command,
    const domain::facts& known,
    const domain::circumstances& at,
    domain::signal_state becomes,
    bool at_once
);

} // namespace kruispunt::federation
