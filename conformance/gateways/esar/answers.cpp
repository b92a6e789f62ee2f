#include "conformance/gateways/esar/answers.hpp"

#include "conformance/gateways/esar/envelope.hpp"
#include "conformance/gateways/esar/notices.hpp"
#include "conformance/text/ids.hpp"

namespace kruispunt::conformance::gateways::esar {
namespace {

using text::xml_writer;

constexpr std::string_view own_space = R"(xmlns="urn:nl:verwijsindex:esar:1")";

addressing
answer_heading(std::string action, const std::string& relates_to, const std::string& oin) {
    addressing heading;
    heading.to = std::string(anonymous);
    heading.action = std::move(action);
    heading.from = address_of(oin);
    heading.message_id = "urn:uuid:" + text::new_uuid();
    if (!relates_to.empty()) heading.relates_to = relates_to;
    return heading;
}

wire::response as_response(unsigned status, std::string body) {
    return {status, {{"Content-Type", "text/xml; charset=utf-8"}}, std::move(body)};
}

void write_organisation(xml_writer& to, const kernel::organisation& who) {
    to.open("instantie")
        .leaf("oin", who.oin)
        .leaf("naam", who.name)
        .maybe_leaf("telefoon", who.phone)
        .close();
}

void write_state(xml_writer& to, const kernel::signal_state& state) {
    to.leaf("signaalId", state.id)
        .leaf("status", state.status)
        .leaf("verlooptOp", state.expires_on)
        .leaf("matches", std::to_string(state.matches));
    for (const auto& code : state.warnings)
        to.leaf_with("waarschuwing", "code=\"" + code + "\"", kernel::description_of_warning(code));
}

void write_match(xml_writer& to, const kernel::match_item& item) {
    to.open("match");
    xml::write_match(to, item, dialect());
    to.leaf("status", item.status).close();
}

void write_inspected(xml_writer& to, const kernel::inspected& seen) {
    to.leaf("verzoekKenmerk", seen.reference);
    for (const auto& held : seen.signals) {
        to.open("signaal").leaf("regio", held.region);
        write_organisation(to, held.instance);
        to.leaf("datum", held.date)
            .leaf("verlooptOp", held.expires_on)
            .leaf("status", held.status)
            .leaf("geinformeerd", held.informed);
        for (const auto& each : held.inspections)
            to.open("inzage").leaf("datum", each.date).leaf("regio", each.region).close();
        to.close();
    }
}

void write_content(xml_writer& to, const kernel::answer& came) {
    if (const auto* const state = std::get_if<kernel::signal_state>(&came)) write_state(to, *state);
    if (const auto* const item = std::get_if<kernel::match_item>(&came)) write_match(to, *item);
    if (const auto* const seen = std::get_if<kernel::inspected>(&came)) write_inspected(to, *seen);
    if (const auto* const all = std::get_if<kernel::matches_found>(&came))
        for (const auto& each : all->matches)
            write_match(to, each);
}

} // namespace

std::string address_of(const std::string& oin) {
    return std::string(anonymous) + "?oin=" + oin;
}

void write_counterparty(xml_writer& to, const kernel::counterparty& other) {
    to.open("wederpartij").leaf("regio", other.region);
    write_organisation(to, other.instance);
    if (const auto& who = other.reporter)
        to.open("melder")
            .leaf("naam", who->name)
            .maybe_leaf("functie", who->function)
            .leaf("telefoon", who->phone)
            .maybe_leaf("email", who->email)
            .close();
    to.maybe_leaf("toestemming", other.consent);
    if (const auto& lead = other.coordinator)
        to.open("coordinator").leaf("naam", lead->name).leaf("telefoon", lead->phone).close();
    to.close();
}

wire::response write_answer(
    std::string_view operation,
    const std::string& relates_to,
    const std::string& gateway_oin,
    const kernel::answer& came
) {
    const auto name = std::string(operation) + "Antwoord";
    xml_writer to;
    to.open(name, own_space);
    write_content(to, came);
    return as_response(
        200, write_envelope(answer_heading(action_of(name), relates_to, gateway_oin), to.finish())
    );
}

wire::response write_fault(
    unsigned status,
    const std::string& relates_to,
    const std::string& gateway_oin,
    const text::finding& why
) {
    const auto description = std::string(kernel::description_of(why.code));
    const bool ours = why.code == "TIJDELIJK_NIET_BESCHIKBAAR";
    xml_writer to;
    to.open("soap:Fault")
        .leaf("faultcode", ours ? "soap:Server" : "soap:Client")
        .leaf("faultstring", description)
        .open("detail")
        .open("fout", own_space)
        .leaf("code", why.code)
        .leaf("veld", why.field)
        .leaf("omschrijving", description);
    auto heading = answer_heading(std::string(fault_action), relates_to, gateway_oin);
    return as_response(status, write_envelope(heading, to.finish()));
}

} // namespace kruispunt::conformance::gateways::esar
