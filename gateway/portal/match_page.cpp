#include "gateway/portal/match_page.hpp"

#include "gateway/domain/disclosure.hpp"

#include <array>
#include <utility>

namespace kruispunt::portal {

using namespace domain;
using ports::task;

namespace {

constexpr char told_but_hidden[] = "(aanwezig; een beheerder ziet het niet)";

/// What of a field would be told: absent, shown, or there but not for an operator's eyes.
std::optional<std::string> value_of(const counterparty& other, disclosed_field field) {
    const auto hidden = [](bool there) {
        return there ? std::optional<std::string>(told_but_hidden) : std::nullopt;
    };
    const professional none;
    const professional& reporter = other.reporter ? *other.reporter : none;
    switch (field) {
    case disclosed_field::organisation_oin:
        return other.organisation_oin;
    case disclosed_field::organisation_name:
        return other.organisation_name;
    case disclosed_field::organisation_phone:
        return other.organisation_phone;
    case disclosed_field::reporter_name:
        return hidden(!reporter.name.empty());
    case disclosed_field::reporter_function:
        return hidden(!reporter.function.empty());
    case disclosed_field::reporter_phone:
        return hidden(!reporter.phone.empty());
    case disclosed_field::reporter_email:
        return hidden(!reporter.email.empty());
    case disclosed_field::consent:
        return other.consent ? std::optional(std::string(wire_word(*other.consent))) : std::nullopt;
    case disclosed_field::coordinator:
        return hidden(other.coordinator.has_value());
    case disclosed_field::count:
        break;
    }
    return std::nullopt;
}

json row(const region_policy& receiver, const counterparty& other, disclosed_field field) {
    const bool learns = receiver.learns(field);
    const auto value = value_of(other, field);
    json j{{"veld", field_name(field)}, {"verteld", value.has_value()}};
    if (value) j["waarde"] = *value;
    if (!learns) j["regel"] = "COM-24: het beleid van " + receiver.region + " noemt dit veld niet";
    if (learns && !value) j["regel"] = "niets gegeven: de andere kant heeft dit niet";
    return j;
}

json fields(const region_policy& receiver, const disclosure& told) {
    const counterparty none;
    const counterparty& other = told.counterparty() ? *told.counterparty() : none;
    json all = json::array();
    for (int i = 0; i < static_cast<int>(disclosed_field::count); ++i)
        all.push_back(row(receiver, other, static_cast<disclosed_field>(i)));
    for (const char* of_child : {"child.bsn", "child.name", "child.birth_date", "child.address"})
        all.push_back(
            {{"veld", of_child},
             {"verteld", false},
             {"regel", "COM-24: nooit iets van een jeugdige"}}
        );
    return all;
}

json begun(const uuid& id, const std::string& region, bool told) {
    return json{{"matchId", to_text(id)}, {"regio", region}, {"verteld", told}};
}

json withheld(const uuid& id, const std::string& region, std::string_view rule) {
    json j = begun(id, region, false);
    j["regel"] = rule;
    return j;
}

std::string other_side(const ports::match_standing& match, const std::string& region) {
    return match.first == region ? match.second : match.first;
}

audit_entry looked_at(const std::string& region, std::string by, const uuid& id) {
    audit_entry entry;
    entry.act = "disclose";
    entry.region = region;
    entry.oin = std::move(by);
    entry.outcome = "ok";
    entry.reference = to_text(id);
    return entry;
}

} // namespace

task<ports::http_response> match_page::show(call c) {
    const auto id = parse_uuid(c.path.at(1));
    const std::string region = c.query["regio"];
    if (region.empty()) co_return problem(make_error(errc::mandatory_field, "regio"));
    const auto found = co_await parts_.store.match(id.value_or(uuid{}));
    if (!found) co_return problem(found.error());
    const bool side = *found && ((*found)->first == region || (*found)->second == region);
    if (!id || !side)
        co_return problem(
            404, "Onbekende match", "er is geen open match van deze regio met dit id"
        );
    const auto noted = co_await parts_.store.record(looked_at(region, std::move(c.by), *id));
    if (!noted) co_return problem(noted.error());
    co_return co_await disclosed(**found, *id, region);
}

task<ports::http_response>
match_page::disclosed(ports::match_standing match, uuid id, std::string region) {
    if (!match.in_shadow_of.empty()) {
        const std::string rule = "BEH-11: " + match.in_shadow_of + " staat in de schaduw";
        co_return answered(200, withheld(id, region, rule));
    }
    if (match.kind == match_kind::bsn_clash)
        co_return answered(
            200, withheld(id, region, "COM-38: een BSN-botsing; alleen gevraagd het BSN na te gaan")
        );
    command asked;
    asked.region = region;
    asked.oin = "beheer";
    asked.act = update_match{id};
    const auto given = co_await parts_.commands.enact(std::move(asked));
    if (!given.what && given.what.error().code != errc::signal_unknown)
        co_return problem(given.what.error());
    if (!given.what || given.matches.empty())
        co_return answered(
            200,
            withheld(id, region, "BEH-10, COM-25: bevroren door een bezwaar, of intussen voorbij")
        );
    const disclosure& told = given.matches.front().told;
    json all = begun(id, region, true);
    all["soort"] = wire_word(told.what().kind_of_match);
    all["signaalId"] = told.what().reference;
    all["anderePartij"] = other_side(match, region);
    if (told.coordination())
        all["gemeente"] = {
            {"code", told.coordination()->code}, {"naam", told.coordination()->name}};
    all["velden"] = fields(parts_.policy.of(region), told);
    co_return answered(200, all);
}

} // namespace kruispunt::portal
