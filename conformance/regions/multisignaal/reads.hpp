#pragma once

#include "conformance/regions/inquiry.hpp"
#include "conformance/regions/protocol.hpp"

namespace kruispunt::conformance::regions::multisignaal {

/// Reads a positive answer to what was asked beside the verbs, strictly: a page of matches (MS-06,
/// MS-09, MS-11), a match (MS-07), what is held on a child (MS-08, COM-37).
answer read_found(question asked, const wire::response& got, text::findings& found);

} // namespace kruispunt::conformance::regions::multisignaal
