#include "conformance/gateways/sisa/answers.hpp"

#include "conformance/gateways/kernel/answer.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::conformance::gateways::sisa {
namespace {

using text::xml_writer;

constexpr std::string_view stuf_declaration = R"(xmlns:StUF="http://www.egem.nl/StUF/StUF0301")";

/// SISA-04's table: what has a code of its own by its sentence, all else by ERR-1's code.
std::string_view stuf_code_of(const text::finding& why) {
    struct row {
        std::string_view sentence;
        std::string_view code;
    };

    constexpr std::array<row, 7> own{
        {{"SISA-04.7", "StUF010"},
         {"SISA-04.5", "StUF013"},
         {"SISA-03.5", "StUF016"},
         {"SISA-04.9", "StUF019"},
         {"SISA-04.8", "StUF022"},
         {"SISA-04.6", "StUF052"},
         {"SISA-05.1", "StUF052"}}};
    for (const auto& each : own)
        if (why.requirement == each.sentence) return each.code;
    if (why.code == "OIN_NIET_BEVOEGD") return "StUF052";
    if (why.code == "TIJDELIJK_NIET_BESCHIKBAAR") return "StUF058";
    constexpr std::array<std::string_view, 5> of_form{
        "VERPLICHT_VELD",
        "ONBEKEND_VELD",
        "WAARDE_ONGELDIG",
        "BERICHT_TE_GROOT",
        "BERICHT_ONLEESBAAR"};
    const bool form = std::find(of_form.begin(), of_form.end(), why.code) != of_form.end();
    return form ? "StUF055" : "StUF046";
}

void write_organisation(xml_writer& to, const kernel::organisation& who) {
    to.open("sisa:instantie").leaf("sisa:oin", who.oin).leaf("sisa:naam", who.name).close();
}

void write_signal(xml_writer& to, const kernel::inspected_signal& held) {
    to.open("sisa:signaal").leaf("sisa:regio", held.region);
    write_organisation(to, held.instance);
    to.leaf("sisa:ingangsdatum", stuf_day(held.date))
        .leaf("sisa:verlooptOp", stuf_day(held.expires_on))
        .leaf("sisa:status", held.status)
        .leaf("sisa:geinformeerd", held.informed);
    for (const auto& each : held.inspections)
        to.open("sisa:inzage")
            .leaf("sisa:datum", stuf_day(each.date))
            .leaf("sisa:regio", each.region)
            .close();
    to.close();
}

} // namespace

std::string stuf_day(std::string iso) {
    iso.erase(std::remove(iso.begin(), iso.end(), '-'), iso.end());
    return iso;
}

wire::response as_xml(unsigned status, std::string body) {
    return {status, {{"Content-Type", "text/xml; charset=utf-8"}}, std::move(body)};
}

std::string write_received(const header& says) {
    xml_writer to;
    to.open("StUF:Bv03Bericht", stuf_declaration);
    write_header(to, "StUF:stuurgegevens", says);
    return to.finish();
}

std::string write_refused(const header& says, const text::finding& why) {
    xml_writer to;
    to.open("StUF:Fo03Bericht", stuf_declaration);
    write_header(to, "StUF:stuurgegevens", says);
    to.open("StUF:body")
        .leaf("StUF:code", stuf_code_of(why))
        .leaf("StUF:plek", why.code == "TIJDELIJK_NIET_BESCHIKBAAR" ? "server" : "client")
        .leaf("StUF:omschrijving", kernel::description_of(why.code))
        .leaf("StUF:details", why.field.empty() ? why.code : why.code + " " + why.field);
    return to.finish();
}

std::string write_held(
    const header& says,
    const std::string& reference,
    const std::vector<kernel::inspected_signal>& signals
) {
    xml_writer to;
    to.open(
        "sisa:inzgLa01",
        R"(xmlns:sisa="urn:nl:verwijsindex:sisa:1" xmlns:StUF="http://www.egem.nl/StUF/StUF0301")"
    );
    write_header(to, "sisa:stuurgegevens", says);
    to.open("sisa:object", R"(StUF:entiteittype="SGN")").leaf("sisa:verzoekKenmerk", reference);
    for (const auto& each : signals)
        write_signal(to, each);
    return to.finish();
}

} // namespace kruispunt::conformance::gateways::sisa
