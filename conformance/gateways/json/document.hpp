#pragma once

#include "conformance/gateways/kernel/findings.hpp"
#include "conformance/text/json.hpp"

#include <optional>
#include <string_view>

namespace kruispunt::conformance::gateways::json {

/// Reads a body as one JSON object. Findings: not well-formed (`malformed`, a protocol's own
/// sentence), no UTF-8 (COM-13.1), deeper than 32 (COM-28.5), a member twice (`twice`). Nothing
/// where it cannot be read at all; where a mutant does not see a finding, what could be read.
std::optional<text::json> read_document(
    std::string_view body,
    std::string_view malformed,
    std::string_view twice,
    kernel::findings& found
);

} // namespace kruispunt::conformance::gateways::json
