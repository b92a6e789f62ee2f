#include "adapters/midden_nederland/notices.hpp"

#include "adapters/sdk/escaping.hpp"
#include "adapters/sdk/http_headers.hpp"
#include "adapters/sdk/request_target.hpp"
#include "adapters/sdk/signal_record.hpp"

#include <stdexcept>

namespace kruispunt::adapters::midden_nederland {

namespace {

using domain::notice_kind;
using sdk::field;

ports::http_request put(std::string target, std::string body) {
    ports::http_request request;
    request.method = "PUT";
    request.target = std::move(target);
    request.fields.add("Content-Type", "application/json");
    request.body = std::move(body);
    return request;
}

} // namespace

notices::notices(const ports::adapter_setup& setup, const feed& names)
    : base_(sdk::path_of_url(setup.endpoint) + "/v1"), names_(names),
      match_(setup.mappings / "match.toml"), verify_(setup.mappings / "melding-identiteit.toml"),
      expires_(setup.mappings / "melding-verloopt.toml"),
      lapsed_(setup.mappings / "melding-vervallen.toml"),
      moved_(setup.mappings / "melding-verhuisd.toml"),
      history_(setup.mappings / "melding-historie.toml"),
      reminder_(setup.mappings / "melding-herinnering.toml"),
      relocation_(setup.mappings / "verhuisbericht.toml"),
      rejected_(setup.mappings / "afkeuring.toml"),
      inspected_(setup.mappings / "inzage-signaal.toml") {}

ports::http_request notices::encode(const domain::disclosure& disclosure) const {
    switch (disclosure.what().kind) {
    case notice_kind::match_made:
    case notice_kind::match_changed:
        return match(disclosure);
    case notice_kind::match_ended:
        return end_of_match(disclosure.what());
    case notice_kind::verify_identity:
        return message(disclosure, verify_);
    case notice_kind::signal_expires:
        return message(disclosure, expires_);
    case notice_kind::signal_lapsed:
        return message(disclosure, lapsed_);
    case notice_kind::child_moved:
        return message(disclosure, moved_);
    case notice_kind::history:
        return message(disclosure, history_);
    case notice_kind::reminder:
        return message(disclosure, reminder_);
    case notice_kind::relocation:
        return relocation(disclosure);
    case notice_kind::item_rejected:
        return rejection(disclosure.what());
    case notice_kind::inspection_answer:
        return inspection(disclosure);
    }
    throw std::logic_error("a notice of no kind");
}

ports::http_request notices::match(const domain::disclosure& disclosure) const {
    return put(
        base_ + "/matches/" + domain::to_text(disclosure.what().match),
        match_.write(sdk::record_from(disclosure))
    );
}

ports::http_request notices::end_of_match(const domain::notice& what) const {
    ports::http_request request;
    request.method = "DELETE";
    request.target = base_ + "/matches/" + domain::to_text(what.match) +
                     "?reden=" + std::string(wire_word(what.reason));
    if (what.wrongful) request.target += "&onterecht=true";
    return request;
}

// What is told of one signal; the URL is its stable id (COM-21).
ports::http_request
notices::message(const domain::disclosure& disclosure, const sdk::mapping& body) const {
    std::string target = base_ + "/signalen/";
    sdk::append_url(disclosure.what().reference, target);
    target += "/meldingen/" + domain::to_text(disclosure.what().id);
    return put(std::move(target), body.write(sdk::record_from(disclosure)));
}

ports::http_request notices::relocation(const domain::disclosure& disclosure) const {
    const sdk::record values = sdk::record_from(disclosure);
    std::string target = base_ + "/verhuizingen/";
    sdk::append_url(values.get(field::notice_reference), target);
    return put(std::move(target), relocation_.write(values));
}

// A rule of the domain names its field canonically; the region knows it by its own path.
ports::http_request notices::rejection(const domain::notice& what) const {
    sdk::record values;
    values.add(field::error_code, wire_code(what.rejected_code));
    values.add(field::error_field, names_.path_of(what.rejected_field));
    return put(base_ + "/afkeuringen/" + std::to_string(what.feed_item), rejected_.write(values));
}

// Signals repeat and so do the inspections of each, which is more than a mapping can say at once.
ports::http_request notices::inspection(const domain::disclosure& disclosure) const {
    std::string target = base_ + "/inzageantwoorden/";
    sdk::append_url(disclosure.what().reference, target);
    std::string body = R"({"verzoekKenmerk":")";
    sdk::append_json(disclosure.what().reference, body);
    body += R"(","signalen":[)";
    const char* comma = "";
    for (const domain::inspected_signal& held : disclosure.inspected()) {
        body.append(comma).append(inspected_.write(sdk::record_from(held)));
        comma = ",";
    }
    return put(std::move(target), body + "]}");
}

ports::receipt notices::read(const ports::http_response& response) const {
    using kind = ports::receipt::kind;
    const int status = response.status;
    const std::string code = std::to_string(status);
    if (status >= 200 && status < 300) return {kind::delivered, std::nullopt, code};
    if (status == 400 || status == 404 || status == 409) return {kind::refused, std::nullopt, code};
    if (status == 429 || status == 503) return sdk::later_receipt(response);
    return {kind::again, std::nullopt, code};
}

} // namespace kruispunt::adapters::midden_nederland
