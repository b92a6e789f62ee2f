#pragma once

#include "conformance/regions/inquiry.hpp"
#include "conformance/regions/signal.hpp"

namespace kruispunt::conformance::regions::midden_nederland {

/// The mutation for the command (MN-02), without `volgnummer` and `tijdstip`.
text::json write_mutation(const command& what);

/// The mutation for what is asked beside the verbs (MN-07, MN-08); null for what is asked of no
/// feed.
text::json write_inquiry(const inquiry& what);

} // namespace kruispunt::conformance::regions::midden_nederland
