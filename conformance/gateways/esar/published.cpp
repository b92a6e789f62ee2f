#include "conformance/gateways/esar/published.hpp"

#include "conformance/gateways/embedded_files.hpp"

namespace kruispunt::conformance::gateways::esar {

std::string_view schema() {
    return text::octets_of(embedded_files(), "esar/berichten.xsd");
}

std::string_view wsdl() {
    return text::octets_of(embedded_files(), "esar/signalering.wsdl");
}

} // namespace kruispunt::conformance::gateways::esar
