#pragma once

#include "conformance/gateways/side.hpp"

#include <memory>
#include <optional>

namespace kruispunt::conformance::gateways::multisignaal {

std::unique_ptr<side> make_side(const surroundings& around);

/// The first thing that a call breaks, as far as the call alone shows it; nothing where it keeps to
/// the protocol.
std::optional<text::finding> first_breach(const wire::request& got);

} // namespace kruispunt::conformance::gateways::multisignaal
