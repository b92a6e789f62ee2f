#pragma once

#include "conformance/text/findings.hpp"
#include "conformance/wire/http.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::conformance::gateways {

/// The first breach that the reference gateway's strict reader finds in what a region sent, as far
/// as the message alone shows it (a signature apart, and whatever today's day decides); nothing
/// where it keeps to the protocol. `message`: the catalogue's name of what it should be. Pure.
std::optional<text::finding> first_breach(
    std::string_view protocol,
    std::string_view message,
    const wire::request& got,
    const std::string& region_oin,
    const std::string& gateway_oin
);

} // namespace kruispunt::conformance::gateways
