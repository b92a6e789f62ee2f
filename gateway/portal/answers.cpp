#include "gateway/portal/answers.hpp"

#include <string>

namespace kruispunt::portal {

using namespace domain;

namespace {

ports::http_response made(int status, std::string_view type, const json& body) {
    ports::http_response response;
    response.status = status;
    response.fields.add("Content-Type", std::string(type));
    response.fields.add("API-Version", "1.0.0");
    response.fields.add("Cache-Control", "no-store");
    response.fields.add("X-Content-Type-Options", "nosniff");
    response.body = body.dump(2) + "\n";
    return response;
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

} // namespace

json moment(instant at) {
    return at == instant{} ? json(nullptr) : json(to_rfc3339(at));
}

ports::http_response answered(int status, const json& body) {
    return made(status, "application/json", body);
}

ports::http_response problem(int status, std::string_view title, std::string_view detail) {
    json body{{"type", "about:blank"}, {"title", title}, {"status", status}, {"detail", detail}};
    return made(status, "application/problem+json", body);
}

ports::http_response problem(const error& failure) {
    const int status = status_of(failure.code);
    json body{{"type", "about:blank"}, {"title", dutch_text(failure.code)}, {"status", status}};
    body["code"] = wire_code(failure.code);
    body["veld"] = failure.field.empty() ? json(nullptr) : json(failure.field);
    return made(status, "application/problem+json", body);
}

} // namespace kruispunt::portal
