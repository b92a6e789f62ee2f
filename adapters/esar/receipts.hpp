#pragma once

#include "gateway/ports/region_adapter.hpp"

#include <string_view>

namespace kruispunt::adapters::esar {

/// Reads what ESAR answered to the notice with that MessageID (ESAR-25): `Ontvangen` is delivered;
/// a fault with a code is refused for good, but for the one code that asks to try again; anything
/// else says nothing certain, as does an answer that relates to another message. `envelope` is what
/// may be read of the response's body.
ports::receipt read_receipt(
    std::string_view message_id, std::string_view envelope, const ports::http_response& response
);

/// What is known of an answer whose signature does not hold: nothing (ESAR-25).
ports::receipt
unverified_receipt(const domain::error& failure, const ports::http_response& response);

} // namespace kruispunt::adapters::esar
