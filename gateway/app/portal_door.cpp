#include "gateway/app/portal_door.hpp"

namespace kruispunt::app {

namespace {

ports::http_response problem(int status, std::string_view title) {
    ports::http_response response;
    response.status = status;
    response.fields.add("Content-Type", "application/problem+json");
    response.body =
        "{\"title\":\"" + std::string(title) + "\",\"status\":" + std::to_string(status) + "}\n";
    return response;
}

} // namespace

ports::task<ports::http_response> portal_door::handle(ports::http_request) {
    co_return problem(404, "Onbekend pad");
}

ports::http_response portal_door::refuse(ports::transport_fault, std::string_view) const {
    return problem(400, "Onleesbaar verzoek");
}

} // namespace kruispunt::app
