#include "conformance/regions/esar/requests.hpp"

#include "conformance/text/xml.hpp"

namespace kruispunt::conformance::regions::esar {
namespace {

using text::xml_writer;

void write_child(xml_writer& to, const signal& from) {
    to.open("kind").maybe_leaf("bsn", from.bsn);
    if (from.given_names || from.prefix || from.surname)
        to.open("naam")
            .maybe_leaf("voornamen", from.given_names)
            .maybe_leaf("voorvoegsel", from.prefix)
            .maybe_leaf("geslachtsnaam", from.surname)
            .close();
    auto place = from.place;
    auto municipality = from.municipality;
    if (!place && from.address) place = from.address->place;
    if (!municipality && from.address) municipality = from.address->municipality;
    to.maybe_leaf("woonplaats", place)
        .maybe_leaf("gemeentecode", municipality)
        .maybe_leaf("geboortedatum", from.birth_date)
        .maybe_leaf("geslacht", from.gender)
        .close();
}

void write_contacts(xml_writer& to, const signal& from) {
    if (const auto& who = from.instance)
        to.open("instantie")
            .maybe_leaf("oin", who->oin)
            .maybe_leaf("naam", who->name)
            .maybe_leaf("telefoon", who->phone)
            .close();
    if (const auto& who = from.reporter)
        to.open("melder")
            .maybe_leaf("naam", who->name)
            .maybe_leaf("functie", who->function)
            .maybe_leaf("telefoon", who->phone)
            .maybe_leaf("email", who->email)
            .close();
}

void write_signal(xml_writer& to, const signal& from) {
    write_child(to, from);
    if (!from.parents.empty()) {
        to.open("ouders");
        for (const auto& parent : from.parents)
            to.leaf("bsn", parent);
        to.close();
    }
    write_contacts(to, from);
    to.maybe_leaf("datum", from.date)
        .maybe_leaf("geinformeerd", from.informed)
        .maybe_leaf("reden", from.reason);
}

void write_move(xml_writer& to, const relocation& move) {
    auto place = move.place;
    auto municipality = move.municipality;
    if (!place && move.address) place = move.address->place;
    if (!municipality && move.address) municipality = move.address->municipality;
    to.maybe_leaf("woonplaats", place)
        .maybe_leaf("gemeentecode", municipality)
        .maybe_leaf("datum", move.date);
}

} // namespace

std::string_view operation_of(verb what) {
    switch (what) {
    case verb::give:
        return "SignaalAfgeven";
    case verb::correct:
        return "SignaalWijzigen";
    case verb::close:
        return "SignaalAfsluiten";
    case verb::withdraw:
        return "SignaalIntrekken";
    case verb::relocate:
        return "KindVerhuisd";
    }
    return "";
}

std::string write_payload(const command& what) {
    xml_writer to;
    to.open(operation_of(what.what), R"(xmlns="urn:nl:verwijsindex:esar:1")");
    to.leaf("signaalId", what.signal_id);
    if (what.what == verb::give || what.what == verb::correct) write_signal(to, what.given);
    if (what.what == verb::withdraw) to.maybe_leaf("reden", what.reason);
    if (what.what == verb::relocate) write_move(to, what.move);
    to.maybe_leaf("redenMutatie", what.mutation_reason);
    return to.finish();
}

} // namespace kruispunt::conformance::regions::esar
