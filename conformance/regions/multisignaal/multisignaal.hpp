#pragma once

#include "conformance/regions/protocol.hpp"

#include <memory>

namespace kruispunt::conformance::regions::multisignaal {

/// Multisignaal's side of its protocol; its webhook takes CloudEvents in structured and in binary
/// mode.
std::unique_ptr<protocol> make_protocol(parties who);

} // namespace kruispunt::conformance::regions::multisignaal
