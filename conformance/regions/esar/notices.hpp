#pragma once

#include "conformance/regions/notice.hpp"
#include "conformance/text/xml.hpp"
#include "conformance/text/xml_cursor.hpp"

namespace kruispunt::conformance::regions::esar {

/// Reads a notice's payload, strictly: ESAR-20 to ESAR-27. The stable id is the caller's to fill.
notice read_payload(const text::xml_element& payload, text::findings& found);

/// What ESAR-20 tells of a match, from `matchId` to `coordinatie`; an answer has it too (ESAR-15).
void read_match_told(text::xml_cursor& from, notice& read);

} // namespace kruispunt::conformance::regions::esar
