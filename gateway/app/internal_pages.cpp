#include "gateway/app/internal_pages.hpp"

#include <string>
#include <utility>

namespace kruispunt::app {

namespace {

ports::http_response refused(int status, std::string_view word) {
    ports::http_response response;
    response.status = status;
    response.fields.add("Content-Type", "application/json");
    response.body = "{\"status\":\"" + std::string(word) + "\"}\n";
    return response;
}

ports::http_response measured(std::string text) {
    ports::http_response response;
    response.status = 200;
    response.fields.add("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    response.body = std::move(text);
    return response;
}

} // namespace

ports::task<ports::http_response> internal_pages::handle(ports::http_request request) {
    if (request.method != "GET" && request.method != "HEAD") {
        ports::http_response response = refused(405, "methode kan hier niet");
        response.fields.add("Allow", "GET, HEAD");
        co_return response;
    }
    if (request.target == "/gezond") co_return health_.sound();
    if (request.target == "/gereed") co_return health_.ready();
    if (request.target == "/metrics") co_return measured(co_await scrape_.text());
    co_return refused(404, "onbekend pad");
}

ports::http_response internal_pages::refuse(ports::transport_fault, std::string_view) const {
    return refused(400, "onleesbaar verzoek");
}

} // namespace kruispunt::app
