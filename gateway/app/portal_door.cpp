#include "gateway/app/portal_door.hpp"

#include "gateway/portal/site/site.hpp"

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

void portal_door::count_stranger(const ports::peer& who, int status) const {
    if (who.oin.empty() && status >= 400 && stranger_) stranger_();
}

ports::task<ports::http_response> portal_door::handle(ports::http_request request) {
    const ports::peer peer = request.peer;
    auto who = roles_.caller_of(peer);
    ports::http_response given;
    if (portal::operators_api::takes(request.target)) {
        given = co_await api_.serve(std::move(request), std::move(who));
    } else {
        given = beside_the_api(request);
        if (given.status >= 400)
            co_await api_.note_refusal(std::move(who), domain::errc::value_invalid);
    }
    count_stranger(peer, given.status);
    co_return given;
}

ports::task<std::optional<ports::http_response>>
portal_door::stream(ports::http_request head, ports::body_source&, ports::answer_sink& answer) {
    const ports::peer peer = head.peer;
    auto who = roles_.caller_of(peer);
    auto instead = co_await api_.serve_stream(std::move(head), std::move(who), answer);
    if (instead) count_stranger(peer, instead->status);
    co_return instead;
}

ports::task<void>
portal_door::note_refused(ports::peer who, ports::transport_fault fault, std::string) {
    count_stranger(who, 400);
    const bool unread = fault == ports::transport_fault::malformed;
    const auto why = unread ? domain::errc::message_unreadable : domain::errc::message_too_large;
    return api_.note_refusal(roles_.caller_of(who), why);
}

ports::http_response portal_door::beside_the_api(const ports::http_request& request) const {
    if (auto page = portal::site(request)) return std::move(*page);
    return reads(request) ? published(request) : unknown_path();
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

ports::http_response
portal_door::refuse(ports::transport_fault fault, std::string_view target) const {
    if (portal::operators_api::takes(target)) return api_.refuse(fault, target);
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
