#pragma once

#include "gateway/domain/calendar.hpp"
#include "gateway/domain/error.hpp"
#include "gateway/ports/http.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace kruispunt::portal {

using json = nlohmann::ordered_json;

/// A moment as this API writes it; null where there was none (zero).
json moment(domain::instant at);

/// An answer with a JSON body.
ports::http_response answered(int status, const json& body);

/// An answer in another form than JSON.
ports::http_response answered_as(std::string_view type, std::string body);

/// A problem (RFC 9457) of this API's own; `detail` says what to do and holds no value of a person.
ports::http_response problem(int status, std::string_view title, std::string_view detail);

/// 403: it is another region's, by the member `field` of the request; empty: by its path.
ports::http_response of_another_region(std::string_view field);

/// What went wrong, with the contract's code and Dutch sentence, the member at fault, and what more
/// there is to say to whoever asked, if anything; no value of a person.
ports::http_response problem(const domain::error& failure, std::string_view detail = {});

} // namespace kruispunt::portal
