#pragma once

#include "gateway/ports/http.hpp"

#include <optional>
#include <string_view>

namespace kruispunt::portal {

/// The OpenAPI document of `/beheer/v1`, as `openapi.json` beside this file holds it.
extern const std::string_view openapi_document;

/// The answer to whoever asks for it, with or without a certificate and from every website; nothing
/// for any other request.
std::optional<ports::http_response> published_document(const ports::http_request& request);

} // namespace kruispunt::portal
