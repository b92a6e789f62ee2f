#pragma once

#include "gateway/ports/region_adapter.hpp"

#include <string_view>

namespace kruispunt::adapters::sisa {

/// Reads what SISA answered to the notice with that referentienummer (SISA-22): Bv03 is delivered,
/// Fo03 StUF058 later, another Fo03 refused for good; anything else says nothing certain, as does
/// an answer with another crossRefnummer.
ports::receipt read_receipt(std::string_view reference, const ports::http_response& response);

} // namespace kruispunt::adapters::sisa
