#include "conformance/gateways/reading.hpp"

#include "conformance/gateways/esar/esar_side.hpp"
#include "conformance/gateways/multisignaal/multisignaal_side.hpp"
#include "conformance/gateways/sisa/sisa_side.hpp"

namespace kruispunt::conformance::gateways {

std::optional<text::finding> first_breach(
    std::string_view protocol,
    std::string_view /*message*/,
    const wire::request& got,
    const std::string& region_oin,
    const std::string& gateway_oin
) {
    if (protocol == "esar") return esar::first_breach(got, region_oin, gateway_oin);
    if (protocol == "sisa") return sisa::first_breach(got, region_oin, gateway_oin);
    if (protocol == "multisignaal") return multisignaal::first_breach(got);
    return std::nullopt;
}

} // namespace kruispunt::conformance::gateways
