#include "gateway/app/portal_door.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

namespace kruispunt::app {

namespace {

constexpr char open_to[] = "Access-Control-Allow-Origin";

ports::http_response problem(int status, std::string_view title) {
    ports::http_response response;
    response.status = status;
    response.fields.add("Content-Type", "application/problem+json");
    response.fields.add("Cache-Control", "no-store");
    response.fields.add("X-Content-Type-Options", "nosniff");
    response.body = "{\"type\":\"about:blank\",\"title\":\"" + std::string(title) +
                    "\",\"status\":" + std::to_string(status) + "}\n";
    return response;
}

ports::http_response unknown_path() {
    return problem(404, "Onbekend pad");
}

bool reads(const ports::http_request& request) {
    return request.method == "GET" || request.method == "HEAD";
}

// "/<region>/…" is that region's.
bool belongs(std::string_view target, std::string_view region) {
    return target.size() > region.size() + 1 && target.front() == '/' &&
           target.substr(1, region.size()) == region && target[region.size() + 1] == '/';
}

} // namespace

ports::task<ports::http_response> portal_door::handle(ports::http_request request) {
    co_return reads(request) ? published(request) : unknown_path();
}

// What an adapter answers by itself, without a command, is published (COM-02); a question about
// anything else ends here.
ports::http_response portal_door::published(const ports::http_request& request) const {
    const auto owner =
        std::find_if(participants_.begin(), participants_.end(), [&request](const auto& each) {
            return belongs(request.target, each.region);
        });
    if (owner == participants_.end()) return unknown_path();
    auto read = owner->adapter.decode(request, clock_.now());
    auto* document = std::get_if<ports::http_response>(&read);
    const bool found = document && (document->status == 200 || document->status == 304);
    if (!found) return unknown_path();
    if (!document->fields.find(open_to)) document->fields.add(open_to, "*");
    return std::move(*document);
}

ports::http_response portal_door::refuse(ports::transport_fault fault, std::string_view) const {
    switch (fault) {
    case ports::transport_fault::body_too_large:
        return problem(413, "Verzoek te groot");
    case ports::transport_fault::header_too_large:
        return problem(431, "Kopvelden te groot");
    case ports::transport_fault::malformed:
        break;
    }
    return problem(400, "Onleesbaar verzoek");
}

} // namespace kruispunt::app
