#pragma once

#include "gateway/ports/http.hpp"

#include <optional>

namespace kruispunt::portal {

/// The pages and what they are made of, which hold nothing that anybody may not see: what they show
/// a browser fetches from `/beheer/v1`, where roles are asked for. `/` leads to `/nl/` or, where a
/// browser prefers English, `/en/`. Pages are asked for again each time (ETag), what lies under
/// `/vast/<hash>/` never. Nothing where the path is none of the pages'. Any thread.
std::optional<ports::http_response> site(const ports::http_request& request);

} // namespace kruispunt::portal
