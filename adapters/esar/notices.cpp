#include "adapters/esar/notices.hpp"

#include "adapters/esar/addressing.hpp"
#include "adapters/esar/names.hpp"
#include "adapters/sdk/request_target.hpp"
#include "adapters/sdk/signal_record.hpp"

#include <stdexcept>

namespace kruispunt::adapters::esar {

namespace {

using domain::notice_kind;

constexpr std::string_view notice_path = "/esar/v1/matchmelding";

std::string_view operation_of(notice_kind kind) {
    switch (kind) {
    case notice_kind::match_made:
        return "MatchMelding";
    case notice_kind::match_ended:
        return "MatchBeeindigd";
    case notice_kind::verify_identity:
        return "IdentiteitVerifieren";
    case notice_kind::item_rejected:
        break;
    }
    throw std::logic_error("esar: a feed's item cannot be rejected where there is no feed");
}

} // namespace

notices::notices(const ports::adapter_setup& setup)
    : target_(sdk::path_of_url(setup.endpoint).append(notice_path)),
      to_(std::string(setup.endpoint).append(notice_path)), from_(address_of(setup.gateway_oin)),
      match_made_(setup.mappings / "match-melding.toml"),
      match_ended_(setup.mappings / "match-beeindigd.toml"),
      verify_identity_(setup.mappings / "identiteit-verifieren.toml") {}

std::string notices::message_id_of(const domain::notice& what) {
    return "urn:uuid:" + domain::to_text(what.id);
}

ports::http_request notices::write(const domain::disclosure& disclosure) const {
    addressing header;
    header.to = to_;
    header.action = action_of(operation_of(disclosure.what().kind));
    header.from = from_;
    header.message_id = message_id_of(disclosure.what());
    header.reply_to = anonymous;
    ports::http_request request;
    request.method = "POST";
    request.target = target_;
    request.fields.add("Content-Type", std::string(content_type));
    request.fields.add("SOAPAction", "\"" + header.action + "\"");
    request.body = write_envelope(header, payload_of(disclosure));
    return request;
}

std::string notices::payload_of(const domain::disclosure& disclosure) const {
    const sdk::record values = sdk::record_from(disclosure);
    switch (disclosure.what().kind) {
    case notice_kind::match_made:
        return match_made_.write(values);
    case notice_kind::match_ended:
        return match_ended_.write(values);
    default:
        return verify_identity_.write(values);
    }
}

} // namespace kruispunt::adapters::esar
