#include "gateway/portal/delivery_pages.hpp"

#include "gateway/portal/coarse.hpp"
#include "gateway/portal/page_query.hpp"

#include <map>
#include <utility>

namespace kruispunt::portal {

using namespace domain;
using ports::desk_answer;
using ports::task;

namespace {

std::string_view word_of(ports::circuit::state state) {
    switch (state) {
    case ports::circuit::state::closed:
        return "gesloten";
    case ports::circuit::state::open:
        return "open";
    case ports::circuit::state::half_open:
        return "op proef";
    }
    return {};
}

/// What a cause of death is called, and what an operator does about it.
struct cause_of_death {
    std::string_view word;
    std::string_view step;
};

cause_of_death known(ports::death cause) {
    switch (cause) {
    case ports::death::none:
        break;
    case ports::death::refused:
        return {
            "geweigerd",
            "de regio weigerde haar voorgoed: herstel wat de code noemt, bij de regio of in "
            "haar afbeelding, en dan opnieuw"};
    case ports::death::put_off:
        return {
            "afgehouden",
            "de regio neemt andere meldingen en deze niet: zoek met haar de code op in haar "
            "logboek, en dan opnieuw"};
    case ports::death::unreadable:
        return {
            "onleesbaar",
            "wat zij vertelt kan niet worden geopend: zet de sleutels bij de gegevens terug, "
            "en dan opnieuw"};
    }
    return {};
}

json cause_in(const ports::undelivered& notice) {
    if (notice.cause == ports::death::none) return nullptr;
    return known(notice.cause).word;
}

json step_for(const ports::undelivered& notice) {
    if (notice.cause == ports::death::none) return nullptr;
    if (notice.overtaken) return "een latere melding heeft haar achterhaald: laat haar vervallen";
    return known(notice.cause).step;
}

json shown(const ports::undelivered& notice) {
    const bool dead = notice.cause != ports::death::none;
    json j{{"id", to_text(notice.id)}, {"nummer", notice.number}};
    j["toestand"] = dead ? "dood" : "wachtend";
    j["regio"] = notice.region;
    j["soort"] = name_of(notice.kind);
    j["signaalId"] = notice.reference.empty() ? json(nullptr) : json(notice.reference);
    j["matchId"] = notice.match == uuid{} ? json(nullptr) : json(to_text(notice.match));
    j["ontstaanOp"] = to_rfc3339(notice.made_at);
    j["pogingen"] = notice.attempts;
    j["laatstePoging"] = moment(notice.last_attempt);
    j["volgendePoging"] = dead ? json(nullptr) : moment(notice.next_attempt);
    j["code"] = notice.code.empty() ? json(nullptr) : json(notice.code);
    j["oorzaak"] = cause_in(notice);
    j["achterhaald"] = notice.overtaken;
    j["volgendeStap"] = step_for(notice);
    return j;
}

result<ports::undelivered_page> undelivered_in(call& c) {
    const auto asked = page_in(c);
    if (!asked) return asked.error();
    ports::undelivered_page page;
    page.region = c.query["regio"];
    const std::string state = c.query["toestand"];
    if (!state.empty() && state != "dood" && state != "wachtend")
        return make_error(errc::value_invalid, "toestand");
    page.dead = state != "wachtend";
    page.after = asked->after;
    page.limit = asked->limit;
    return page;
}

result<ports::desk_order> order_in(call& c, bool with_reason) {
    const auto read = body_of(c);
    if (!read) return read.error();
    members body(*read);
    ports::desk_order order;
    order.notice = parse_uuid(c.path.at(2)).value_or(uuid{});
    if (with_reason || body.has("reden")) {
        auto reason = body.reason();
        if (!reason) return reason.error();
        order.reason = std::move(*reason);
    }
    if (auto ok = body.nothing_else(); !ok) return ok.error();
    order.by = std::move(c.by);
    return order;
}

ports::http_response unknown_notice() {
    return problem(
        404, "Onbekende melding", "zij is er niet, of zij is intussen afgeleverd of vervallen"
    );
}

ports::http_response still_queued() {
    return problem(
        409,
        "Geen dode brief",
        "zij wacht en gaat vanzelf; POST /aflevering/meldingen/{id}/vervallen laat haar vervallen"
    );
}

ports::http_response answer_to(const ports::desk_order& order, desk_answer given) {
    switch (given) {
    case desk_answer::done:
        return answered(200, json{{"id", to_text(order.notice)}});
    case desk_answer::unknown:
        return unknown_notice();
    case desk_answer::not_dead:
        return still_queued();
    case desk_answer::overtaken:
        break;
    }
    return problem(
        409, "Achterhaald", "een latere melding heeft haar achterhaald: laat haar vervallen"
    );
}

} // namespace

json shown(const ports::circuit& circuit) {
    json j{{"toestand", word_of(circuit.now)}, {"sinds", moment(circuit.since)}};
    j["fouten"] = circuit.failures;
    j["tot"] = moment(circuit.until);
    return j;
}

json shown_roughly(std::string_view region, const std::vector<ports::standing_alarm>& standing) {
    ports::circuit told;
    for (const ports::standing_alarm& each : standing) {
        if (each.code != ports::alarm_code::region_unreachable || each.about != region) continue;
        told.now = ports::circuit::state::open;
        told.since = to_the_hour(each.since);
    }
    json j = shown(told);
    j.erase("fouten");
    return j;
}

json shown(const ports::outbox_sum& sum) {
    return json{
        {"verschuldigd", sum.owed},
        {"afgeleverd", sum.delivered},
        {"wachtend", sum.queued},
        {"dood", sum.dead},
        {"onderdrukt", sum.suppressed},
        {"vervallen", sum.dropped},
        {"sluit", sum.missing() == 0}};
}

// Of another region it is as if there were none.
task<result<std::optional<ports::undelivered>>> delivery_pages::seen(uuid id, scope within) {
    auto found = co_await parts_.desk.undelivered_of(id);
    if (found && *found && !within.covers((*found)->region))
        co_return std::optional<ports::undelivered>();
    co_return found;
}

task<ports::http_response> delivery_pages::overview(call c) {
    const auto figures = co_await parts_.regions.figures();
    if (!figures) co_return problem(figures.error());
    const auto sum = co_await parts_.desk.sum();
    if (!sum) co_return problem(sum.error());
    std::map<std::string, ports::region_figures, std::less<>> counted;
    for (const auto& f : *figures)
        counted.emplace(f.region, f);
    json all = json::array();
    for (const std::string& region : parts_.traffic.regions()) {
        if (!c.within.covers(region)) continue;
        const ports::region_figures& of = counted[region];
        json j{{"regio", region}, {"wachtrij", of.queued}, {"oudste", moment(of.oldest)}};
        j["herhalingen"] = of.attempts;
        j["dodeBrieven"] = of.dead;
        j["kring"] = shown(parts_.traffic.of(region).circuit);
        all.push_back(std::move(j));
    }
    json body{{"aflevering", all}, {"som", nullptr}};
    if (c.within.only.empty()) body["som"] = shown(*sum);
    co_return answered(200, body);
}

task<ports::http_response> delivery_pages::list(call c) {
    auto page = undelivered_in(c);
    if (!page) co_return problem(page.error());
    const std::size_t limit = page->limit;
    const auto found = co_await parts_.desk.undelivered_on(std::move(*page));
    if (!found) co_return problem(found.error());
    json all = json::array();
    for (const auto& one : *found)
        all.push_back(shown(one));
    json body{{"meldingen", all}};
    body["volgende"] = next_of(*found, limit, &ports::undelivered::number);
    co_return answered(200, body);
}

task<ports::http_response> delivery_pages::show(call c) {
    const uuid id = parse_uuid(c.path.at(2)).value_or(uuid{});
    const auto found = co_await seen(id, c.within);
    if (!found) co_return problem(found.error());
    if (!*found) co_return unknown_notice();
    co_return answered(200, shown(**found));
}

task<ports::http_response> delivery_pages::redrive(call c) {
    const auto order = order_in(c, false);
    if (!order) co_return problem(order.error());
    const auto found = co_await seen(order->notice, c.within);
    if (!found) co_return problem(found.error());
    if (!*found) co_return unknown_notice();
    const auto given = co_await parts_.desk.redrive(*order);
    if (!given) co_return problem(given.error());
    co_return answer_to(*order, *given);
}

task<ports::http_response> delivery_pages::give_up(call c) {
    const bool only_dead = c.path.at(1) == "dode-brieven";
    const auto order = order_in(c, true);
    if (!order) co_return problem(order.error());
    const auto found = co_await seen(order->notice, c.within);
    if (!found) co_return problem(found.error());
    if (!*found) co_return unknown_notice();
    if (only_dead && (*found)->cause == ports::death::none) co_return still_queued();
    const auto given = co_await parts_.desk.give_up(*order);
    if (!given) co_return problem(given.error());
    co_return answer_to(*order, *given);
}

} // namespace kruispunt::portal
