#pragma once

#include "gateway/domain/calendar.hpp"
#include "gateway/domain/error.hpp"
#include "gateway/ports/http.hpp"

#include <nlohmann/json.hpp>

#include <string_view>

namespace kruispunt::portal {

using json = nlohmann::ordered_json;

/// A moment as this API writes it; null where there was none (zero).
json moment(domain::instant at);

/// An answer with a JSON body.
ports::http_response answered(int status, const json& body);

/// A problem (RFC 9457) of this API's own; `detail` says what to do and holds no value of a person.
ports::http_response problem(int status, std::string_view title, std::string_view detail);

/// What went wrong, with the contract's code and Dutch sentence and the member at fault.
ports::http_response problem(const domain::error& failure);

} // namespace kruispunt::portal
