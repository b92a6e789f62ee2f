#pragma once

#include "gateway/ports/region_adapter.hpp"

#include <string_view>

namespace kruispunt::adapters::esar {

/// Reads what ESAR answered to the notice with that MessageID (ESAR-25): `Ontvangen` is delivered;
/// a fault with a code is refused for good, but for the one code that asks to try again; anything
/// else says nothing certain, as does an answer that relates to another message.
ports::receipt read_receipt(std::string_view message_id, const ports::http_response& response);

} // namespace kruispunt::adapters::esar
