#pragma once

#include "conformance/regions/protocol.hpp"
#include "conformance/text/json.hpp"

namespace kruispunt::conformance::regions::multisignaal {

/// Reads a CloudEvents notice in structured mode, strictly (MS-20, MS-21): its attributes, then
/// `data` by its type.
notice read_event(const text::json& event, const parties& who, text::findings& found);

} // namespace kruispunt::conformance::regions::multisignaal
