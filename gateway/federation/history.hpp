#pragma once

#include "gateway/domain/use_case.hpp"
#include "gateway/federation/telling.hpp"

namespace kruispunt::federation {

/// Tells the reporter of a new, active signal of each inactive one on its child, of another
/// organisation and region: once, here and now; the old reporter hears nothing (COM-30). Where the
/// two BSNs clash nobody is told of the other (COM-38).
void tell_history(
    const domain::stored_signal& given,
    const domain::facts& known,
    const domain::circumstances& at,
    teller& tell
);

} // namespace kruispunt::federation
