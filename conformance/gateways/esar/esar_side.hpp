#pragma once

#include "conformance/gateways/side.hpp"

#include <memory>
#include <optional>
#include <string>

namespace kruispunt::conformance::gateways::esar {

/// The gateway's side of ESAR's protocol; unsigned where it has no signing certificate. Throws
/// std::runtime_error where a file cannot be used.
std::unique_ptr<side> make_side(const surroundings& around);

/// The first thing that an operation breaks, its signature apart; nothing where it breaks none.
std::optional<text::finding> first_breach(
    const wire::request& got, const std::string& region_oin, const std::string& gateway_oin
);

} // namespace kruispunt::conformance::gateways::esar
