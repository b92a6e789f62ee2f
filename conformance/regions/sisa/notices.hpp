#pragma once

#include "conformance/regions/protocol.hpp"
#include "conformance/text/xml.hpp"

namespace kruispunt::conformance::regions::sisa {

/// Reads a notice to SISA, strictly (SISA-20, SISA-21): header, parties, order, nothing of a
/// professional.
notice read_document(const text::xml_element& root, const parties& who, text::findings& found);

} // namespace kruispunt::conformance::regions::sisa
