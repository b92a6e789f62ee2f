#pragma once

#include "conformance/regions/notice.hpp"
#include "conformance/text/xml.hpp"

namespace kruispunt::conformance::regions::esar {

/// Reads a notice's payload, strictly: ESAR-20 to ESAR-27. The stable id is the caller's to fill.
notice read_payload(const text::xml_element& payload, text::findings& found);

} // namespace kruispunt::conformance::regions::esar
