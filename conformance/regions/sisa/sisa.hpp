#pragma once

#include "conformance/mutation/mutation.hpp"
#include "conformance/regions/protocol.hpp"

#include <memory>

namespace kruispunt::conformance::regions::sisa {

/// SISA's side of its protocol.
std::unique_ptr<protocol> make_protocol(parties who, const mutation::mutation& broken = {});

} // namespace kruispunt::conformance::regions::sisa
