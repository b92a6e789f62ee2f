#pragma once

#include "conformance/gateways/side.hpp"

#include <memory>
#include <optional>
#include <string>

namespace kruispunt::conformance::gateways::sisa {

/// The gateway's side of SISA's protocol.
std::unique_ptr<side> make_side(const surroundings& around);

/// The first thing that a message to the gateway breaks; nothing where it breaks none.
std::optional<text::finding> first_breach(
    const wire::request& got, const std::string& region_oin, const std::string& gateway_oin
);

} // namespace kruispunt::conformance::gateways::sisa
