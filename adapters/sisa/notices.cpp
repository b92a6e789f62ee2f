#include "adapters/sisa/notices.hpp"

#include "adapters/sdk/request_target.hpp"
#include "adapters/sdk/signal_record.hpp"
#include "adapters/sisa/answers.hpp"

#include <array>
#include <stdexcept>

namespace kruispunt::adapters::sisa {

using domain::notice_kind;
using sdk::field;

namespace {

// A change shows two objects, the old one first, and each field holds a value for either. What the
// other side was before the change is kept nowhere: the old object leaves it out.
sdk::record old_and_new(const sdk::record& now) {
    constexpr std::array stable{
        field::match_id, field::match_kind, field::signal_id, field::match_made_at};
    constexpr std::array changed{
        field::other_region,
        field::other_organisation_oin,
        field::other_organisation_name,
        field::other_organisation_phone,
        field::coordination_municipality,
        field::coordination_name};
    sdk::record both;
    for (const field f : stable) {
        both.add(f, now.get(f));
        both.add(f, now.get(f));
    }
    for (const field f : changed) {
        both.add(f, "");
        both.add(f, now.get(f));
    }
    return both;
}

} // namespace

notices::notices(const ports::adapter_setup& setup)
    : target_(sdk::path_of_url(setup.endpoint) + "/berichten"), gateway_oin_(setup.gateway_oin),
      region_oin_(setup.region_oin), match_made_(setup.mappings / "match-ontstaan.toml"),
      match_changed_(setup.mappings / "match-gewijzigd.toml"),
      match_ended_(setup.mappings / "match-beeindigd.toml"),
      verify_identity_(setup.mappings / "identiteit-verifieren.toml"),
      signal_ends_(setup.mappings / "signaal-verloop.toml"),
      child_moved_(setup.mappings / "verhuisd.toml"),
      relocation_(setup.mappings / "verhuisbericht.toml"),
      history_(setup.mappings / "historie.toml"), reminder_(setup.mappings / "herinnering.toml") {}

ports::http_request notices::write(const domain::disclosure& disclosure) const {
    const domain::notice& what = disclosure.what();
    sdk::record values = values_of(disclosure);
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

sdk::record notices::values_of(const domain::disclosure& disclosure) const {
    sdk::record values = sdk::record_from(disclosure);
    const notice_kind kind = disclosure.what().kind;
    if (kind == notice_kind::match_changed) return old_and_new(values);
    if (kind == notice_kind::signal_expires) values.add(field::notice_type, "verloopt");
    if (kind == notice_kind::signal_lapsed) values.add(field::notice_type, "vervallen");
    return values;
}

const sdk::mapping& notices::mapping_for(notice_kind kind) const {
    switch (kind) {
    case notice_kind::match_made:
        return match_made_;
    case notice_kind::match_changed:
        return match_changed_;
    case notice_kind::match_ended:
        return match_ended_;
    case notice_kind::verify_identity:
        return verify_identity_;
    case notice_kind::signal_expires:
    case notice_kind::signal_lapsed:
        return signal_ends_;
    case notice_kind::child_moved:
        return child_moved_;
    case notice_kind::relocation:
        return relocation_;
    case notice_kind::history:
        return history_;
    case notice_kind::reminder:
        return reminder_;
    case notice_kind::item_rejected:
    case notice_kind::inspection_answer:
        break;
    }
    throw std::logic_error("sisa: a feed's notice where there is no feed");
}

} // namespace kruispunt::adapters::sisa
