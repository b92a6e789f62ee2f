#include "conformance/gateways/esar/signals.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/esar/requests.hpp"
#include "conformance/text/rules.hpp"

namespace kruispunt::conformance::gateways::esar {
namespace {

using kernel::content;

constexpr std::string_view wrong = "WAARDE_ONGELDIG";

void read_name(xml::fields& child, content& says) {
    auto name = child.child("naam");
    if (!name) return;
    says.given_names = judged_text(*name, "voornamen", name->leaf("voornamen"));
    says.prefix = judged_text(*name, "voorvoegsel", name->maybe_leaf("voorvoegsel"));
    says.surname = judged_text(*name, "geslachtsnaam", name->leaf("geslachtsnaam"));
    name->end();
}

void read_place(xml::fields& child, content& says) {
    const auto place = judged_text(child, "woonplaats", child.leaf("woonplaats"));
    says.rest = place.value_or("");
    says.municipality = child.maybe_leaf("gemeentecode");
    if (says.municipality)
        child.rules().municipality("ESAR-10.3", child.path_of("gemeentecode"), *says.municipality);
    else if (place && !child.found().broken().behaves(behaviours::looks_up_no_place))
        says.municipality = municipality_of(*place);
}

void read_child(xml::fields& from, content& says) {
    auto child = from.child("kind");
    if (!child) return;
    says.bsn = child->leaf("bsn");
    if (says.bsn) from.rules().bsn("kind/bsn", *says.bsn);
    read_name(*child, says);
    read_place(*child, says);
    says.birth_date = child->leaf("geboortedatum");
    if (says.birth_date) from.rules().birth_date("kind/geboortedatum", *says.birth_date);
    if (says.birth_date && says.birth_date->size() < 10 &&
        from.found().broken().behaves(behaviours::takes_whole_birth_dates_only))
        from.found().add("COM-11.2", wrong, "kind/geboortedatum", "the day is not there");
    says.gender = child->leaf("geslacht");
    if (says.gender && *says.gender != "M" && *says.gender != "V" && *says.gender != "X")
        from.found().add("ESAR-10.6", wrong, "kind/geslacht", "not M, V or X");
    child->end();
}

void read_parents(xml::fields& from, content& says) {
    auto parents = from.maybe_child("ouders");
    if (!parents) return;
    says.parents = parents->leaves("bsn");
    // Said of parents by a sentence of its own.
    const bool looks = !from.found().broken().ignores("ESAR-10.10");
    for (const auto& each : says.parents)
        if (looks) from.rules().bsn("ouders/bsn", each);
    parents->end();
    if (says.parents.empty() || says.parents.size() > 2 || from.more("ouders"))
        from.found().add("ESAR-10.7", wrong, "ouders", "not one or two, once");
}

void read_organisation(xml::fields& from, content& says) {
    auto who = from.child("instantie");
    if (!who) return;
    says.instance.oin = who->leaf("oin").value_or("");
    if (!says.instance.oin.empty() && !text::oin(says.instance.oin))
        from.found().add("ESAR-10.11", wrong, "instantie/oin", "not twenty digits");
    says.instance.name = judged_text(*who, "naam", who->leaf("naam")).value_or("");
    says.instance.phone = judged_text(*who, "telefoon", who->maybe_leaf("telefoon"));
    who->end();
}

void read_reporter(xml::fields& from, content& says) {
    auto who = from.child("melder");
    if (!who) return;
    kernel::professional reporter;
    reporter.name = judged_text(*who, "naam", who->leaf("naam")).value_or("");
    reporter.function = judged_text(*who, "functie", who->maybe_leaf("functie"));
    reporter.phone = judged_text(*who, "telefoon", who->leaf("telefoon")).value_or("");
    reporter.email = judged_text(*who, "email", who->maybe_leaf("email"));
    who->end();
    says.reporter = std::move(reporter);
}

void read_informed(xml::fields& from, content& says) {
    says.informed = from.leaf("geinformeerd", "INF-1.1").value_or("");
    if (!says.informed.empty()) from.rules().informed("geinformeerd", says.informed);
    says.reason = from.maybe_leaf("reden");
    if (says.reason && says.informed == "niet") from.rules().reason_for_none("reden", *says.reason);
}

} // namespace

kernel::text_value
judged_text(xml::fields& from, std::string_view name, const std::optional<std::string>& value) {
    if (!value) return std::nullopt;
    from.rules().text(from.path_of(name), *value);
    return from.rules().composed(*value);
}

content read_signal(xml::fields& from) {
    content says;
    read_child(from, says);
    read_parents(from, says);
    read_organisation(from, says);
    read_reporter(from, says);
    says.date = from.leaf("datum").value_or("");
    if (!says.date.empty()) from.rules().signal_date("datum", says.date);
    read_informed(from, says);
    return says;
}

} // namespace kruispunt::conformance::gateways::esar
