#pragma once

#include "conformance/regions/signal.hpp"

namespace kruispunt::conformance::regions::midden_nederland {

/// The mutation for the command (MN-02), without `volgnummer` and `tijdstip`.
text::json write_mutation(const command& what);

} // namespace kruispunt::conformance::regions::midden_nederland
