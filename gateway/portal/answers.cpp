#include "gateway/portal/answers.hpp"

#include <string>
#include <utility>

namespace kruispunt::portal {

using namespace domain;

namespace {

ports::http_response made(int status, std::string_view type, std::string body) {
    ports::http_response response;
    response.status = status;
    response.fields.add("Content-Type", std::string(type));
    response.fields.add("API-Version", "1.0.0");
    response.fields.add("Cache-Control", "no-store");
    response.fields.add("Content-Security-Policy", "frame-ancestors 'none'");
    response.fields.add("Strict-Transport-Security", "max-age=31536000");
    response.fields.add("X-Content-Type-Options", "nosniff");
    response.fields.add("X-Frame-Options", "DENY");
    if (status == 429 || status == 503) response.fields.add("Retry-After", "30");
    response.body = std::move(body);
    return response;
}

ports::http_response made(int status, std::string_view type, const json& body) {
    return made(status, type, body.dump(2) + "\n");
}

int status_of(errc code) {
    switch (code) {
    case errc::signal_unknown:
        return 404;
    case errc::requester_not_authorised:
    case errc::oin_not_authorised:
        return 403;
    case errc::reference_conflict:
        return 409;
    case errc::temporarily_unavailable:
        return 503;
    default:
        return 400;
    }
}

std::string_view more_of(const error& failure) {
    const bool of_reason = failure.code == errc::value_invalid && failure.field == "reden";
    if (of_reason) return "ten hoogste 200 tekens, en niets van een persoon: ook geen BSN";
    return dutch_text(failure.code);
}

} // namespace

json moment(instant at) {
    return at == instant{} ? json(nullptr) : json(to_rfc3339(at));
}

ports::http_response answered(int status, const json& body) {
    return made(status, "application/json", body);
}

ports::http_response answered_as(std::string_view type, std::string body) {
    return made(200, type, std::move(body));
}

ports::http_response problem(int status, std::string_view title, std::string_view detail) {
    json body{{"type", "about:blank"}, {"title", title}, {"status", status}, {"detail", detail}};
    return made(status, "application/problem+json", body);
}

ports::http_response of_another_region(std::string_view field) {
    json body{{"type", "about:blank"}, {"title", "Van een andere regio"}, {"status", 403}};
    body["detail"] = "uw certificaat is voor één regio; de beheerder van die regio kan dit wel";
    body["veld"] = field.empty() ? json(nullptr) : json(field);
    return made(403, "application/problem+json", body);
}

ports::http_response problem(const error& failure, std::string_view detail) {
    if (detail.empty()) detail = more_of(failure);
    const int status = status_of(failure.code);
    json body{{"type", "about:blank"}, {"title", dutch_text(failure.code)}, {"status", status}};
    body["code"] = wire_code(failure.code);
    body["veld"] = failure.field.empty() ? json(nullptr) : json(failure.field);
    body["detail"] = detail;
    return made(status, "application/problem+json", body);
}

} // namespace kruispunt::portal
