#pragma once

#include "conformance/text/clock.hpp"

#include <optional>
#include <string>

namespace kruispunt::conformance::suite::verdict {

/// Why the signature of a SOAP envelope does not hold (ESAR-02 to ESAR-04), judged at the moment it
/// was seen; nothing where it holds. `trust`: the authority, PEM.
std::optional<std::string> signature_objection(
    const std::string& envelope,
    const std::string& trust,
    const std::string& signer_oin,
    text::instant seen
);

} // namespace kruispunt::conformance::suite::verdict
