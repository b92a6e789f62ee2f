#pragma once

#include "conformance/regions/protocol.hpp"
#include "conformance/text/xml_cursor.hpp"

namespace kruispunt::conformance::regions::sisa {

/// Reads the object of an `inzgLa01` (SISA-07) into the control API's words; `from` stands on
/// `object`. `asked` is the request's `verzoekKenmerk`.
text::json read_held_signals(text::xml_cursor from, const std::string& asked);

} // namespace kruispunt::conformance::regions::sisa
