#include "conformance/gateways/esar/requests.hpp"

#include "conformance/gateways/esar/signals.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::conformance::gateways::esar {
namespace {

using kernel::act;

constexpr std::string_view wrong = "WAARDE_ONGELDIG";
constexpr std::string_view order = "ESAR-00.9";

xml::fields payload_of(
    const text::xml_element& payload,
    std::string_view mandatory,
    kernel::value_rules& rules,
    std::string_view unknown = "COM-14.2"
) {
    return {payload, {}, payload.space, {order, mandatory, unknown}, rules};
}

std::string read_id(xml::fields& from) {
    auto id = from.leaf("signaalId");
    if (id) from.rules().signal_id("signaalId", *id);
    return id.value_or("");
}

/// COM-32.2: the payload's last child.
kernel::mutation_reason read_mutation_reason(xml::fields& from) {
    from.order_is_of("COM-32.2");
    const auto said = from.maybe_leaf("redenMutatie");
    if (!said) return kernel::mutation_reason::none;
    return from.rules().reason_of_mutation("redenMutatie", *said);
}

act read_submit(const text::xml_element& payload, kernel::value_rules& rules, bool known_only) {
    auto from = payload_of(payload, known_only ? "ESAR-11.1" : "ESAR-10.2", rules);
    kernel::submit what;
    what.known_only = known_only;
    what.id = read_id(from);
    what.says = read_signal(from);
    what.reason = read_mutation_reason(from);
    from.end();
    return what;
}

act read_given(const text::xml_element& payload, kernel::value_rules& rules) {
    return read_submit(payload, rules, false);
}

act read_changed(const text::xml_element& payload, kernel::value_rules& rules) {
    return read_submit(payload, rules, true);
}

act read_closed(const text::xml_element& payload, kernel::value_rules& rules) {
    auto from = payload_of(payload, "ESAR-12.1", rules, "ESAR-12.1");
    kernel::close what;
    what.id = read_id(from);
    what.reason = read_mutation_reason(from);
    from.end();
    return what;
}

act read_withdrawn(const text::xml_element& payload, kernel::value_rules& rules) {
    auto from = payload_of(payload, "ESAR-13.1", rules);
    kernel::withdraw what;
    what.id = read_id(from);
    what.reason_given = from.leaf("reden", "WORD-1.6").value_or("overig");
    rules.withdrawal_reason("WORD-1.5", "reden", what.reason_given);
    what.reason = read_mutation_reason(from);
    from.end();
    return what;
}

act read_moved(const text::xml_element& payload, kernel::value_rules& rules) {
    auto from = payload_of(payload, "ESAR-14.1", rules);
    kernel::relocate what;
    what.id = read_id(from);
    if (const auto place = from.leaf("woonplaats")) rules.text("woonplaats", *place);
    what.municipality = from.leaf("gemeentecode").value_or("");
    if (!what.municipality.empty())
        rules.municipality("ESAR-10.3", "gemeentecode", what.municipality);
    what.date = from.leaf("datum").value_or("");
    if (!what.date.empty()) rules.move_date("datum", what.date);
    what.reason = read_mutation_reason(from);
    from.end();
    return what;
}

act read_listing(const text::xml_element& payload, kernel::value_rules& rules) {
    auto from = payload_of(payload, "ESAR-15.1", rules);
    kernel::list_matches what{read_id(from)};
    from.end();
    return what;
}

std::optional<bool> read_boolean(xml::fields& from, std::string_view name) {
    const auto said = from.maybe_leaf(name);
    if (!said) return std::nullopt;
    const bool yes = *said == "true" || *said == "1";
    if (!yes && *said != "false" && *said != "0")
        from.found().add("ESAR-16.1", wrong, name, "neither true nor false");
    return yes;
}

act read_update(const text::xml_element& payload, kernel::value_rules& rules) {
    auto from = payload_of(payload, "ESAR-16.1", rules, "ESAR-16.1");
    kernel::update_match what;
    what.match = from.leaf("matchId").value_or("");
    if (!what.match.empty()) rules.match_id("matchId", what.match);
    what.confirmed = read_boolean(from, "bevestigd");
    what.consent = from.maybe_leaf("toestemming");
    if (what.consent) rules.consent("toestemming", *what.consent);
    what.family_informed = read_boolean(from, "gezinGeinformeerd");
    if (auto lead = from.maybe_child("coordinator")) {
        kernel::named_phone who;
        who.name = judged_text(*lead, "naam", lead->leaf("naam")).value_or("");
        who.phone = judged_text(*lead, "telefoon", lead->leaf("telefoon")).value_or("");
        lead->end();
        what.coordinator.emplace(who);
    }
    from.end();
    return what;
}

act read_asked(const text::xml_element& payload, kernel::value_rules& rules) {
    auto from = payload_of(payload, "ESAR-17.1", rules);
    kernel::inspect what;
    what.bsn = from.leaf("bsn").value_or("");
    if (!what.bsn.empty()) rules.bsn("bsn", what.bsn);
    what.reference = from.leaf("verzoekKenmerk").value_or("");
    if (!what.reference.empty()) rules.reference("verzoekKenmerk", what.reference);
    what.requester = from.leaf("verzoeker", "COM-37.1").value_or("");
    if (!what.requester.empty()) rules.requester("verzoeker", what.requester);
    what.municipality = from.maybe_leaf("gemeentecode");
    if (what.municipality) rules.municipality("ESAR-10.3", "gemeentecode", *what.municipality);
    from.end();
    return what;
}

struct operation {
    std::string_view name;
    std::string_view message;
    act (*read)(const text::xml_element&, kernel::value_rules&);
};

constexpr std::array<operation, 8> operations{
    {{"SignaalAfgeven", "signal", read_given},
     {"SignaalWijzigen", "correct", read_changed},
     {"SignaalAfsluiten", "close", read_closed},
     {"SignaalIntrekken", "withdraw", read_withdrawn},
     {"KindVerhuisd", "relocate", read_moved},
     {"MatchesOpvragen", "matches", read_listing},
     {"MatchBijwerken", "update_match", read_update},
     {"InzageOpvragen", "inspect", read_asked}}};

} // namespace

std::optional<act> read_operation(const text::xml_element& payload, kernel::value_rules& rules) {
    for (const auto& each : operations)
        if (payload.name == each.name) return each.read(payload, rules);
    rules.unknown(payload.name);
    return std::nullopt;
}

std::string_view message_of(std::string_view operation) {
    for (const auto& each : operations)
        if (operation == each.name) return each.message;
    return {};
}

kernel::field_names field_names() {
    kernel::field_names names;
    names.bsn = "kind/bsn";
    return names;
}

kernel::text_value municipality_of(std::string_view place) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 19> places{
        {{"almere", "0034"},
         {"dronten", "0303"},
         {"biddinghuizen", "0303"},
         {"swifterbant", "0303"},
         {"lelystad", "0995"},
         {"emmeloord", "0171"},
         {"bant", "0171"},
         {"creil", "0171"},
         {"ens", "0171"},
         {"espel", "0171"},
         {"kraggenburg", "0171"},
         {"luttelgeest", "0171"},
         {"marknesse", "0171"},
         {"nagele", "0171"},
         {"rutten", "0171"},
         {"tollebeek", "0171"},
         {"urk", "0184"},
         {"zeewolde", "0050"},
         {"noordoostpolder", "0171"}}};
    for (const auto& [name, code] : places)
        if (wire::same_ignoring_case(place, name)) return std::string(code);
    return std::nullopt;
}

} // namespace kruispunt::conformance::gateways::esar
