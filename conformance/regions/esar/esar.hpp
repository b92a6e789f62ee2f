#pragma once

#include "conformance/regions/protocol.hpp"

#include <memory>

namespace kruispunt::conformance::regions::esar {

/// ESAR's side of its protocol, unsigned (the sandbox's `esar.signing = "off"`).
std::unique_ptr<protocol> make_protocol(parties who);

} // namespace kruispunt::conformance::regions::esar
