#include "gateway/portal/operators_api.hpp"

#include <array>
#include <stdexcept>
#include <string>
#include <utility>

namespace kruispunt::portal {

using ports::task;

namespace {

using page = operators_api::page;

struct route {
    std::string_view method;
    std::array<std::string_view, 4> path; ///< "*": any one segment; trailing empties: none
    operators_api::page page;
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
    route{"GET", {"alarmen"}, page::alarms},
    route{"GET", {"overzicht"}, page::overview},
    route{"POST", {"deelnemers", "*", "verbindingstest"}, page::connect},
    route{"GET", {"certificaten"}, page::certificates},
    route{"POST", {"certificaten", "herlaad"}, page::reload_certificates},
    route{"GET", {"sleutels"}, page::keys},
    route{"POST", {"sleutels", "vernieuw"}, page::rotate_keys},
    route{"POST", {"sleutels", "opruim"}, page::retire_keys},
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
      match_({p.regions, p.commands, p.policy}), deliveries_({p.regions, p.outbox, p.traffic}),
      backups_(p.regions), alarms_(p.alarms), overview_(
                                                  {p.store,
                                                   p.regions,
                                                   p.oversight,
                                                   p.outbox,
                                                   p.traffic,
                                                   p.alarms,
                                                   p.certificates,
                                                   p.keys,
                                                   p.clock,
                                                   p.self}
                                              ),
      connection_({p.connections, p.regions, p.traffic, p.clock}),
      certificates_(p.certificates, p.regions), keys_(p.keys) {}

std::vector<std::string> operators_api::offered() {
    std::vector<std::string> all;
    for (const route& each : routes) {
        std::string text(each.method);
        for (std::size_t i = 0; i < each.path.size() && !each.path.at(i).empty(); ++i)
            text.append(i == 0 ? " " : "/").append(each.path.at(i));
        all.push_back(std::move(text));
    }
    return all;
}

task<ports::http_response> operators_api::handle(ports::http_request request) {
    auto c = call_of(std::move(request));
    if (!c) co_return unknown_path();
    found where = find(*c);
    if (where.allowed.empty()) co_return unknown_path();
    if (!where.at) co_return wrong_method(std::move(where.allowed));
    co_return co_await answer(where.at->page, std::move(*c));
}

task<ports::http_response> operators_api::answer(page at, call c) {
    switch (at) {
    case page::regions:
        return regions_.list(std::move(c));
    case page::stand:
        return regions_.stand(std::move(c));
    case page::resume:
        return regions_.resume(std::move(c));
    case page::resume_feed:
        return regions_.resume_feed(std::move(c));
    case page::objections:
        return objections_.list(std::move(c));
    case page::enter_objection:
        return objections_.enter(std::move(c));
    case page::decide_objection:
        return objections_.decide(std::move(c));
    case page::untaken:
        return oversight_.untaken(std::move(c));
    case page::attention:
        return oversight_.attention(std::move(c));
    case page::figures:
        return oversight_.figures(std::move(c));
    case page::match:
        return match_.show(std::move(c));
    case page::deliveries:
        return deliveries_.overview(std::move(c));
    case page::undelivered:
        return deliveries_.list(std::move(c));
    case page::one_undelivered:
        return deliveries_.show(std::move(c));
    case page::redrive:
        return deliveries_.redrive(std::move(c));
    case page::give_up:
        return deliveries_.give_up(std::move(c));
    case page::backup:
        return backups_.note(std::move(c));
    case page::alarms:
        return alarms_.list(std::move(c));
    case page::overview:
        return overview_.show(std::move(c));
    case page::connect:
        return connection_.test(std::move(c));
    case page::certificates:
        return certificates_.list(std::move(c));
    case page::reload_certificates:
        return certificates_.reload(std::move(c));
    case page::keys:
        return keys_.show(std::move(c));
    case page::rotate_keys:
        return keys_.rotate(std::move(c));
    case page::retire_keys:
        return keys_.retire(std::move(c));
    }
    throw std::logic_error("a route without a page");
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
