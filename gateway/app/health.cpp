#include "gateway/app/health.hpp"

#include <string>

namespace kruispunt::app {

namespace {

ports::http_response said(int status, std::string_view word) {
    ports::http_response response;
    response.status = status;
    response.fields.add("Content-Type", "application/json");
    response.body = "{\"status\":\"" + std::string(word) + "\"}\n";
    return response;
}

} // namespace

ports::task<ports::http_response> health::handle(ports::http_request request) {
    if (request.target == "/gezond")
        co_return failed_ ? said(503, "gestoord") : said(200, "gezond");
    if (request.target == "/gereed")
        co_return ready_ && !failed_ && full_ == 0 ? said(200, "gereed") : said(503, "niet gereed");
    co_return said(404, "onbekend pad");
}

ports::http_response health::refuse(ports::transport_fault, std::string_view) const {
    return said(400, "onleesbaar verzoek");
}

} // namespace kruispunt::app
