#include "conformance/gateways/json/items.hpp"

namespace kruispunt::conformance::gateways::json {
namespace {

text::json or_null(const kernel::text_value& value) {
    return value ? text::json(*value) : text::json(nullptr);
}

/// A text that must be there, judged and composed.
std::string must_text(fields& from, std::string_view name) {
    const auto value = from.must(name);
    if (!value) return {};
    from.rules().text(from.path(name), *value);
    return from.rules().composed(*value);
}

kernel::text_value may_text(fields& from, std::string_view name) {
    const auto value = from.may(name);
    if (!value) return std::nullopt;
    from.rules().text(from.path(name), *value);
    return from.rules().composed(*value);
}

text::json professional_body(const kernel::professional& of) {
    return {
        {"naam", of.name},
        {"functie", or_null(of.function)},
        {"telefoon", of.phone},
        {"email", or_null(of.email)}};
}

text::json where_body(const kernel::coordination& of) {
    return {{"gemeentecode", of.municipality}, {"gemeente", of.name}};
}

std::optional<kernel::named_phone> read_coordinator(fields from) {
    kernel::named_phone read;
    read.name = must_text(from, "naam");
    read.phone = must_text(from, "telefoon");
    from.end();
    return read;
}

} // namespace

std::string moment(text::instant at) {
    const auto offset = text::amsterdam_offset(at);
    auto written = text::rfc3339(at + offset);
    written.pop_back();
    return written + "+0" + std::to_string(offset.count()) + ":00";
}

text::json organisation_body(const kernel::organisation& of) {
    return {{"oin", of.oin}, {"naam", of.name}, {"telefoon", or_null(of.phone)}};
}

text::json counterparty_body(const kernel::counterparty& of) {
    text::json made{{"regio", of.region}, {"instantie", organisation_body(of.instance)}};
    made["melder"] = of.reporter ? professional_body(*of.reporter) : text::json(nullptr);
    made["toestemming"] = or_null(of.consent);
    made["coordinator"] = nullptr;
    if (of.coordinator)
        made["coordinator"] = {{"naam", of.coordinator->name}, {"telefoon", of.coordinator->phone}};
    return made;
}

text::json match_body(const kernel::match_item& of) {
    text::json made{
        {"matchId", of.match},
        {"soort", of.kind},
        {"ontstaanOp", moment(of.made_at)},
        {"wederpartij", counterparty_body(of.other)}};
    if (of.coordinated) made["coordinatie"] = where_body(*of.coordinated);
    made["status"] = of.status;
    return made;
}

text::json
inspection_body(const std::string& reference, const std::vector<kernel::inspected_signal>& of) {
    text::json signals = text::json::array();
    for (const auto& each : of) {
        text::json inspections = text::json::array();
        for (const auto& one : each.inspections)
            inspections.push_back({{"datum", one.date}, {"regio", one.region}});
        signals.push_back(
            {{"regio", each.region},
             {"instantie", {{"oin", each.instance.oin}, {"naam", each.instance.name}}},
             {"datum", each.date},
             {"verlooptOp", each.expires_on},
             {"status", each.status},
             {"geinformeerd", each.informed},
             {"inzages", std::move(inspections)}}
        );
    }
    return {{"verzoekKenmerk", reference}, {"signalen", std::move(signals)}};
}

void add_move(text::json& to, const kernel::notice& told) {
    to["matchIds"] = told.matches;
    to["gemeentecode"] = told.where.municipality;
    to["gemeente"] = told.where.name;
}

text::json relocation_body(const kernel::notice& told) {
    text::json others = text::json::array();
    for (const auto& each : told.others)
        others.push_back(counterparty_body(each));
    return {
        {"kenmerk", told.reference},
        {"gemeentecode", told.where.municipality},
        {"gemeente", told.where.name},
        {"datum", told.date},
        {"wederpartijen", std::move(others)}};
}

kernel::update_match read_update(fields& from) {
    kernel::update_match read;
    read.confirmed = from.may_boolean("bevestigd");
    read.consent = from.may("toestemming");
    if (read.consent) from.rules().consent(from.path("toestemming"), *read.consent);
    read.family_informed = from.may_boolean("gezinGeinformeerd");
    if (auto inner = from.may_object("coordinator"))
        read.coordinator = read_coordinator(*inner);
    else if (from.is_named("coordinator"))
        read.coordinator = std::optional<kernel::named_phone>();
    return read;
}

kernel::organisation read_organisation(fields from) {
    kernel::organisation read;
    const auto oin = from.must("oin");
    if (oin) from.rules().oin(from.path("oin"), *oin);
    read.oin = oin.value_or(std::string());
    read.name = must_text(from, "naam");
    read.phone = may_text(from, "telefoon");
    from.end();
    return read;
}

kernel::professional read_professional(fields from) {
    kernel::professional read;
    read.name = must_text(from, "naam");
    read.function = may_text(from, "functie");
    read.phone = must_text(from, "telefoon");
    read.email = may_text(from, "email");
    from.end();
    return read;
}

std::vector<std::string> read_parents(fields& from, std::string_view sentence) {
    auto parents = from.may_list("oudersBsn").value_or(std::vector<std::string>());
    if (parents.size() > 2)
        from.rules().found().add(
            sentence, "WAARDE_ONGELDIG", from.path("oudersBsn"), "more than two"
        );
    for (const auto& each : parents)
        from.rules().bsn(from.path("oudersBsn"), each);
    return parents;
}

void read_informed(fields& from, kernel::content& into) {
    const auto informed = from.must("geinformeerd");
    if (informed) from.rules().informed(from.path("geinformeerd"), *informed);
    into.informed = informed.value_or(std::string());
    into.reason = from.may("reden");
    if (into.reason) from.rules().reason_for_none(from.path("reden"), *into.reason);
}

kernel::mutation_reason read_mutation_reason(fields& from) {
    const auto reason = from.may("redenMutatie");
    if (!reason) return kernel::mutation_reason::none;
    return from.rules().reason_of_mutation(from.path("redenMutatie"), *reason);
}

} // namespace kruispunt::conformance::gateways::json
