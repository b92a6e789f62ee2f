#include "gateway/portal/operators_api.hpp"

#include <array>
#include <string>
#include <utility>

namespace kruispunt::portal {

using ports::task;

namespace {

enum class page {
    regions,
    stand,
    resume,
    resume_feed,
    objections,
    enter_objection,
    decide_objection,
    untaken,
    attention,
    figures,
    match,
    deliveries,
    undelivered,
    one_undelivered,
    redrive,
    give_up,
    backup
};

struct route {
    std::string_view method;
    std::array<std::string_view, 4> path; ///< "*": any one segment; trailing empties: none
    portal::page page;
};

constexpr std::array routes{
    route{"GET", {"deelnemers"}, page::regions},
    route{"PUT", {"deelnemers", "*", "stand"}, page::stand},
    route{"POST", {"deelnemers", "*", "hervat"}, page::resume},
    route{"POST", {"deelnemers", "*", "stroom", "hervat"}, page::resume_feed},
    route{"GET", {"bezwaren"}, page::objections},
    route{"POST", {"bezwaren"}, page::enter_objection},
    route{"POST", {"bezwaren", "*", "besluit"}, page::decide_objection},
    route{"GET", {"niet-opgepakt"}, page::untaken},
    route{"GET", {"aandacht"}, page::attention},
    route{"GET", {"cijfers"}, page::figures},
    route{"GET", {"matches", "*", "mededeling"}, page::match},
    route{"GET", {"aflevering"}, page::deliveries},
    route{"GET", {"aflevering", "meldingen"}, page::undelivered},
    route{"GET", {"aflevering", "meldingen", "*"}, page::one_undelivered},
    route{"POST", {"aflevering", "meldingen", "*", "vervallen"}, page::give_up},
    route{"POST", {"aflevering", "dode-brieven", "*", "opnieuw"}, page::redrive},
    route{"POST", {"aflevering", "dode-brieven", "*", "vervallen"}, page::give_up},
    route{"POST", {"reservekopieen"}, page::backup},
};

bool fits(const route& r, const std::vector<std::string>& path) {
    for (std::size_t i = 0; i < r.path.size(); ++i) {
        const bool there = i < path.size() && !path[i].empty();
        if (there != !r.path.at(i).empty()) return false;
        if (there && r.path.at(i) != "*" && r.path.at(i) != path[i]) return false;
    }
    return path.size() <= r.path.size();
}

struct found {
    const route* at = nullptr;
    std::string allowed; ///< the methods of that path; empty: no such path
};

found find(const call& c) {
    found result;
    for (const route& r : routes) {
        if (!fits(r, c.path)) continue;
        if (r.method == c.method) result.at = &r;
        if (!result.allowed.empty()) result.allowed += ", ";
        result.allowed += r.method;
    }
    return result;
}

ports::http_response unknown_path() {
    return problem(404, "Onbekend pad", "de paden beginnen met /beheer/v1/");
}

ports::http_response wrong_method(std::string allowed) {
    ports::http_response response = problem(405, "Methode kan hier niet", allowed);
    response.fields.add("Allow", std::move(allowed));
    return response;
}

} // namespace

operators_api::operators_api(const operators_parts& p)
    : regions_({p.regions, p.traffic, p.clock, p.journal}), objections_(p.objections, p.oversight),
      oversight_({p.oversight, p.regions, p.store, p.traffic}),
      match_({p.regions, p.commands, p.policy}),
      deliveries_({p.store, p.regions, p.outbox, p.traffic}), backups_(p.regions) {}

task<ports::http_response> operators_api::handle(ports::http_request request) {
    auto c = call_of(std::move(request));
    if (!c) co_return unknown_path();
    found where = find(*c);
    if (where.allowed.empty()) co_return unknown_path();
    if (!where.at) co_return wrong_method(std::move(where.allowed));
    switch (where.at->page) {
    case page::regions:
        co_return co_await regions_.list(std::move(*c));
    case page::stand:
        co_return co_await regions_.stand(std::move(*c));
    case page::resume:
        co_return co_await regions_.resume(std::move(*c));
    case page::resume_feed:
        co_return co_await regions_.resume_feed(std::move(*c));
    case page::objections:
        co_return co_await objections_.list(std::move(*c));
    case page::enter_objection:
        co_return co_await objections_.enter(std::move(*c));
    case page::decide_objection:
        co_return co_await objections_.decide(std::move(*c));
    case page::untaken:
        co_return co_await oversight_.untaken(std::move(*c));
    case page::attention:
        co_return co_await oversight_.attention(std::move(*c));
    case page::figures:
        co_return co_await oversight_.figures(std::move(*c));
    case page::match:
        co_return co_await match_.show(std::move(*c));
    case page::deliveries:
        co_return co_await deliveries_.overview(std::move(*c));
    case page::undelivered:
        co_return co_await deliveries_.list(std::move(*c));
    case page::one_undelivered:
        co_return co_await deliveries_.show(std::move(*c));
    case page::redrive:
        co_return co_await deliveries_.redrive(std::move(*c));
    case page::give_up:
        co_return co_await deliveries_.give_up(std::move(*c));
    case page::backup:
        co_return co_await backups_.note(std::move(*c));
    }
    co_return unknown_path();
}

ports::http_response operators_api::refuse(ports::transport_fault fault, std::string_view) const {
    switch (fault) {
    case ports::transport_fault::body_too_large:
        return problem(413, "Verzoek te groot", "een verzoek is klein");
    case ports::transport_fault::header_too_large:
        return problem(431, "Kopvelden te groot", "een verzoek is klein");
    case ports::transport_fault::malformed:
        break;
    }
    return problem(400, "Onleesbaar verzoek", "HTTP/1.1 zoals RFC 9112 het wil");
}

} // namespace kruispunt::portal
