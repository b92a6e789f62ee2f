#include "adapters/sisa/notices.hpp"

#include "adapters/sdk/request_target.hpp"
#include "adapters/sdk/signal_record.hpp"
#include "adapters/sisa/answers.hpp"

#include <stdexcept>

namespace kruispunt::adapters::sisa {

using domain::notice_kind;
using sdk::field;

notices::notices(const ports::adapter_setup& setup)
    : target_(sdk::path_of_url(setup.endpoint) + "/berichten"), gateway_oin_(setup.gateway_oin),
      region_oin_(setup.region_oin), match_made_(setup.mappings / "match-ontstaan.toml"),
      match_ended_(setup.mappings / "match-beeindigd.toml"),
      verify_identity_(setup.mappings / "identiteit-verifieren.toml") {}

ports::http_request notices::write(const domain::disclosure& disclosure) const {
    const domain::notice& what = disclosure.what();
    sdk::record values = sdk::record_from(disclosure);
    values.add(field::message_sender_oin, gateway_oin_);
    values.add(field::message_receiver_oin, region_oin_);
    values.add(field::message_id, reference_of(what.id));
    values.add(field::message_sent_at, domain::to_rfc3339(what.made_at));
    ports::http_request request;
    request.method = "POST";
    request.target = target_;
    request.fields.add("Content-Type", "text/xml; charset=utf-8");
    request.body = R"(<?xml version="1.0" encoding="UTF-8"?>)";
    request.body += mapping_for(what.kind).write(values);
    return request;
}

const sdk::mapping& notices::mapping_for(notice_kind kind) const {
    switch (kind) {
    case notice_kind::match_made:
        return match_made_;
    case notice_kind::match_ended:
        return match_ended_;
    case notice_kind::verify_identity:
        return verify_identity_;
    case notice_kind::item_rejected:
        break;
    }
    throw std::logic_error("sisa: a feed's item cannot be rejected where there is no feed");
}

} // namespace kruispunt::adapters::sisa
