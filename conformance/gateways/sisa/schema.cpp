#include "conformance/gateways/sisa/schema.hpp"

#include "conformance/gateways/embedded_files.hpp"

namespace kruispunt::conformance::gateways::sisa {

std::string_view schema() {
    return text::octets_of(embedded_files(), "sisa/berichten.xsd");
}

} // namespace kruispunt::conformance::gateways::sisa
