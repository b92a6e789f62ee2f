#pragma once

#include <string_view>

namespace kruispunt::conformance::gateways::esar {

/// The schema of ESAR's payloads, both ways (ESAR-00.3): berichten.xsd.
std::string_view schema();

/// The WSDL of what ESAR calls (ESAR-00.3): signalering.wsdl.
std::string_view wsdl();

} // namespace kruispunt::conformance::gateways::esar
