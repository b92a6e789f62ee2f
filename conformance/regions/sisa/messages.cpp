#include "conformance/regions/sisa/messages.hpp"

#include "conformance/regions/item_parts.hpp"

#include <algorithm>

namespace kruispunt::conformance::regions::sisa {
namespace {

using text::xml_writer;

constexpr std::string_view stuf_declaration = R"(xmlns:StUF="http://www.egem.nl/StUF/StUF0301")";
constexpr std::string_view both_declarations =
    R"(xmlns:sisa="urn:nl:verwijsindex:sisa:1" xmlns:StUF="http://www.egem.nl/StUF/StUF0301")";
constexpr std::string_view signal_entity = R"(StUF:entiteittype="SGN")";

void write_header(xml_writer& to, std::string_view element, const message_header& header) {
    const bool from_region = header.entity.has_value();
    to.open(element)
        .leaf("StUF:berichtcode", header.code)
        .open("StUF:zender")
        .leaf("StUF:organisatie", header.sender)
        .leaf("StUF:applicatie", "SISA")
        .close()
        .open("StUF:ontvanger")
        .leaf("StUF:organisatie", header.receiver)
        .leaf("StUF:applicatie", "KRUISPUNT")
        .close()
        .leaf("StUF:referentienummer", header.reference)
        .leaf("StUF:tijdstipBericht", header.sent_at);
    if (from_region) to.leaf("StUF:entiteittype", *header.entity);
    to.maybe_leaf("StUF:crossRefnummer", header.cross_reference).close();
}

void write_parameters(xml_writer& to, std::string_view mutation, const text_value& reason) {
    to.open("sisa:parameters")
        .leaf("StUF:mutatiesoort", mutation)
        .leaf("StUF:indicatorOvername", "V")
        .maybe_leaf("sisa:redenMutatie", reason)
        .close();
}

std::string digits_of(std::string text) {
    text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
    return text;
}

/// `YYYY-MM-DD`, `YYYY-MM` or `YYYY` in StUF's writing (COM-11).
void write_birth_date(xml_writer& to, const text_value& date) {
    if (!date) return;
    auto digits = digits_of(*date);
    std::string_view known = "V";
    if (date->size() == 7) known = "D";
    if (date->size() == 4) known = "M";
    if (known != "V") digits.resize(8, '0');
    to.leaf_with(
        "sisa:geboortedatum", "StUF:indOnvolledigeDatum=\"" + std::string(known) + "\"", digits
    );
}

void write_child(xml_writer& to, const signal& from) {
    to.maybe_leaf("sisa:bsn", from.bsn);
    if (from.given_names || from.prefix || from.surname)
        to.open("sisa:naam")
            .maybe_leaf("sisa:voornamen", from.given_names)
            .maybe_leaf("sisa:voorvoegsel", from.prefix)
            .maybe_leaf("sisa:geslachtsnaam", from.surname)
            .close();
    write_birth_date(to, from.birth_date);
    to.maybe_leaf("sisa:geslacht", from.gender);
    if (from.parents.empty()) return;
    to.open("sisa:ouders");
    for (const auto& parent : from.parents)
        to.leaf("sisa:bsn", parent);
    to.close();
}

void write_object(xml_writer& to, const signal& from) {
    to.open("sisa:object", signal_entity).leaf("sisa:signaalId", from.id);
    write_child(to, from);
    if (const auto& who = from.instance)
        to.open("sisa:instantie")
            .maybe_leaf("sisa:oin", who->oin)
            .maybe_leaf("sisa:naam", who->name)
            .maybe_leaf("sisa:telefoon", who->phone)
            .close();
    if (from.date) to.leaf("sisa:ingangsdatum", digits_of(*from.date));
    to.maybe_leaf("sisa:geinformeerd", from.informed).maybe_leaf("sisa:reden", from.reason).close();
}

void write_move(xml_writer& to, const command& what) {
    auto municipality = what.move.municipality;
    if (!municipality && what.move.address) municipality = what.move.address->municipality;
    to.open("sisa:object", signal_entity)
        .leaf("sisa:signaalId", what.signal_id)
        .maybe_leaf("sisa:gemeentecode", municipality);
    if (what.move.date) to.leaf("sisa:datumVerhuizing", digits_of(*what.move.date));
    to.close();
}

void write_end(xml_writer& to, const command& what) {
    to.open("sisa:object", signal_entity).leaf("sisa:signaalId", what.signal_id);
    if (what.what == verb::close)
        to.leaf("sisa:redenEinde", "gaat_goed");
    else
        to.maybe_leaf("sisa:redenEinde", what.reason);
    to.close();
}

void write_content(xml_writer& to, const command& what) {
    switch (what.what) {
    case verb::give:
        write_parameters(to, "T", what.mutation_reason);
        return write_object(to, what.given);
    case verb::correct:
        write_parameters(to, "W", what.mutation_reason);
        write_object(to, what.previous.value_or(what.given));
        return write_object(to, what.given);
    case verb::close:
    case verb::withdraw:
        write_parameters(to, "V", what.mutation_reason);
        return write_end(to, what);
    case verb::relocate:
        write_parameters(to, "T", what.mutation_reason);
        return write_move(to, what);
    }
}

std::string_view stuf_code_of(const text::finding& why) {
    if (why.code == "TIJDELIJK_NIET_BESCHIKBAAR") return "StUF058";
    if (why.code == "OIN_NIET_BEVOEGD") return "StUF052";
    if (why.requirement == "COM-21") return "StUF016";
    if (why.field.starts_with("stuurgegevens/ontvanger")) return "StUF010";
    if (why.field.starts_with("stuurgegevens/berichtcode")) return "StUF022";
    return why.code == "WAARDE_ONGELDIG" ? "StUF046" : "StUF055";
}

} // namespace

message_header read_header(text::xml_cursor from) {
    message_header read;
    read.code = from.text("berichtcode", text::any_value);
    auto sender = from.child("zender");
    read.sender = sender.text("organisatie", text::oin);
    if (sender.text("applicatie", text::any_value) != "KRUISPUNT")
        from.found().add("WAARDE_ONGELDIG", "stuurgegevens/zender/applicatie", "not the gateway's");
    sender.end();
    auto receiver = from.child("ontvanger");
    read.receiver = receiver.text("organisatie", text::oin);
    if (receiver.text("applicatie", text::any_value) != "SISA")
        from.found().add("WAARDE_ONGELDIG", "stuurgegevens/ontvanger/applicatie", "not SISA's");
    receiver.end();
    read.reference = from.text("referentienummer", text::reference);
    read.sent_at = from.text(
        "tijdstipBericht", looks_at_moments(from.found()) ? text::stuf_datetime : text::any_value
    );
    read.entity = from.maybe_text("entiteittype", text::any_value);
    read.cross_reference = from.maybe_text("crossRefnummer", text::reference);
    from.end();
    return read;
}

std::string find_reference(const text::xml_element& root) {
    for (const auto& header : root.children)
        if (header.name == "stuurgegevens")
            if (const auto* const id = header.child(stuf_space, "referentienummer"))
                return text::reference(id->text) ? id->text : std::string();
    return {};
}

std::string write_request(const command& what, const message_header& header) {
    xml_writer to;
    to.open(what.what == verb::relocate ? "sisa:verhLk01" : "sisa:signLk01", both_declarations);
    write_header(to, "sisa:stuurgegevens", header);
    write_content(to, what);
    return to.finish();
}

std::string write_question(const inspection& what, const message_header& header) {
    xml_writer to;
    to.open("sisa:inzgLv01", both_declarations);
    write_header(to, "sisa:stuurgegevens", header);
    to.open("sisa:object", signal_entity)
        .maybe_leaf("sisa:bsn", what.bsn)
        .maybe_leaf("sisa:verzoekKenmerk", what.reference)
        .maybe_leaf("sisa:verzoeker", what.requester)
        .maybe_leaf("sisa:gemeentecode", what.municipality);
    return to.finish();
}

std::string write_received(const message_header& header) {
    xml_writer to;
    to.open("StUF:Bv03Bericht", stuf_declaration);
    write_header(to, "StUF:stuurgegevens", header);
    return to.finish();
}

std::string write_refused(const message_header& header, const text::finding& why) {
    xml_writer to;
    to.open("StUF:Fo03Bericht", stuf_declaration);
    write_header(to, "StUF:stuurgegevens", header);
    const bool ours = why.code == "TIJDELIJK_NIET_BESCHIKBAAR";
    to.open("StUF:body")
        .leaf("StUF:code", stuf_code_of(why))
        .leaf("StUF:plek", ours ? "server" : "client")
        .leaf("StUF:omschrijving", why.what)
        .leaf("StUF:details", why.field.empty() ? why.code : why.code + " " + why.field);
    return to.finish();
}

} // namespace kruispunt::conformance::regions::sisa
