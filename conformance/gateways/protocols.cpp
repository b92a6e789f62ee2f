#include "conformance/gateways/protocols.hpp"

#include "conformance/gateways/esar/esar_side.hpp"
#include "conformance/gateways/midden_nederland/midden_nederland_side.hpp"
#include "conformance/gateways/multisignaal/multisignaal_side.hpp"
#include "conformance/gateways/sisa/sisa_side.hpp"

#include <stdexcept>

namespace kruispunt::conformance::gateways {

std::unique_ptr<side> make_side(const surroundings& around) {
    if (around.region == "esar") return esar::make_side(around);
    if (around.region == "multisignaal") return multisignaal::make_side(around);
    if (around.region == "sisa") return sisa::make_side(around);
    if (around.region == "midden-nederland") return midden_nederland::make_side(around);
    throw std::runtime_error("no such protocol: " + around.region);
}

} // namespace kruispunt::conformance::gateways
