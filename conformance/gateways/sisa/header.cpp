#include "conformance/gateways/sisa/header.hpp"

#include "conformance/text/rules.hpp"

#include <algorithm>

namespace kruispunt::conformance::gateways::sisa {
namespace {

constexpr std::string_view root = "stuurgegevens";
constexpr xml::citations of_header{"SISA-01.2", "SISA-01.2", "SISA-01.2"};
constexpr xml::citations of_party{"SISA-01.3", "SISA-01.3", "SISA-01.3"};

/// The OIN of `zender` or `ontvanger`.
std::string read_party(xml::fields& from, std::string_view name, const std::string& stuf) {
    const auto there = from.child(name);
    if (!there) return {};
    auto party = there->within(stuf, of_party);
    auto oin = party.leaf("organisatie").value_or("");
    if (!oin.empty() && !text::oin(oin))
        from.found().add(
            "SISA-01.3", "WAARDE_ONGELDIG", party.path_of("organisatie"), "not twenty digits"
        );
    party.leaf("applicatie");
    party.end();
    return oin;
}

std::string read_reference(xml::fields& from) {
    auto reference = from.leaf("referentienummer", "SISA-01.2").value_or("");
    if (!reference.empty() && !text::reference(reference))
        from.found().add(
            "SISA-01.4", "WAARDE_ONGELDIG", from.path_of("referentienummer"), "1 to 40 characters"
        );
    return reference;
}

std::string read_moment(xml::fields& from) {
    auto moment = from.leaf("tijdstipBericht").value_or("");
    // One breach, two sentences: the header's own is the closer one.
    if (!moment.empty() && !text::stuf_datetime(moment))
        from.found().add(
            "SISA-01.5", "WAARDE_ONGELDIG", from.path_of("tijdstipBericht"), "no moment of StUF's"
        );
    return moment;
}

void judge_parties(const header& read, const parties& who, kernel::findings& found) {
    const auto& known = who.participants;
    const bool participant = std::find(known.begin(), known.end(), read.sender) != known.end();
    if (text::oin(read.sender) && !participant)
        found.add(
            "SISA-04.5",
            "OIN_NIET_BEVOEGD",
            "stuurgegevens/zender/organisatie",
            "no participant's OIN"
        );
    else if (participant && read.sender != who.region_oin)
        found.add(
            "SISA-04.6",
            "OIN_NIET_BEVOEGD",
            "stuurgegevens/zender/organisatie",
            "not the caller's OIN"
        );
    if (text::oin(read.receiver) && read.receiver != who.gateway_oin)
        found.add(
            "SISA-04.7",
            "WAARDE_ONGELDIG",
            "stuurgegevens/ontvanger/organisatie",
            "another receiver's"
        );
}

void judge_code(const header& read, std::string_view message, kernel::findings& found) {
    if (read.code.empty()) return;
    const bool known = read.code == "Lk01" || read.code == "Lv01";
    const auto expected = message == "inzgLv01" ? "Lv01" : "Lk01";
    if (!known)
        found.add("SISA-04.8", "WAARDE_ONGELDIG", "stuurgegevens/berichtcode", "not known");
    else if (read.code != expected)
        found.add("SISA-04.3", "WAARDE_ONGELDIG", "stuurgegevens/berichtcode", "another message's");
}

} // namespace

header read_header(
    xml::fields from, std::string_view message, const std::string& stuf, const parties& who
) {
    auto inner = from.within(stuf, of_header);
    header read;
    read.code = inner.leaf("berichtcode").value_or("");
    judge_code(read, message, from.found());
    read.sender = read_party(inner, "zender", stuf);
    read.receiver = read_party(inner, "ontvanger", stuf);
    read.reference = read_reference(inner);
    read.sent_at = read_moment(inner);
    read.entity = inner.leaf("entiteittype");
    if (read.entity && *read.entity != "SGN")
        from.found().add("SISA-01.6", "WAARDE_ONGELDIG", "stuurgegevens/entiteittype", "not SGN");
    inner.end();
    judge_parties(read, who, from.found());
    return read;
}

std::string reference_in(const text::xml_element& root_element) {
    for (const auto& each : root_element.children) {
        if (each.name != root) continue;
        for (const auto& inner : each.children)
            if (inner.name == "referentienummer" && text::reference(inner.text)) return inner.text;
    }
    return {};
}

void write_header(text::xml_writer& to, std::string_view element, const header& says) {
    to.open(element)
        .leaf("StUF:berichtcode", says.code)
        .open("StUF:zender")
        .leaf("StUF:organisatie", says.sender)
        .leaf("StUF:applicatie", "KRUISPUNT")
        .close()
        .open("StUF:ontvanger")
        .leaf("StUF:organisatie", says.receiver)
        .leaf("StUF:applicatie", "SISA")
        .close()
        .leaf("StUF:referentienummer", says.reference)
        .leaf("StUF:tijdstipBericht", says.sent_at)
        .maybe_leaf("StUF:entiteittype", says.entity)
        .maybe_leaf("StUF:crossRefnummer", says.cross_reference)
        .close();
}

} // namespace kruispunt::conformance::gateways::sisa
