#pragma once

#include "conformance/gateways/side.hpp"

#include <memory>

namespace kruispunt::conformance::gateways {

/// The side of that region's protocol. Throws std::runtime_error where there is none or a file
/// cannot be used.
std::unique_ptr<side> make_side(const surroundings& around);

} // namespace kruispunt::conformance::gateways
