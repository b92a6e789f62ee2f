#include "adapters/esar/replies.hpp"

#include "adapters/esar/addressing.hpp"
#include "adapters/esar/names.hpp"
#include "adapters/esar/payloads.hpp"
#include "adapters/sdk/escaping.hpp"
#include "adapters/sdk/signal_record.hpp"

#include <utility>

namespace kruispunt::adapters::esar {

namespace {

using domain::errc;
using sdk::field;
using sdk::signatures::stamp;

constexpr std::string_view answer_suffix = "Antwoord";

ports::http_response as_response(int status, std::string body) {
    ports::http_response response;
    response.status = status;
    response.fields.add("Content-Type", std::string(content_type));
    response.body = std::move(body);
    return response;
}

// Faults have 500 but where COM-02 and COM-28 say otherwise.
int status_of(errc code) {
    if (code == errc::oin_not_authorised) return 403;
    if (code == errc::message_too_large) return 413;
    return 500;
}

bool tells_of_matches(std::string_view operation) {
    return operation == list_matches_operation || operation == update_match_operation;
}

std::string id_text(const domain::uuid& id) {
    return "urn:uuid:" + domain::to_text(id);
}

} // namespace

replies::replies(const ports::adapter_setup& setup, const security& seals)
    : receiver_(address_of(setup.region_oin)), answer_(setup.mappings / "signaal-antwoord.toml"),
      matches_(setup.mappings / "matches-antwoord.toml"),
      inspected_(setup.mappings / "inzage-signaal.toml"), fault_(setup.mappings / "fout.toml"),
      seals_(seals) {}

ports::http_response
replies::write_answer(const ports::correspondence& to, const domain::answer& answer) const {
    domain::outcome told = *answer.what;
    // An ended signal is no longer there to say its own id.
    if (told.reference.empty()) told.reference = to.signal_id;
    const std::string name = to.operation + std::string(answer_suffix);
    addressing header;
    header.to = receiver_;
    header.action = action_of(name);
    header.message_id = id_text(answer.id);
    header.relates_to = to.message_id;
    const std::string payload = payload_of(to.operation, name, answer, told);
    const stamp with{to.received_at, to.signature};
    return as_response(200, seals_.sealed(write_envelope(header, payload), with));
}

std::string replies::payload_of(
    const std::string& operation,
    const std::string& name,
    const domain::answer& answer,
    const domain::outcome& told
) const {
    if (answer.inspection) return inspection_of(name, *answer.inspection);
    if (tells_of_matches(operation)) return matches_.write(sdk::record_from(answer.matches), name);
    return answer_.write(sdk::record_from(told), name);
}

// Signals repeat and so do the inspections of each, which is more than a mapping can say at once.
std::string replies::inspection_of(const std::string& name, const domain::disclosure& shown) const {
    std::string body = "<" + name + " xmlns=\"urn:nl:verwijsindex:esar:1\"><verzoekKenmerk>";
    sdk::append_xml(shown.what().reference, body);
    body += "</verzoekKenmerk>";
    for (const domain::inspected_signal& held : shown.inspected())
        body += inspected_.write(sdk::record_from(held));
    return body + "</" + name + ">";
}

ports::http_response replies::write_fault(
    const ports::correspondence& to,
    const domain::error& failure,
    const std::string& path,
    const domain::uuid& id
) const {
    addressing header;
    header.to = receiver_;
    header.action = fault_action;
    header.message_id = id_text(id);
    header.relates_to = to.message_id;
    const std::string body = body_of_fault(failure, domain::dutch_text(failure.code), path);
    const stamp with{to.received_at, to.signature};
    return as_response(status_of(failure.code), seals_.sealed(write_envelope(header, body), with));
}

ports::http_response replies::write_refusal(
    const domain::error& failure,
    int status,
    domain::instant at,
    const std::optional<domain::uuid>& id
) const {
    addressing header;
    header.to = receiver_;
    header.action = fault_action;
    if (id) header.message_id = id_text(*id);
    const std::string body =
        body_of_fault(failure, domain::dutch_text(failure.code), failure.field);
    return as_response(status, seals_.sealed(write_envelope(header, body), {at, std::string()}));
}

std::string replies::body_of_fault(
    const domain::error& failure, std::string_view text, const std::string& path
) const {
    const bool ours = failure.code == errc::temporarily_unavailable;
    sdk::record values;
    values.add(field::error_code, domain::wire_code(failure.code));
    values.add(field::error_field, path);
    values.add(field::error_text, text);
    std::string body = "<soap:Fault><faultcode>";
    body.append(ours ? "soap:Server" : "soap:Client").append("</faultcode><faultstring>");
    sdk::append_xml(text, body);
    body.append("</faultstring><detail>").append(fault_.write(values));
    return body.append("</detail></soap:Fault>");
}

} // namespace kruispunt::adapters::esar
