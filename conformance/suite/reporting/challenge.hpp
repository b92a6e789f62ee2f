#pragma once

#include "conformance/text/json.hpp"

#include <string>

namespace kruispunt::conformance::suite::reporting {

/// The nonce of a challenge file, `{"nonce": "…", …}`: 16 to 200 octets of visible ASCII. It
/// becomes the run's seed, so that nothing that was sent can have been sent before it was given
/// out. Throws std::runtime_error naming member and rule.
std::string read_challenge(const text::json& document);

} // namespace kruispunt::conformance::suite::reporting
