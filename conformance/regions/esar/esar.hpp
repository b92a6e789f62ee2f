#pragma once

#include "conformance/regions/esar/security.hpp"
#include "conformance/regions/protocol.hpp"

#include <memory>

namespace kruispunt::conformance::regions::esar {

/// ESAR's side of its protocol; unsigned where it has nothing to sign with (the sandbox's
/// `esar.signing = "off"`).
std::unique_ptr<protocol> make_protocol(
    parties who, std::optional<signing_setup> signing = std::nullopt, mutation::mutation broken = {}
);

} // namespace kruispunt::conformance::regions::esar
