#include "conformance/gateways/esar/notices.hpp"

#include "conformance/gateways/esar/answers.hpp"
#include "conformance/gateways/esar/envelope.hpp"

namespace kruispunt::conformance::gateways::esar {
namespace {

using kernel::notice_kind;
using text::xml_writer;

std::string as_it_stands(std::string iso) {
    return iso;
}

void write_expiry(xml_writer& to, const kernel::notice& told) {
    to.leaf("signaalId", told.signal);
    if (told.kind == notice_kind::signal_expiring)
        to.leaf("verlooptOp", told.date);
    else
        to.leaf("reden", told.reason);
}

constexpr xml::dialect own_dialect{
    "", as_it_stands, text::rfc3339, write_counterparty, write_expiry};

} // namespace

const xml::dialect& dialect() {
    return own_dialect;
}

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

std::string write_notice(
    const kernel::notice& told, const std::string& endpoint, const std::string& gateway_oin
) {
    const auto operation = operation_of(told.kind);
    addressing heading;
    heading.to = endpoint + "/esar/v1/matchmelding";
    heading.action = action_of(operation);
    heading.from = address_of(gateway_oin);
    heading.message_id = "urn:uuid:" + told.id;
    heading.reply_to = std::string(anonymous);
    xml_writer to;
    to.open(operation, R"(xmlns="urn:nl:verwijsindex:esar:1")");
    xml::write_content(to, told, own_dialect);
    return write_envelope(heading, to.finish());
}

} // namespace kruispunt::conformance::gateways::esar
