#include "gateway/portal/operators_api.hpp"

#include "gateway/portal/openapi_document.hpp"
#include "gateway/portal/role_page.hpp"
#include "gateway/portal/routing.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace kruispunt::portal {

using ports::task;

namespace {

using namespace domain;

ports::http_response unknown_path() {
    return problem(404, "Onbekend pad", "de paden beginnen met /beheer/v1/");
}

ports::http_response wrong_method(std::string allowed) {
    ports::http_response response = problem(405, "Methode kan hier niet", allowed);
    response.fields.add("Allow", std::move(allowed));
    return response;
}

ports::http_response without_role() {
    return problem(
        403,
        "Geen rol",
        "bij OIN en naam van uw certificaat hoort hier geen rol; [[portal.roles]] in de "
        "configuratie van de gateway noemt wie er een heeft"
    );
}

ports::http_response not_allowed(const verdict& why) {
    if (why.what == verdict::state::wrong_region) return of_another_region("regio");
    return problem(403, "Niet bevoegd", "uw rol mag dit niet; GET /beheer/v1/rol zegt wat zij mag");
}

caller through_the_socket(const ports::peer& peer) {
    return {role::machine, {}, peer.common_name};
}

errc why_unread(ports::transport_fault fault) {
    return fault == ports::transport_fault::malformed ? errc::message_unreadable
                                                      : errc::message_too_large;
}

// Ids that are nobody's: a route's own words, and what reads as a UUID. Of what is no route nothing
// is said: it may be anything.
std::string reference_of(const route* at, const call& c) {
    if (!at) return {};
    std::string text = text_of(*at);
    for (std::size_t i = 0; i < c.path.size() && i < at->path.size(); ++i) {
        const auto id = at->path.at(i) == "*" ? parse_uuid(c.path[i]) : std::nullopt;
        if (id) text += " " + to_text(*id);
    }
    return text;
}

errc code_of(int status) {
    switch (status) {
    case 400:
    case 415:
        return errc::message_unreadable;
    case 403:
        return errc::oin_not_authorised;
    case 409:
        return errc::reference_conflict;
    case 503:
        return errc::temporarily_unavailable;
    default:
        return errc::value_invalid;
    }
}

bool is_refusal(const ports::http_response& given) {
    return given.status >= 400;
}

// The contract's code that was answered, or the one that is nearest to what was.
std::string outcome_of(const ports::http_response& given) {
    if (!is_refusal(given)) return "ok";
    const json said = json::parse(given.body, nullptr, false);
    const auto code = said.is_object() ? said.find("code") : said.end();
    if (said.is_object() && code != said.end() && code->is_string())
        return code->get<std::string>();
    return std::string(wire_code(code_of(given.status)));
}

} // namespace

/// A call that may be answered, or what is said instead; and what the audit trail says of it.
struct operators_api::admitted {
    std::optional<ports::http_response> instead;
    action at = action::self;
    call asked;
    audit_entry entry; ///< without outcome
    bool reads = false;
};

operators_api::operators_api(const operators_parts& p)
    : trail_(p.regions), traffic_(p.traffic), live_(p.live),
      regions_({p.regions, p.traffic, p.clock, p.journal}),
      verified_({p.reports, p.body, p.clock, p.facts}),
      access_({p.members, p.sandbox, p.traffic, p.clock, p.journal, verified_}),
      members_(
          {p.regions,
           access_,
           verified_,
           p.traffic,
           p.certificates,
           p.alarms,
           p.clock,
           p.live.rough(),
           p.facts}
      ),
      sandbox_(p.sandbox, p.traffic, p.regions, p.journal), objections_(p.objections, p.oversight),
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
      certificates_(p.certificates, p.regions), keys_(p.keys), reports_(verified_, p.clock),
      statistics_({p.statistics, p.regions, p.policy}),
      subscription_(p.announcements, p.alarms, p.receiver), book_(p.trail) {}

// What somebody wrote where a region's name belongs may be anything.
std::string operators_api::known_region(std::string_view name) const {
    const auto all = traffic_.regions();
    const auto at = std::find(all.begin(), all.end(), name);
    return at == all.end() ? std::string() : *at;
}

operators_api::admitted operators_api::admit(ports::http_request request, const caller& who) const {
    admitted made;
    made.entry.act = "refuse";
    made.entry.oin = who.name;
    const bool in_a_browser = who.as != role::machine;
    const bool foreign = in_a_browser && from_another_site(request.fields);
    const bool json_said = !in_a_browser || says_json(request.fields);
    auto read = call_of(std::move(request));
    call c = read ? std::move(*read) : call();
    const found_route where = read ? route_of(c) : found_route();
    made.entry.reference = reference_of(where.at, c);
    if (who.as == role::nobody) {
        made.instead = without_role();
        return made;
    }
    if (!where.at) {
        made.instead = where.methods.empty() ? unknown_path() : wrong_method(where.methods);
        return made;
    }
    const std::string region = region_named_in(c);
    const verdict may = decide(who, where.at->action, region);
    made.entry.region = known_region(may.within.only.empty() ? region : may.within.only);
    made.reads = c.method == "GET";
    if (may.what != verdict::state::allowed) {
        made.instead = not_allowed(may);
        return made;
    }
    if (foreign) {
        made.instead = problem(403, "Van een andere site", "alleen de eigen pagina's doen dit");
    } else if (!made.reads && !json_said) {
        made.instead = problem(415, "Geen JSON", "Content-Type: application/json");
    } else if (made.reads) {
        made.entry.act = "view";
    }
    c.within = may.within;
    if (!may.within.only.empty()) c.query["regio"] = may.within.only;
    c.by = who.name;
    made.at = where.at->action;
    if (made.at == action::trail) made.entry.sought = trail_pages::sought_by(c);
    made.asked = std::move(c);
    return made;
}

// What was changed has its entry from the act itself. Who is not known has none: a party is known
// by its certificate.
task<ports::http_response>
operators_api::entered(ports::http_response given, audit_entry entry, bool reads) {
    const bool is_act = !reads && !is_refusal(given);
    if (is_act || entry.oin.empty()) co_return given;
    entry.outcome = outcome_of(given);
    const auto noted = co_await trail_.record(std::move(entry));
    if (!noted) co_return problem(noted.error());
    co_return given;
}

task<void> operators_api::note_refusal(caller who, errc why) {
    if (who.name.empty()) co_return;
    audit_entry entry;
    entry.act = "refuse";
    entry.oin = std::move(who.name);
    entry.outcome = wire_code(why);
    co_await trail_.record(std::move(entry));
}

task<void> operators_api::note_refused(ports::peer who, ports::transport_fault fault, std::string) {
    return note_refusal(through_the_socket(who), why_unread(fault));
}

task<ports::http_response> operators_api::serve(ports::http_request request, caller who) {
    if (auto document = published_document(request)) co_return std::move(*document);
    const std::string certificate = request.peer.common_name;
    admitted made = admit(std::move(request), who);
    ports::http_response given;
    if (made.instead)
        given = std::move(*made.instead);
    else if (made.at == action::self)
        given = role_page(who, certificate);
    else
        given = co_await answer(made.at, std::move(made.asked));
    co_return co_await entered(std::move(given), std::move(made.entry), made.reads);
}

task<ports::http_response> operators_api::handle(ports::http_request request) {
    caller who = through_the_socket(request.peer);
    return serve(std::move(request), std::move(who));
}

bool operators_api::streams(std::string_view target) const {
    constexpr std::string_view path = "/beheer/v1/stroom";
    return target.substr(0, target.find('?')) == path;
}

// What is streamed is entered before it begins.
task<std::optional<ports::http_response>>
operators_api::serve_stream(ports::http_request head, caller who, ports::answer_sink& answer) {
    admitted made = admit(std::move(head), who);
    ports::http_response begun = made.instead ? std::move(*made.instead) : ports::http_response();
    begun = co_await entered(std::move(begun), made.entry, made.reads);
    if (is_refusal(begun)) co_return begun;
    auto instead = co_await live_.show(made.asked.within, answer);
    if (!instead) co_return std::nullopt;
    co_return co_await entered(std::move(*instead), std::move(made.entry), made.reads);
}

task<std::optional<ports::http_response>>
operators_api::stream(ports::http_request head, ports::body_source&, ports::answer_sink& answer) {
    caller who = through_the_socket(head.peer);
    return serve_stream(std::move(head), std::move(who), answer);
}

task<ports::http_response> operators_api::answer(action at, call c) {
    switch (at) {
    case action::regions:
        return members_.list(std::move(c));
    case action::admit:
        return members_.admit(std::move(c));
    case action::admit_all:
        return members_.admit_all(std::move(c));
    case action::sandbox_held:
        return sandbox_.show(std::move(c));
    case action::erase_sandbox:
        return sandbox_.erase(std::move(c));
    case action::stand:
        return regions_.stand(std::move(c));
    case action::resume:
        return regions_.resume(std::move(c));
    case action::resume_feed:
        return regions_.resume_feed(std::move(c));
    case action::connect:
        return connection_.test(std::move(c));
    case action::objections:
        return objections_.list(std::move(c));
    case action::enter_objection:
        return objections_.enter(std::move(c));
    case action::decide_objection:
        return objections_.decide(std::move(c));
    case action::untaken:
        return oversight_.untaken(std::move(c));
    case action::attention:
        return oversight_.attention(std::move(c));
    case action::figures:
        return oversight_.figures(std::move(c));
    case action::match:
        return match_.show(std::move(c));
    case action::deliveries:
        return deliveries_.overview(std::move(c));
    case action::undelivered:
        return deliveries_.list(std::move(c));
    case action::one_undelivered:
        return deliveries_.show(std::move(c));
    case action::redrive:
        return deliveries_.redrive(std::move(c));
    case action::give_up:
        return deliveries_.give_up(std::move(c));
    default:
        return answer_of_gateway(at, std::move(c));
    }
}

// What is of the gateway or the federation as a whole.
task<ports::http_response> operators_api::answer_of_gateway(action at, call c) {
    switch (at) {
    case action::backup:
        return backups_.note(std::move(c));
    case action::alarms:
        return alarms_.list(std::move(c));
    case action::overview:
        return overview_.show(std::move(c));
    case action::certificates:
        return certificates_.list(std::move(c));
    case action::reload_certificates:
        return certificates_.reload(std::move(c));
    case action::keys:
        return keys_.show(std::move(c));
    case action::rotate_keys:
        return keys_.rotate(std::move(c));
    case action::retire_keys:
        return keys_.retire(std::move(c));
    case action::statistics:
        return statistics_.tables(std::move(c));
    case action::subscription:
        return subscription_.show(std::move(c));
    case action::possible:
        return statistics_.possible(std::move(c));
    case action::dismiss_possible:
        return statistics_.dismiss(std::move(c));
    case action::trail:
        return book_.list(std::move(c));
    case action::trail_proof:
        return book_.proof(std::move(c));
    case action::trail_root:
        return book_.root(std::move(c));
    case action::trail_consistency:
        return book_.consistency(std::move(c));
    case action::trail_key:
        return book_.key(std::move(c));
    case action::reports:
        return reports_.list(std::move(c));
    case action::hand_in_report:
        return reports_.hand_in(std::move(c));
    case action::one_report:
        return reports_.show(std::move(c));
    default:
        throw std::logic_error("a route without a page");
    }
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
