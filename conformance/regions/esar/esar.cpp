#include "conformance/regions/esar/esar.hpp"

#include "conformance/regions/esar/envelope.hpp"
#include "conformance/regions/esar/notices.hpp"
#include "conformance/regions/esar/requests.hpp"
#include "conformance/regions/told.hpp"
#include "conformance/text/ids.hpp"
#include "conformance/text/xml_cursor.hpp"

#include <charconv>

namespace kruispunt::conformance::regions::esar {
namespace {

using text::finding;
using text::findings;
using text::xml_cursor;
using text::xml_element;

constexpr std::string_view gateway_path = "/esar/v1/signalering";
constexpr std::string_view notice_path = "/esar/v1/matchmelding";
constexpr std::string_view fault_action = "http://www.w3.org/2005/08/addressing/soap/fault";
constexpr std::string_view xml_type = "text/xml; charset=utf-8";

std::string action_of(std::string_view operation) {
    return std::string(payload_space) + "/" + std::string(operation);
}

wire::response as_response(unsigned status, std::string body) {
    return {status, {{"Content-Type", std::string(xml_type)}}, std::move(body)};
}

/// An answer's header: its own MessageID, and what it relates to where that is known.
addressing answer_heading(std::string_view action, const std::string& relates_to) {
    addressing heading;
    heading.to = std::string(anonymous);
    heading.action = std::string(action);
    heading.message_id = "urn:uuid:" + text::new_uuid();
    if (!relates_to.empty()) heading.relates_to = relates_to;
    return heading;
}

wire::response fault(unsigned status, const std::string& relates_to, const finding& why) {
    const bool ours = why.code == "TIJDELIJK_NIET_BESCHIKBAAR";
    text::xml_writer body;
    body.open("soap:Fault")
        .leaf("faultcode", ours ? "soap:Server" : "soap:Client")
        .leaf("faultstring", why.code)
        .open("detail")
        .open("fout", R"(xmlns="urn:nl:verwijsindex:esar:1")")
        .leaf("code", why.code)
        .leaf("veld", why.field)
        .leaf("omschrijving", why.what);
    return as_response(
        status, write_envelope(answer_heading(fault_action, relates_to), body.finish())
    );
}

unsigned status_of(std::string_view code) {
    if (code == "OIN_NIET_BEVOEGD") return 403;
    if (code == "BERICHT_TE_GROOT") return 413;
    return 500;
}

void check_answer_heading(const addressing& heading, const std::string& sent, findings& found) {
    if (!heading.action) found.add("VERPLICHT_VELD", "Header/Action", "missing in the answer");
    if (!is_message_id(heading.message_id.value_or("")))
        found.add("VERPLICHT_VELD", "Header/MessageID", "missing or ill-formed in the answer");
    if (heading.relates_to != sent)
        found.add("WAARDE_ONGELDIG", "Header/RelatesTo", "is not the request's MessageID");
}

std::optional<std::int64_t> read_count(const std::string& digits, findings& found) {
    std::int64_t count = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (read.ec == std::errc{} && read.ptr == digits.data() + digits.size()) return count;
    found.add("WAARDE_ONGELDIG", "matches", "no count");
    return std::nullopt;
}

signal_state read_state(const xml_element& payload, const outbound& sent, findings& found) {
    found.cite("ESAR-10");
    const auto expected = std::string(operation_of(sent.what)) + "Antwoord";
    if (payload.name != expected || payload.space != payload_space)
        found.add("ONBEKEND_VELD", payload.name, "not the operation's answer");
    xml_cursor from(payload, {}, std::string(payload_space), found);
    signal_state state;
    if (from.text("signaalId", text::signal_id) != sent.signal_id)
        found.add("WAARDE_ONGELDIG", "signaalId", "another signal's");
    state.status = from.text("status", text::word);
    state.expires_on = from.maybe_text("verlooptOp", text::iso_date);
    if (const auto digits = from.maybe_text("matches", text::any_value))
        state.matches = read_count(*digits, found);
    while (auto warning = from.maybe_child("waarschuwing"))
        state.warnings.push_back(warning->attribute("", "code", text::any_value));
    from.end();
    check_state(state, found);
    return state;
}

/// The `fout` of a fault's detail.
const xml_element* find_error(const xml_element& payload) {
    if (payload.space != soap_space || payload.name != "Fault") return nullptr;
    const auto* const detail = payload.child("", "detail");
    return detail == nullptr ? nullptr : detail->child(payload_space, "fout");
}

answer read_fault(const envelope& message, const wire::response& got, findings& found) {
    const auto* const error = find_error(message.payload);
    if (error == nullptr) {
        found.add_under("COM-27", "VERPLICHT_VELD", "detail/fout", "a fault without its error");
        return to_answer(false, told_refused(got, std::nullopt, std::nullopt), found);
    }
    found.cite("COM-27");
    xml_cursor from(*error, "fout", std::string(payload_space), found);
    const auto code = from.text("code", text::error_code);
    // Where no field is to blame the element may be empty or absent.
    text_value field;
    if (const auto* const veld = error->child(payload_space, "veld")) field = veld->text;
    return to_answer(false, told_refused(got, code, field), found);
}

class esar_protocol final : public protocol {
public:
    explicit esar_protocol(parties who) : who_(std::move(who)) {}

    std::string_view endpoint_path() const override { return ""; }

    std::string_view endpoint_requirement() const override { return "ESAR-20"; }

    std::variant<outbound, answer> prepare(const command& what) override {
        addressing heading;
        heading.action = action_of(operation_of(what.what));
        heading.to = gateway_base_ + std::string(gateway_path);
        heading.from = who_.endpoint + "?oin=" + who_.oin;
        heading.message_id = "urn:uuid:" + text::new_uuid();
        heading.reply_to = std::string(anonymous);
        outbound ready;
        ready.reference = *heading.message_id;
        ready.signal_id = what.signal_id;
        ready.what = what.what;
        ready.request.method = "POST";
        ready.request.target = std::string(gateway_path);
        ready.request.headers = {
            {"Content-Type", std::string(xml_type)}, {"SOAPAction", "\"" + *heading.action + "\""}};
        ready.request.body = write_envelope(heading, write_payload(what));
        return ready;
    }

    answer read_answer(const outbound& sent, const wire::response& got) const override {
        findings found("ESAR-01");
        const auto message = read_envelope(got.body, found);
        if (!found.clean())
            return to_answer(false, told_refused(got, std::nullopt, std::nullopt), found);
        check_answer_heading(message.heading, sent.reference, found);
        if (got.status != 200) return read_fault(message, got, found);
        const auto state = read_state(message.payload, sent, found);
        return to_answer(true, told_accepted(got, state), found);
    }

    bool brings_notice(const wire::request& got) const override {
        return got.method == "POST" && got.target == notice_path;
    }

    incoming read_notice(const wire::request& got) const override {
        findings found("ESAR-01");
        const auto type = wire::header_value(got.headers, "Content-Type").value_or("");
        if (!wire::same_ignoring_case(type.substr(0, 8), "text/xml"))
            found.add("WAARDE_ONGELDIG", "Content-Type", "not text/xml");
        const auto message = read_envelope(got.body, found);
        const auto id = message.heading.message_id.value_or("");
        if (found.clean())
            check_heading(
                message, wire::header_value(got.headers, "SOAPAction").value_or(""), found
            );
        if (!found.clean()) return {id, *found.first()};
        auto read = read_payload(message.payload, found);
        if (!found.clean()) return {id, *found.first()};
        read.stable_id = id;
        return {id, std::move(read)};
    }

    wire::response acknowledge(const std::string& stable_id) const override {
        return as_response(
            200,
            write_envelope(
                answer_heading(action_of("Ontvangen"), stable_id),
                R"(<Ontvangen xmlns="urn:nl:verwijsindex:esar:1"/>)"
            )
        );
    }

    wire::response refuse(const std::string& stable_id, const finding& why) const override {
        return fault(status_of(why.code), stable_id, why);
    }

    wire::response unavailable(const std::string& stable_id) const override {
        return refuse(stable_id, {"", "TIJDELIJK_NIET_BESCHIKBAAR", "", "try again later"});
    }

    void serve(const wire::request& got, const wire::reply& give) override {
        const unsigned status = got.target == notice_path ? 405 : 404;
        give(fault(status, {}, {"", "WAARDE_ONGELDIG", "", "no such operation here"}));
    }

    void gateway_is(const std::string& base) override { gateway_base_ = base; }

private:
    parties who_;
    std::string gateway_base_;
};

} // namespace

std::unique_ptr<protocol> make_protocol(parties who) {
    return std::make_unique<esar_protocol>(std::move(who));
}

} // namespace kruispunt::conformance::regions::esar
