#include "conformance/gateways/midden_nederland/mutations.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/json/fields.hpp"
#include "conformance/gateways/json/items.hpp"
#include "conformance/text/rules.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace kruispunt::conformance::gateways::midden_nederland {
namespace {

using json::fields;
using kernel::act;

constexpr std::string_view wrong = "WAARDE_ONGELDIG";

/// What every mutation has beside its own (MN-02.1). `tijdstip` decides nothing.
void read_frame(fields& from) {
    from.raw("volgnummer");
    from.raw("soort");
    const auto moment = from.may("tijdstip");
    if (moment && !text::iso_moment(*moment))
        from.rules().found().add("COM-15.1", wrong, from.path("tijdstip"), "no moment of RFC 3339");
}

kernel::text_value may_text(fields& from, std::string_view name) {
    const auto value = from.may(name);
    if (!value) return std::nullopt;
    from.rules().text(from.path(name), *value);
    return from.rules().composed(*value);
}

std::string read_id(fields& from) {
    const auto id = from.must("signaalId");
    if (id) from.rules().signal_id(from.path("signaalId"), *id);
    return id.value_or(std::string());
}

/// The address as one text, and its municipality.
void read_address(fields from, kernel::content& says) {
    for (const std::string_view name : {"straat", "huisletter", "toevoeging", "postcode"})
        says.rest += may_text(from, name).value_or(std::string()) + "\n";
    const auto& number = from.raw("huisnummer");
    if (!number.is_null() && !number.is_number_integer())
        from.rules().found().add("COM-13.9", wrong, from.path("huisnummer"), "no whole number");
    says.rest += number.dump() + "\n";
    says.rest += may_text(from, "woonplaats").value_or(std::string());
    says.municipality = from.may("gemeentecode");
    if (says.municipality)
        from.rules().municipality("COM-13.9", from.path("gemeentecode"), *says.municipality);
    from.end();
}

void read_child(fields from, kernel::content& says) {
    says.bsn = from.may("bsn");
    if (says.bsn) from.rules().bsn(from.path("bsn"), *says.bsn);
    says.given_names = may_text(from, "voornamen");
    says.prefix = may_text(from, "voorvoegsel");
    says.surname = may_text(from, "geslachtsnaam");
    const bool names_will_do = !from.rules().found().broken().behaves(behaviours::asks_for_bsn);
    if (!says.bsn && (!names_will_do || !says.given_names || !says.surname))
        from.rules().found().add(
            "MN-02.5", "VERPLICHT_VELD", from.path("bsn"), "neither a BSN nor both names"
        );
    says.birth_date = from.may("geboortedatum");
    if (says.birth_date)
        from.rules().birth_date(from.path("geboortedatum"), *says.birth_date);
    else
        from.rules().missing("MN-02.4", from.path("geboortedatum"));
    if (const auto address = from.may_object("adres")) read_address(*address, says);
    from.end();
}

/// MN-02.3.
kernel::content read_signal(fields& from) {
    kernel::content says;
    read_child(from.must_object("jeugdige"), says);
    if (auto family = from.may_object("gezin")) {
        says.parents = json::read_parents(*family, "MN-02.11");
        family->end();
    }
    says.instance = json::read_organisation(from.must_object("instantie"));
    says.reporter = json::read_professional(from.must_object("melder"));
    says.date = from.must("datum").value_or(std::string());
    if (!says.date.empty()) from.rules().signal_date(from.path("datum"), says.date);
    json::read_informed(from, says);
    auto& found = from.rules().found();
    if (says.informed == "jeugdige" && found.broken().behaves(behaviours::refuses_uninformed))
        found.add("INF-1.7", wrong, from.path("geinformeerd"), "the parents do not know");
    return says;
}

/// The rest of a signal where a mutation needs less: its names are known, its values not looked at.
void pass_by_rest(fields& from) {
    for (const std::string_view name :
         {"jeugdige", "gezin", "instantie", "melder", "datum", "geinformeerd", "reden"})
        from.raw(name);
}

act read_submit(fields& from, kernel::mutation_reason reason, bool known_only) {
    kernel::submit what;
    what.known_only = known_only;
    what.reason = reason;
    what.id = read_id(from);
    what.says = read_signal(from);
    return what;
}

act read_given(fields& from, kernel::mutation_reason reason) {
    return read_submit(from, reason, false);
}

act read_changed(fields& from, kernel::mutation_reason reason) {
    return read_submit(from, reason, true);
}

act read_withdrawn(fields& from, kernel::mutation_reason reason) {
    kernel::withdraw what;
    what.id = read_id(from);
    const auto why = from.may("reden");
    if (why)
        from.rules().withdrawal_reason("WORD-1.5", from.path("reden"), *why);
    else
        from.rules().missing("WORD-1.6", from.path("reden"));
    what.reason_given = why.value_or("overig");
    what.reason = reason;
    pass_by_rest(from);
    return what;
}

act read_closed(fields& from, kernel::mutation_reason reason) {
    kernel::close what;
    what.id = read_id(from);
    what.reason = reason;
    const bool asks = from.rules().found().broken().behaves(behaviours::asks_why_it_closes);
    if (asks && from.raw("reden").is_null()) from.rules().missing("", from.path("reden"));
    pass_by_rest(from);
    return what;
}

act read_moved(fields& from, kernel::mutation_reason reason) {
    kernel::relocate what;
    what.id = read_id(from);
    auto address = from.must_object("jeugdige").must_object("adres");
    what.municipality = address.must("gemeentecode").value_or(std::string());
    if (!what.municipality.empty())
        from.rules().municipality("COM-13.9", address.path("gemeentecode"), what.municipality);
    what.date = from.must("datum").value_or(std::string());
    if (!what.date.empty()) from.rules().move_date(from.path("datum"), what.date);
    what.reason = reason;
    pass_by_rest(from);
    return what;
}

act read_update(fields& from) {
    kernel::update_match what;
    const auto id = from.must("matchId");
    if (id) from.rules().match_id(from.path("matchId"), *id);
    what = json::read_update(from);
    what.match = id.value_or(std::string());
    return what;
}

act read_asked(fields& from) {
    kernel::inspect what;
    what.reference = from.must("verzoekKenmerk").value_or(std::string());
    if (!what.reference.empty())
        from.rules().reference(from.path("verzoekKenmerk"), what.reference);
    const auto requester = from.may("verzoeker");
    if (requester)
        from.rules().requester(from.path("verzoeker"), *requester);
    else
        from.rules().missing("COM-37.1", from.path("verzoeker"));
    what.requester = requester.value_or(std::string());
    what.bsn = from.must("bsn").value_or(std::string());
    if (!what.bsn.empty()) from.rules().bsn(from.path("bsn"), what.bsn);
    what.municipality = from.may("gemeentecode");
    if (what.municipality)
        from.rules().municipality("COM-13.9", from.path("gemeentecode"), *what.municipality);
    return what;
}

struct kind {
    std::string_view word;
    std::string_view mandatory;
    act (*read)(fields&, kernel::mutation_reason);
};

/// MN-02's table; what is about no signal stands beside it.
constexpr std::array<kind, 5> kinds{
    {{"nieuw", "MN-02.3", read_given},
     {"gewijzigd", "MN-02.3", read_changed},
     {"ingetrokken", "MN-02.7", read_withdrawn},
     {"afgesloten", "MN-02.1", read_closed},
     {"verhuisd", "MN-02.9", read_moved}}};

act read_about_signal(const text::json& mutation, const kind& of, kernel::value_rules& rules) {
    fields frame(mutation, {}, "MN-02.1", rules);
    read_frame(frame);
    const auto reason = json::read_mutation_reason(frame);
    fields from(frame.raw("signaal"), {}, std::string(of.mandatory), rules);
    auto read = of.read(from, reason);
    if (!from.raw("redenMutatie").is_null())
        rules.found().add("MN-02.10", "ONBEKEND_VELD", "redenMutatie", "stands in the mutation");
    from.end();
    frame.end();
    return read;
}

act read_aside(
    const text::json& mutation,
    std::string_view mandatory,
    kernel::value_rules& rules,
    act (*read)(fields&)
) {
    fields from(mutation, {}, std::string(mandatory), rules);
    read_frame(from);
    auto what = read(from);
    from.end();
    return what;
}

} // namespace

std::optional<act> read_mutation(const text::json& mutation, kernel::value_rules& rules) {
    const auto at = mutation.find("soort");
    const auto word =
        at != mutation.end() && at->is_string() ? at->get<std::string>() : std::string();
    for (const auto& each : kinds)
        if (word == each.word) return read_about_signal(mutation, each, rules);
    if (word == "match_bijgewerkt") return read_aside(mutation, "MN-07.1", rules, read_update);
    if (word == "inzage") return read_aside(mutation, "MN-08.1", rules, read_asked);
    if (word.empty())
        rules.missing("MN-02.1", "soort");
    else
        rules.found().add("MN-02.2", wrong, "soort", "no word of the table");
    return std::nullopt;
}

kernel::field_names field_names() {
    kernel::field_names names;
    names.bsn = std::string("jeugdige/bsn");
    names.move_municipality = std::string("jeugdige/adres/gemeentecode");
    return names;
}

} // namespace kruispunt::conformance::gateways::midden_nederland
