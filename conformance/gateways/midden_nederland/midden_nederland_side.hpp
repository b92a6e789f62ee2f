#pragma once

#include "conformance/gateways/side.hpp"

#include <memory>

namespace kruispunt::conformance::gateways::midden_nederland {

/// The gateway's side of Midden-Nederland's protocol: it polls the feed, and puts everything back.
std::unique_ptr<side> make_side(const surroundings& around);

} // namespace kruispunt::conformance::gateways::midden_nederland
