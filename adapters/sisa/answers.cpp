#include "adapters/sisa/answers.hpp"

#include "adapters/sdk/signal_record.hpp"

#include <utility>

namespace kruispunt::adapters::sisa {

namespace {

using domain::errc;
using domain::error;
using sdk::field;

constexpr std::string_view sender_oin_path = "stuurgegevens/zender/organisatie";
constexpr std::string_view receiver_path = "stuurgegevens/ontvanger/";
constexpr std::string_view code_path = "stuurgegevens/berichtcode";
constexpr std::string_view reference_path = "stuurgegevens/referentienummer";

ports::http_response as_response(int status, std::string body) {
    ports::http_response response;
    response.status = status;
    response.fields.add("Content-Type", "text/xml; charset=utf-8");
    response.body = R"(<?xml version="1.0" encoding="UTF-8"?>)" + std::move(body);
    return response;
}

std::string_view code_of_invalid_value(std::string_view path) {
    if (path == sender_oin_path) return "StUF013";
    if (path == code_path) return "StUF022";
    if (path.substr(0, receiver_path.size()) == receiver_path) return "StUF010";
    return "StUF055";
}

void add_refusal(const error& failure, sdk::record& into) {
    const bool ours = failure.code == errc::temporarily_unavailable;
    into.add(field::error_native_code, stuf_code_of(failure));
    into.add(field::error_place, ours ? "server" : "client");
    into.add(field::error_text, domain::dutch_text(failure.code));
    into.add(field::error_code, details_of(failure));
}

} // namespace

std::string reference_of(const domain::uuid& id) {
    std::string reference = "K-";
    for (const char c : domain::to_text(id))
        if (c != '-') reference += c;
    return reference;
}

error as_told(error failure, const commands& reads) {
    failure.field = reads.path_of(failure.field);
    return failure;
}

std::string details_of(const error& failure) {
    std::string details(domain::wire_code(failure.code));
    return failure.field.empty() ? details : details.append(1, ' ').append(failure.field);
}

std::string_view stuf_code_of(const error& failure) {
    switch (failure.code) {
    case errc::value_invalid:
        return code_of_invalid_value(failure.field);
    case errc::unknown_field:
    case errc::mandatory_field:
    case errc::message_unreadable:
    case errc::message_too_large:
        return "StUF055";
    case errc::oin_not_authorised:
        return "StUF052";
    case errc::reference_conflict:
        return failure.field == reference_path ? "StUF016" : "StUF046";
    case errc::message_expired:
        return "StUF019";
    case errc::temporarily_unavailable:
        return "StUF058";
    default:
        return "StUF046";
    }
}

answers::answers(const ports::adapter_setup& setup)
    : gateway_oin_(setup.gateway_oin), region_oin_(setup.region_oin),
      received_(setup.mappings / "bv03.toml"), inspection_(setup.mappings / "inzage-antwoord.toml"),
      inspected_(setup.mappings / "inzage-signaal.toml"), refused_(setup.mappings / "fo03.toml") {}

ports::http_response
answers::write_received(const ports::correspondence& to, const domain::answer& answer) const {
    return as_response(200, received_.write(header_of(to, answer)));
}

// Signals repeat and so do the inspections of each, which is more than a mapping can say at once:
// they are put where the object ends.
ports::http_response
answers::write_inspection(const ports::correspondence& to, const domain::answer& answer) const {
    sdk::record values = header_of(to, answer);
    values.add(field::request_reference, answer.inspection->what().reference);
    std::string held;
    for (const domain::inspected_signal& signal : answer.inspection->inspected())
        held += inspected_.write(sdk::record_from(signal));
    std::string body = inspection_.write(values);
    body.insert(body.rfind("</sisa:object>"), held);
    return as_response(200, std::move(body));
}

ports::http_response answers::write_refused(
    const ports::correspondence& to, const error& failure, const domain::answer& answer
) const {
    sdk::record values = header_of(to, answer);
    add_refusal(failure, values);
    return as_response(200, refused_.write(values));
}

ports::http_response answers::write_unread(const domain::answer& refused, int status) const {
    sdk::record values = header_of({}, refused);
    add_refusal(refused.what.error(), values);
    return as_response(status, refused_.write(values));
}

ports::http_response answers::write_refusal(const error& failure, int status) const {
    sdk::record values;
    values.add(field::message_sender_oin, gateway_oin_);
    values.add(field::message_receiver_oin, region_oin_);
    add_refusal(failure, values);
    return as_response(status, refused_.write(values));
}

sdk::record
answers::header_of(const ports::correspondence& to, const domain::answer& answer) const {
    sdk::record values;
    values.add(field::message_sender_oin, gateway_oin_);
    values.add(field::message_receiver_oin, region_oin_);
    values.add(field::message_id, reference_of(answer.id));
    values.add(field::message_sent_at, domain::to_rfc3339(answer.at));
    values.add(field::message_relates_to, to.message_id);
    return values;
}

} // namespace kruispunt::adapters::sisa
