#include "adapters/midden_nederland/notices.hpp"

#include "adapters/sdk/escaping.hpp"
#include "adapters/sdk/http_headers.hpp"
#include "adapters/sdk/request_target.hpp"
#include "adapters/sdk/signal_record.hpp"

namespace kruispunt::adapters::midden_nederland {

namespace {

using sdk::field;

} // namespace

notices::notices(const ports::adapter_setup& setup, const feed& names)
    : base_(sdk::path_of_url(setup.endpoint) + "/v1"), names_(names),
      match_(setup.mappings / "match.toml"), verify_(setup.mappings / "melding.toml"),
      rejected_(setup.mappings / "afkeuring.toml") {}

ports::http_request notices::encode(const domain::disclosure& disclosure) const {
    const domain::notice& what = disclosure.what();
    switch (what.kind) {
    case domain::notice_kind::match_made:
        return put(
            base_ + "/matches/" + domain::to_text(what.match),
            match_.write(sdk::record_from(disclosure))
        );
    case domain::notice_kind::match_ended:
        return end_of_match(what);
    case domain::notice_kind::verify_identity: {
        std::string target = base_ + "/signalen/";
        sdk::append_url(what.reference, target);
        target += "/meldingen/" + domain::to_text(what.id);
        return put(std::move(target), verify_.write(sdk::record_from(disclosure)));
    }
    case domain::notice_kind::item_rejected:
        break;
    }
    return rejection(disclosure);
}

ports::http_request notices::put(std::string target, std::string body) const {
    ports::http_request request;
    request.method = "PUT";
    request.target = std::move(target);
    request.fields.add("Content-Type", "application/json");
    request.body = std::move(body);
    return request;
}

ports::http_request notices::end_of_match(const domain::notice& what) const {
    ports::http_request request;
    request.method = "DELETE";
    request.target = base_ + "/matches/" + domain::to_text(what.match) +
                     "?reden=" + std::string(wire_word(what.reason));
    if (what.wrongful) request.target += "&onterecht=true";
    return request;
}

// A rule of the domain names its field canonically; the region knows it by its own path.
ports::http_request notices::rejection(const domain::disclosure& disclosure) const {
    const domain::notice& what = disclosure.what();
    sdk::record values;
    values.add(field::error_code, wire_code(what.rejected_code));
    values.add(field::error_field, names_.path_of(what.rejected_field));
    return put(base_ + "/afkeuringen/" + std::to_string(what.feed_item), rejected_.write(values));
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
