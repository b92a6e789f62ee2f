#include "conformance/gateways/esar/notices.hpp"

#include "conformance/gateways/esar/answers.hpp"
#include "conformance/gateways/esar/envelope.hpp"

namespace kruispunt::conformance::gateways::esar {
namespace {

using kernel::notice;
using kernel::notice_kind;
using text::xml_writer;

void write_place(xml_writer& to, const kernel::coordination& where) {
    to.leaf("gemeentecode", where.municipality).leaf("gemeente", where.name);
}

void write_end(xml_writer& to, const notice& told) {
    to.leaf("matchId", told.item.match).leaf("signaalId", told.signal).leaf("reden", told.reason);
    if (told.wrongful) to.leaf("onterecht", "true");
}

void write_relocated(xml_writer& to, const notice& told) {
    to.leaf("signaalId", told.signal);
    for (const auto& match : told.matches)
        to.leaf("matchId", match);
    write_place(to, told.where);
}

void write_relocation(xml_writer& to, const notice& told) {
    to.leaf("kenmerk", told.reference);
    write_place(to, told.where);
    to.leaf("datum", told.date);
    for (const auto& other : told.others)
        write_counterparty(to, other);
}

void write_content(xml_writer& to, const notice& told) {
    switch (told.kind) {
    case notice_kind::match_made:
    case notice_kind::match_changed:
        return write_match_item(to, told.item);
    case notice_kind::match_ended:
        return write_end(to, told);
    case notice_kind::signal_expiring:
        to.leaf("signaalId", told.signal).leaf("verlooptOp", told.date);
        return;
    case notice_kind::signal_lapsed:
        to.leaf("signaalId", told.signal).leaf("reden", told.reason);
        return;
    case notice_kind::relocated:
        return write_relocated(to, told);
    case notice_kind::relocation:
        return write_relocation(to, told);
    case notice_kind::verify_identity:
        to.leaf("signaalId", told.signal)
            .leaf("kenmerk", told.reference)
            .leaf("soort", told.question);
        return;
    case notice_kind::history:
        to.leaf("signaalId", told.signal);
        return write_counterparty(to, told.other);
    case notice_kind::reminder:
        to.leaf("matchId", told.item.match)
            .leaf("signaalId", told.signal)
            .leaf("sinds", text::rfc3339(told.since));
        return;
    case notice_kind::inspection:
    case notice_kind::rejection:
        // ESAR asks, and is answered in the same exchange.
        return;
    }
}

} // namespace

std::string_view operation_of(notice_kind kind) {
    switch (kind) {
    case notice_kind::match_made:
    case notice_kind::match_changed:
        return "MatchMelding";
    case notice_kind::match_ended:
        return "MatchBeeindigd";
    case notice_kind::signal_expiring:
        return "SignaalVerloopt";
    case notice_kind::signal_lapsed:
        return "SignaalVervallen";
    case notice_kind::relocated:
        return "KindVerhuisdMelding";
    case notice_kind::relocation:
        return "VerhuizingNaarGebied";
    case notice_kind::verify_identity:
        return "IdentiteitVerifieren";
    case notice_kind::history:
        return "Historie";
    case notice_kind::reminder:
        return "MatchHerinnering";
    case notice_kind::inspection:
    case notice_kind::rejection:
        break;
    }
    return "Onbekend";
}

std::string
write_notice(const notice& told, const std::string& endpoint, const std::string& gateway_oin) {
    const auto operation = operation_of(told.kind);
    addressing heading;
    heading.to = endpoint + "/esar/v1/matchmelding";
    heading.action = action_of(operation);
    heading.from = address_of(gateway_oin);
    heading.message_id = "urn:uuid:" + told.id;
    heading.reply_to = std::string(anonymous);
    xml_writer to;
    to.open(operation, R"(xmlns="urn:nl:verwijsindex:esar:1")");
    write_content(to, told);
    return write_envelope(heading, to.finish());
}

} // namespace kruispunt::conformance::gateways::esar
