#pragma once

#include <string_view>

namespace kruispunt::conformance::gateways::sisa {

/// The schema of SISA's messages, both ways (SISA-00.4): berichten.xsd. StUF's own header is let
/// through as it is.
std::string_view schema();

} // namespace kruispunt::conformance::gateways::sisa
