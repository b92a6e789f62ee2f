#include "conformance/gateways/sisa/objects.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/text/rules.hpp"

#include <algorithm>

namespace kruispunt::conformance::gateways::sisa {
namespace {

constexpr xml::citations of_signal{"SISA-00.9", "SISA-02.8"};
constexpr xml::citations of_end{"SISA-00.9", "SISA-02.5", "SISA-02.5"};
constexpr xml::citations of_move{"SISA-00.9", "SISA-06.1"};
constexpr xml::citations of_question{"SISA-00.9", "SISA-07.1"};
constexpr std::string_view wrong = "WAARDE_ONGELDIG";

/// `YYYYMMDD` as `YYYY-MM-DD`; what has not eight digits is added and read as far as it goes.
std::string read_day(xml::fields& from, std::string_view name, const std::string& written) {
    std::string digits;
    for (const char c : written)
        if (c >= '0' && c <= '9') digits += c;
    if (digits.size() != 8 || digits != written)
        from.found().add("COM-11.3", wrong, from.path_of(name), "not eight digits");
    if (digits.size() != 8) return {};
    return digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2);
}

/// COM-11.4: what of the date is known; all of it where the attribute does not say.
std::string_view known_part(xml::fields& from, const std::string& stuf) {
    const auto said = from.attribute_of_leaf(stuf, "indOnvolledigeDatum").value_or("");
    for (const std::string_view known : {"V", "D", "M"})
        if (said == known) return known;
    from.found().add(
        "COM-11.4", wrong, from.path_of("geboortedatum"), "indOnvolledigeDatum is not V, D or M"
    );
    return "V";
}

kernel::text_value read_birth_date(xml::fields& from, const std::string& stuf) {
    const auto written = from.maybe_leaf("geboortedatum");
    if (!written && from.found().broken().behaves(behaviours::judges_unknown_age))
        from.found().add("", "LEEFTIJD", from.path_of("geboortedatum"), "of no known age");
    if (!written) return std::nullopt;
    const auto known = known_part(from, stuf);
    auto day = read_day(from, "geboortedatum", *written);
    if (day.empty()) return std::nullopt;
    // COM-11.5: what is unknown is not looked at.
    const bool looks = from.found().broken().behaves(behaviours::looks_at_unknown_parts);
    if (known == "D" && !looks) day.resize(7);
    if (known == "M" && !looks) day.resize(4);
    from.rules().born(from.path_of("geboortedatum"), day);
    return day;
}

std::string read_id(xml::fields& from) {
    auto id = from.leaf("signaalId");
    if (id) from.rules().signal_id(from.path_of("signaalId"), *id);
    return id.value_or("");
}

/// A text that was read, judged and in normalisation form C.
kernel::text_value
judged(xml::fields& from, std::string_view name, const std::optional<std::string>& value) {
    if (!value) return std::nullopt;
    from.rules().text(from.path_of(name), *value);
    return from.rules().composed(*value);
}

bool read_name(xml::fields& from, kernel::content& says) {
    auto name = from.maybe_child("naam");
    if (!name) return false;
    says.given_names = judged(*name, "voornamen", name->leaf("voornamen"));
    says.prefix = judged(*name, "voorvoegsel", name->maybe_leaf("voorvoegsel"));
    says.surname = judged(*name, "geslachtsnaam", name->leaf("geslachtsnaam"));
    name->end();
    return true;
}

void read_gender(xml::fields& from, kernel::content& says) {
    says.gender = from.maybe_leaf("geslacht");
    if (says.gender && *says.gender != "M" && *says.gender != "V" && *says.gender != "X")
        from.found().add("SISA-02.9", wrong, from.path_of("geslacht"), "not M, V or X");
}

void read_parents(xml::fields& from, kernel::content& says) {
    auto parents = from.maybe_child("ouders");
    if (!parents) return;
    says.parents = parents->leaves("bsn");
    for (const auto& each : says.parents)
        from.rules().bsn(parents->path_of("bsn"), each);
    parents->end();
    if (says.parents.empty() || says.parents.size() > 2 || from.more("ouders"))
        from.found().add("SISA-02.10", wrong, from.path_of("ouders"), "not one or two, once");
}

void read_organisation(xml::fields& from, kernel::content& says) {
    auto who = from.child("instantie");
    if (!who) return;
    says.instance.oin = who->leaf("oin").value_or("");
    if (!says.instance.oin.empty()) from.rules().oin(who->path_of("oin"), says.instance.oin);
    says.instance.name = judged(*who, "naam", who->leaf("naam")).value_or("");
    says.instance.phone = judged(*who, "telefoon", who->leaf("telefoon", "COM-24.6"));
    who->end();
}

void read_informed(xml::fields& from, kernel::content& says) {
    says.informed = from.leaf("geinformeerd", "INF-1.1").value_or("");
    if (!says.informed.empty()) from.rules().informed(from.path_of("geinformeerd"), says.informed);
    says.reason = from.maybe_leaf("reden");
    if (says.reason && says.informed == "niet")
        from.rules().reason_for_none(from.path_of("reden"), *says.reason);
    if (says.informed == "jeugdige" &&
        from.found().broken().behaves(behaviours::refuses_uninformed))
        from.found().add("INF-1.7", wrong, from.path_of("geinformeerd"), "the parents do not know");
}

/// SISA-00.8: who the child is.
void judge_child(xml::fields& from, const kernel::content& says, bool named) {
    const bool described = named && says.birth_date && says.gender &&
                           !from.found().broken().behaves(behaviours::asks_for_bsn);
    if (!says.bsn && !described)
        from.found().add(
            "SISA-00.8", "VERPLICHT_VELD", from.path_of("bsn"), "neither a BSN nor all the rest"
        );
}

/// SISA-00.7: an unknown element like any other, with a sentence of its own.
void judge_professionals(xml::fields& from) {
    for (const std::string_view name : {"melder", "professional"})
        if (from.more(name))
            from.found().add(
                "SISA-00.7", "ONBEKEND_VELD", from.path_of(name), "a signal holds no professional"
            );
}

} // namespace

given_signal read_signal(xml::fields& object, const std::string& stuf) {
    auto from = object.within(object.element().space, of_signal);
    given_signal read;
    auto& says = read.says;
    read.id = read_id(from);
    says.bsn = from.maybe_leaf("bsn");
    if (says.bsn) from.rules().bsn(from.path_of("bsn"), *says.bsn);
    const bool named = read_name(from, says);
    says.birth_date = read_birth_date(from, stuf);
    read_gender(from, says);
    judge_child(from, says, named);
    read_parents(from, says);
    read_organisation(from, says);
    if (const auto day = from.leaf("ingangsdatum")) {
        says.date = read_day(from, "ingangsdatum", *day);
        if (!says.date.empty()) from.rules().signal_date(from.path_of("ingangsdatum"), says.date);
    }
    read_informed(from, says);
    judge_professionals(from);
    from.end();
    return read;
}

signal_end read_end(xml::fields& object) {
    auto from = object.within(object.element().space, of_end);
    signal_end read;
    read.id = read_id(from);
    read.reason = from.leaf("redenEinde", "WORD-1.6").value_or("overig");
    read.goes_well = read.reason == "gaat_goed";
    if (!read.goes_well)
        from.rules().withdrawal_reason("SISA-02.6", from.path_of("redenEinde"), read.reason);
    from.end();
    return read;
}

kernel::relocate read_move(xml::fields& object) {
    auto from = object.within(object.element().space, of_move);
    kernel::relocate read;
    read.id = read_id(from);
    read.municipality = from.leaf("gemeentecode").value_or("");
    if (!read.municipality.empty())
        from.rules().municipality("COM-13.9", from.path_of("gemeentecode"), read.municipality);
    if (const auto day = from.leaf("datumVerhuizing")) {
        read.date = read_day(from, "datumVerhuizing", *day);
        if (!read.date.empty()) from.rules().move_date(from.path_of("datumVerhuizing"), read.date);
    }
    from.end();
    return read;
}

kernel::inspect read_inspection(xml::fields& object) {
    auto from = object.within(object.element().space, of_question);
    kernel::inspect read;
    read.bsn = from.leaf("bsn").value_or("");
    if (!read.bsn.empty()) from.rules().bsn(from.path_of("bsn"), read.bsn);
    read.reference = from.leaf("verzoekKenmerk").value_or("");
    if (!read.reference.empty())
        from.rules().reference(from.path_of("verzoekKenmerk"), read.reference);
    read.requester = from.leaf("verzoeker", "COM-37.1").value_or("");
    if (!read.requester.empty()) from.rules().requester(from.path_of("verzoeker"), read.requester);
    read.municipality = from.maybe_leaf("gemeentecode");
    if (read.municipality)
        from.rules().municipality("COM-13.9", from.path_of("gemeentecode"), *read.municipality);
    from.end();
    return read;
}

} // namespace kruispunt::conformance::gateways::sisa
