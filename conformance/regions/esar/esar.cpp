#include "conformance/regions/esar/esar.hpp"

#include "conformance/regions/esar/answers.hpp"
#include "conformance/regions/esar/envelope.hpp"
#include "conformance/regions/esar/inquiries.hpp"
#include "conformance/regions/esar/notices.hpp"
#include "conformance/regions/esar/requests.hpp"
#include "conformance/regions/told.hpp"
#include "conformance/text/ids.hpp"
#include "conformance/text/xml.hpp"

#include <stdexcept>

namespace kruispunt::conformance::regions::esar {
namespace {

using text::finding;
using text::findings;

constexpr std::string_view gateway_path = "/esar/v1/signalering";
constexpr std::string_view notice_path = "/esar/v1/matchmelding";
constexpr std::string_view fault_action = "http://www.w3.org/2005/08/addressing/soap/fault";
constexpr std::string_view any_payload_space = "urn:nl:verwijsindex:esar:";
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

class esar_protocol final : public protocol {
public:
    esar_protocol(parties who, std::optional<signing_setup> signing, mutation::mutation broken)
        : who_(std::move(who)), overlooked_(broken.ignored()),
          security_(std::move(signing), who_.gateway_oin, std::move(broken)) {}

    std::string_view endpoint_path() const override { return ""; }

    std::string_view endpoint_requirement() const override { return "ESAR-20"; }

    std::variant<outbound, answer> prepare(const command& what) override {
        auto ready = address(operation_of(what.what), write_payload(what));
        ready.signal_id = what.signal_id;
        ready.what = what.what;
        return ready;
    }

    std::variant<std::monostate, outbound, answer> ask(const inquiry& what) override {
        auto ready = address(operation_of(what.what), write_payload(what));
        ready.asked = what.what;
        ready.signal_id =
            what.what == question::inspect ? what.inspected.reference.value_or("") : what.about;
        return ready;
    }

    std::variant<std::monostate, outbound, finding> compose(const text::json& body) override {
        findings found("");
        text::json_cursor from(body, {}, found);
        const auto operation = from.text("operation", text::any_value);
        const auto payload = from.text("payload", text::any_value);
        const auto id = from.maybe_text("message_id", text::any_value);
        from.end();
        if (found.first()) return *found.first();
        try {
            auto ready = address(operation, payload, id);
            ready.any_answer = true;
            return ready;
        } catch (const std::runtime_error& error) {
            return finding{"", "WAARDE_ONGELDIG", "payload", error.what()};
        }
    }

    answer read_answer(const outbound& sent, const wire::response& got) const override {
        findings found("ESAR-01");
        const auto message = read_envelope(got.body, found);
        if (found.clean())
            security_.check_answer(got.body, sent.signature_value, got.status != 200, found);
        if (!found.clean())
            return to_answer(false, told_refused(got, std::nullopt, std::nullopt), found);
        check_answer_heading(message.heading, sent.reference, found);
        return read_payload_of(message, sent, got, found);
    }

    bool brings_notice(const wire::request& got) const override {
        return got.method == "POST" && got.target == notice_path;
    }

    incoming read_notice(const wire::request& got) const override {
        findings found("ESAR-01", overlooked_);
        const auto type = wire::header_value(got.headers, "Content-Type").value_or("");
        if (!wire::same_ignoring_case(type.substr(0, 8), "text/xml"))
            found.add("WAARDE_ONGELDIG", "Content-Type", "not text/xml");
        auto message = read_envelope(got.body, found);
        if (found.overlooks("ESAR-00.6"))
            text::rename_space(message.payload, any_payload_space, payload_space);
        const auto id = message.heading.message_id.value_or("");
        if (found.clean()) security_.check_notice(got.body, found);
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

    std::variant<std::monostate, text::json, finding> signing(const text::json* body) override {
        if (body != nullptr)
            if (auto wrong = security_.change(*body)) return std::move(*wrong);
        return security_.told();
    }

    wire::response finish(wire::response made, const wire::request& to) const override {
        if (!made.body.empty())
            made.body = security_.sign_answer(made.body, signatures::signature_value_in(to.body));
        return made;
    }

    void gateway_is(const std::string& base) override { gateway_base_ = base; }

private:
    /// A payload in its envelope, signed as the region is told to.
    outbound address(
        std::string_view operation, const std::string& payload, const text_value& id = std::nullopt
    ) {
        if (!security_.repeats_message_id() || message_id_.empty())
            message_id_ = "urn:uuid:" + text::new_uuid();
        if (id) message_id_ = *id;
        addressing heading;
        heading.action = action_of(operation);
        heading.to = gateway_base_ + std::string(gateway_path);
        heading.from = who_.endpoint + "?oin=" + who_.oin;
        heading.message_id = message_id_;
        heading.reply_to = std::string(anonymous);
        auto made = security_.sign_request(write_envelope(heading, payload));
        outbound ready;
        ready.reference = message_id_;
        ready.signature_value = std::move(made.signature_value);
        ready.request.method = "POST";
        ready.request.target = std::string(gateway_path);
        ready.request.headers = {
            {"Content-Type", std::string(xml_type)}, {"SOAPAction", "\"" + *heading.action + "\""}};
        ready.request.body = std::move(made.document);
        return ready;
    }

    parties who_;
    /// The sentence that a mutant does not look at.
    std::string overlooked_;
    security security_;
    /// The last request's.
    std::string message_id_;
    std::string gateway_base_;
};

} // namespace

std::unique_ptr<protocol>
make_protocol(parties who, std::optional<signing_setup> signing, mutation::mutation broken) {
    return std::make_unique<esar_protocol>(std::move(who), std::move(signing), std::move(broken));
}

} // namespace kruispunt::conformance::regions::esar
