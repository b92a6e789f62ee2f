#pragma once

#include "gateway/ports/http.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <string_view>

namespace kruispunt::adapters::sdk {

/// Whether the body is of that media type (`application/json`) in UTF-8; parameters other than
/// `charset` do not matter.
bool has_media_type(const ports::http_fields& fields, std::string_view type);

/// Whether whoever asks takes an answer of that type (RFC 9110 §12.5.1); anything goes where there
/// is no Accept.
bool accepts(const ports::http_fields& fields, std::string_view type);

/// A receipt that asks to wait, for as long as Retry-After says, in seconds or as a date beside the
/// answer's own Date; a day at most.
ports::receipt later_receipt(const ports::http_response& response);

} // namespace kruispunt::adapters::sdk
