#include "conformance/gateways/esar/esar_side.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/esar/answers.hpp"
#include "conformance/gateways/esar/envelope.hpp"
#include "conformance/gateways/esar/memory.hpp"
#include "conformance/gateways/esar/notices.hpp"
#include "conformance/gateways/esar/published.hpp"
#include "conformance/gateways/esar/requests.hpp"
#include "conformance/gateways/esar/security.hpp"
#include "conformance/gateways/kernel/federation.hpp"
#include "conformance/gateways/xml/document.hpp"
#include "conformance/signatures/names.hpp"
#include "conformance/text/ids.hpp"

#include <utility>

namespace kruispunt::conformance::gateways::esar {
namespace {

using kernel::findings;
using text::finding;

constexpr std::string_view operations_path = "/esar/v1/signalering";
constexpr std::string_view notices_path = "/esar/v1/matchmelding";

std::string_view path_of(const wire::request& got) {
    return std::string_view(got.target).substr(0, got.target.find('?'));
}

std::string_view query_of(const wire::request& got) {
    const auto at = got.target.find('?');
    return at == std::string::npos ? std::string_view()
                                   : std::string_view(got.target).substr(at + 1);
}

bool is_contracts_type(const wire::request& got) {
    return xml::is_text_xml(wire::header_value(got.headers, "Content-Type").value_or(""));
}

/// An operation as far as it could be read.
struct read_message {
    std::optional<envelope> taken_apart;
    std::optional<kernel::act> comes_to;
};

read_message read_request(
    const wire::request& got,
    const std::optional<text::xml_element>& root,
    kernel::value_rules& rules
) {
    read_message read;
    if (!is_contracts_type(got))
        rules.found().add("ESAR-00.10", "WAARDE_ONGELDIG", "Content-Type", "not text/xml in UTF-8");
    if (root) read.taken_apart = read_envelope(*root, rules.found());
    if (!read.taken_apart) return read;
    judge_heading(*read.taken_apart, got, rules.found());
    read.comes_to = read_operation(read.taken_apart->payload, rules);
    return read;
}

bool is_question(const kernel::act& what) {
    return std::holds_alternative<kernel::list_matches>(what) ||
           std::holds_alternative<kernel::inspect>(what);
}

/// The sentence that a signal which was never given breaks.
std::string rule_for_unknown(const kernel::act& what) {
    if (std::holds_alternative<kernel::submit>(what)) return "ESAR-11.3";
    if (std::holds_alternative<kernel::list_matches>(what)) return "ESAR-15.1";
    return "COM-20.7";
}

/// What a mutant does that gives back what it was sent (COM-27.2).
void repeat_in(std::string& answer, std::string_view before, const std::string& sent) {
    const auto at = answer.find(before);
    if (at != std::string::npos) answer.insert(at, text::xml_escaped(sent));
}

class esar_side final : public side {
public:
    explicit esar_side(const surroundings& around) : around_(around), security_(around) {}

    std::string_view path() const override { return "esar"; }

    void reset() override { memory_.clear(); }

    std::string message_of(const wire::request& got) const override {
        if (is_published(got)) return std::string(query_of(got) == "wsdl" ? "wsdl" : "schema");
        const auto read = text::read_xml(got.body);
        const auto* const root = std::get_if<text::xml_element>(&read);
        if (root == nullptr) return {};
        findings unused(around_.broken);
        const auto message = read_envelope(*root, unused);
        return message ? std::string(esar::message_of(message->payload.name)) : std::string();
    }

    bool is_published(const wire::request& got) const override {
        return got.method == "GET" && path_of(got) == operations_path &&
               (query_of(got) == "wsdl" || query_of(got) == "xsd");
    }

    wire::response refuse(const wire::request& got, unsigned status, const finding& why) override {
        return write_fault(status, message_id_in(got.body), around_.gateway_oin, why);
    }

    void serve(
        const wire::request& got, const std::vector<wire::header>& trace, const wire::reply& give
    ) override {
        if (is_published(got)) return give(published(got));
        if (path_of(got) != operations_path)
            return give(refuse(got, 404, {"ESAR-00.1", "WAARDE_ONGELDIG", "", "no such path"}));
        if (got.method != "POST" && !around_.broken.ignores("ESAR-00.1"))
            return give(other_method(got));
        auto answer = take(got, trace);
        if (around_.broken.behaves(behaviours::repeats_the_value))
            repeat_in(answer.body, "</omschrijving>", got.body);
        give(std::move(answer));
    }

    wire::response finish(wire::response made, const wire::request& to) override {
        const bool bare = std::exchange(answers_repeat_, false) &&
                          around_.broken.behaves(behaviours::answers_repeats_unsigned);
        if (!is_published(to) && !bare) made.body = security_.sign_answer(made.body, to.body);
        return made;
    }

    wire::request write(const kernel::notice& told) override {
        auto attempt = told;
        if (around_.broken.behaves(behaviours::new_number_each_attempt))
            attempt.id = text::new_uuid();
        wire::request made;
        made.method = std::string("POST");
        const bool elsewhere = around_.broken.behaves(behaviours::notices_elsewhere);
        made.target = std::string(elsewhere ? "/esar/v1/meldingen" : notices_path);
        made.headers = {
            {"Content-Type", "text/xml; charset=utf-8"},
            {"SOAPAction", "\"" + action_of(operation_of(told.kind)) + "\""}};
        made.body = write_notice(attempt, around_.endpoint, around_.gateway_oin);
        return made;
    }

    wire::request seal(wire::request made, const kernel::notice& /*told*/) override {
        made.body = security_.sign_notice(made.body);
        return made;
    }

    delivery read(
        const kernel::notice& /*told*/, const wire::request& sent, const wire::response& got
    ) override;

private:
    wire::response published(const wire::request& got) const {
        return {
            200,
            {{"Content-Type", "text/xml; charset=utf-8"}},
            std::string(query_of(got) == "wsdl" ? wsdl() : schema())};
    }

    wire::response other_method(const wire::request& got) {
        auto made = refuse(got, 405, {"ESAR-00.1", "WAARDE_ONGELDIG", "", "no such method"});
        made.headers.push_back({"Allow", "POST"});
        return made;
    }

    wire::response refused(const std::string& message_id, const finding& why) const {
        const unsigned status = why.code == "OIN_NIET_BEVOEGD" ? 403 : 500;
        return write_fault(status, message_id, around_.gateway_oin, why);
    }

    wire::response take(const wire::request& got, const std::vector<wire::header>& trace) {
        findings found(around_.broken);
        // What cannot be read has no signature that could hold or not (COM-28.10).
        const auto envelope = xml::swept(got.body, found);
        const auto root = xml::read_document(envelope, found);
        if (root && found.clean()) security_.judge_request(envelope, found);
        const bool is_signed_well = found.clean();
        kernel::value_rules rules(found, around_.clock.today());
        auto read = read_request(got, root, rules);
        const auto id = message_id_in(got.body);
        if (is_signed_well && read.taken_apart) return take_message(read, id, found, trace);
        return refused(id, found.clean() ? unreadable() : found.all().front());
    }

    static finding unreadable() {
        return {"COM-28.10", "BERICHT_ONLEESBAAR", "", "not what the protocol reads"};
    }

    /// ESAR-05: a repeat is recognised before the content is judged.
    wire::response take_message(
        read_message& read,
        const std::string& id,
        findings& found,
        const std::vector<wire::header>& trace
    ) {
        const auto now = std::chrono::system_clock::now();
        const auto body = digest_of(read.taken_apart->payload);
        const bool asks = read.comes_to && is_question(*read.comes_to);
        const bool forgets = around_.broken.behaves(behaviours::forgets_repeats);
        const auto* const before = forgets ? nullptr : memory_.find(id, now);
        answers_repeat_ = before != nullptr && before->body == body && !asks;
        if (answers_repeat_) return before->answer;
        if (before != nullptr && before->body != body)
            found.add("ESAR-05.3", "WAARDE_ONGELDIG", "Header/MessageID", "another Body's");
        if (!found.clean()) return refused(id, found.all().front());
        if (!read.comes_to) return refused(id, unreadable());
        auto made = perform(read, id, trace);
        if (made.status == 200) memory_.remember(id, {body, made, now});
        return made;
    }

    wire::response perform(
        const read_message& read, const std::string& id, const std::vector<wire::header>& trace
    ) {
        kernel::origin from;
        from.region = std::string("esar");
        from.fields = field_names();
        from.trace = trace;
        from.unknown_rule = rule_for_unknown(*read.comes_to);
        const auto came = around_.kernel.perform(*read.comes_to, from);
        if (const auto* const why = std::get_if<kernel::refusal>(&came))
            return refused(id, why->why.front());
        return write_answer(read.taken_apart->payload.name, id, around_.gateway_oin, came);
    }

    surroundings around_;
    security security_;
    memory memory_;
    /// Whether the answer that is being given is one to a repeat.
    bool answers_repeat_ = false;
};

/// The code of a fault's detail; nothing where it is no fault of the contract.
std::optional<std::string> code_of(const text::xml_element& payload) {
    if (payload.space != signatures::soap_space || payload.name != "Fault") return std::nullopt;
    const auto* const detail = payload.child("", "detail");
    const auto* const error = detail == nullptr ? nullptr : detail->child(payload_space, "fout");
    const auto* const code = error == nullptr ? nullptr : error->child(payload_space, "code");
    return code == nullptr ? std::string() : code->text;
}

delivery esar_side::read(
    const kernel::notice& /*told*/, const wire::request& sent, const wire::response& got
) {
    delivery means;
    means.is = delivery::means::later;
    const auto document = text::read_xml(got.body);
    const auto* const root = std::get_if<text::xml_element>(&document);
    if (root == nullptr) return means;
    findings unused(around_.broken);
    const auto message = read_envelope(*root, unused);
    if (!message) return means;
    const auto code = code_of(message->payload);
    if (!security_.holds(got.body, sent.body, code.has_value())) return means;
    const bool later = code && *code == "TIJDELIJK_NIET_BESCHIKBAAR";
    const auto* const rule = later ? "ESAR-25.5" : "ESAR-25.4";
    // Each of the two kinds is taken for the other where its sentence is not seen.
    if (code && later == around_.broken.ignores(rule)) means.is = delivery::means::refused;
    const auto& payload = message->payload;
    if (payload.space == payload_space && payload.name == "Ontvangen" && got.status == 200)
        means.is = delivery::means::delivered;
    return means;
}

} // namespace

std::unique_ptr<side> make_side(const surroundings& around) {
    return std::make_unique<esar_side>(around);
}

std::optional<text::finding> first_breach(
    const wire::request& got, const std::string& /*region_oin*/, const std::string& /*gateway_oin*/
) {
    const mutation::mutation nothing_broken;
    findings found(nothing_broken);
    kernel::value_rules rules(found, {});
    if (path_of(got) != operations_path || got.method != "POST")
        return finding{"ESAR-00.1", "WAARDE_ONGELDIG", "", "not a POST to the operations' address"};
    read_request(got, xml::read_document(got.body, found), rules);
    if (found.clean()) return std::nullopt;
    return found.all().front();
}

} // namespace kruispunt::conformance::gateways::esar
