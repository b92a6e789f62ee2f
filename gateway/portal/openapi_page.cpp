#include "gateway/portal/answers.hpp"
#include "gateway/portal/openapi_document.hpp"

namespace kruispunt::portal {

std::optional<ports::http_response> published_document(const ports::http_request& request) {
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (!reads || request.target != "/beheer/v1/openapi.json") return std::nullopt;
    ports::http_response response = answered_as("application/json", std::string(openapi_document));
    response.fields.add("Access-Control-Allow-Origin", "*");
    return response;
}

} // namespace kruispunt::portal
