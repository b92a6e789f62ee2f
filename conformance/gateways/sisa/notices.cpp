#include "conformance/gateways/sisa/notices.hpp"

#include "conformance/gateways/sisa/answers.hpp"
#include "conformance/gateways/xml/notice_content.hpp"

namespace kruispunt::conformance::gateways::sisa {
namespace {

using kernel::notice;
using kernel::notice_kind;
using text::xml_writer;

std::string_view element_of(notice_kind kind) {
    switch (kind) {
    case notice_kind::match_made:
    case notice_kind::match_changed:
    case notice_kind::match_ended:
        return "sisa:mtchLk01";
    case notice_kind::signal_expiring:
    case notice_kind::signal_lapsed:
        return "sisa:verlLk01";
    case notice_kind::relocated:
        return "sisa:verhLk01";
    case notice_kind::relocation:
        return "sisa:gebdLk01";
    case notice_kind::history:
        return "sisa:histLk01";
    case notice_kind::verify_identity:
        return "sisa:moglLk01";
    case notice_kind::reminder:
        return "sisa:hrinLk01";
    case notice_kind::inspection:
    case notice_kind::rejection:
        break;
    }
    return "sisa:onbekend";
}

std::string_view mutation_of(notice_kind kind) {
    if (kind == notice_kind::match_changed) return "W";
    return kind == notice_kind::match_ended ? "V" : "T";
}

/// SISA-20.2; a reminder is about a match.
std::string entity_of(notice_kind kind) {
    const bool match = kind == notice_kind::match_made || kind == notice_kind::match_changed ||
                       kind == notice_kind::match_ended || kind == notice_kind::reminder;
    return match ? "MTC" : "SGN";
}

void write_counterparty(xml_writer& to, const kernel::counterparty& other) {
    to.open("sisa:wederpartij")
        .leaf("sisa:regio", other.region)
        .open("sisa:instantie")
        .leaf("sisa:oin", other.instance.oin)
        .leaf("sisa:naam", other.instance.name)
        .maybe_leaf("sisa:telefoon", other.instance.phone)
        .close()
        .close();
}

void write_expiry(xml_writer& to, const notice& told) {
    to.leaf("sisa:signaalId", told.signal)
        .leaf("sisa:verlooptOp", stuf_day(told.date))
        .leaf("sisa:status", told.kind == notice_kind::signal_lapsed ? "vervallen" : "verloopt");
}

constexpr xml::dialect dialect{
    "sisa:", stuf_day, text::stuf_timestamp, write_counterparty, write_expiry};

header header_of(const notice& told, const parties& who) {
    header says;
    says.code = std::string("Lk01");
    says.sender = who.gateway_oin;
    says.receiver = who.region_oin;
    says.reference = told.id;
    says.sent_at = text::stuf_timestamp(told.made_at);
    says.entity = entity_of(told.kind);
    return says;
}

void open_object(xml_writer& to, const std::string& entity) {
    to.open("sisa:object", "StUF:entiteittype=\"" + entity + "\"");
}

} // namespace

std::string write_notice(const notice& told, const parties& who) {
    const auto says = header_of(told, who);
    xml_writer to;
    to.open(
        element_of(told.kind),
        R"(xmlns:sisa="urn:nl:verwijsindex:sisa:1" xmlns:StUF="http://www.egem.nl/StUF/StUF0301")"
    );
    write_header(to, "sisa:stuurgegevens", says);
    to.open("sisa:parameters")
        .leaf("StUF:mutatiesoort", mutation_of(told.kind))
        .leaf("StUF:indicatorOvername", "V")
        .close();
    if (told.kind == notice_kind::match_changed) {
        // The contact that was overtaken is kept nowhere.
        open_object(to, *says.entity);
        xml::write_match_itself(to, told.item, dialect);
        to.close();
    }
    open_object(to, *says.entity);
    xml::write_content(to, told, dialect);
    return to.finish();
}

delivery read_delivery(const wire::response& got, const mutation::mutation& broken) {
    delivery means;
    means.is = delivery::means::later;
    const auto read = text::read_xml(got.body);
    const auto* const root = std::get_if<text::xml_element>(&read);
    if (root == nullptr || root->space != stuf_space) return means;
    if (root->name == "Bv03Bericht" && !broken.ignores("SISA-22.1"))
        means.is = delivery::means::delivered;
    if (root->name != "Fo03Bericht") return means;
    const auto* const body = root->child(stuf_space, "body");
    const auto* const code = body == nullptr ? nullptr : body->child(stuf_space, "code");
    const bool later = code != nullptr && code->text == "StUF058";
    const auto* const rule = later ? "SISA-22.3" : "SISA-22.4";
    // Each of the two kinds is taken for the other where its sentence is not seen.
    if (later == broken.ignores(rule)) means.is = delivery::means::refused;
    return means;
}

} // namespace kruispunt::conformance::gateways::sisa
