#include "adapters/multisignaal/webhook.hpp"

#include "adapters/sdk/http_headers.hpp"
#include "adapters/sdk/request_target.hpp"
#include "adapters/sdk/signal_record.hpp"

#include <stdexcept>

namespace kruispunt::adapters::multisignaal {

namespace {

using sdk::field;

// What one kind of notice is called, and the name of its data's schema.
struct event_type {
    const sdk::mapping& mapping;
    std::string_view type;
    std::string_view schema;
};

std::string path_or_root(const std::string& endpoint) {
    const std::string path = sdk::path_of_url(endpoint);
    return path.empty() ? "/" : path;
}

} // namespace

webhook::webhook(const ports::adapter_setup& setup)
    : target_(path_or_root(setup.endpoint)),
      source_("urn:nld:oin:" + setup.gateway_oin + ":systeem:kruispunt"),
      made_(setup.mappings / "match-ontstaan.toml"),
      ended_(setup.mappings / "match-beeindigd.toml"),
      verify_(setup.mappings / "match-mogelijk.toml") {}

ports::http_request webhook::encode(const domain::disclosure& disclosure) const {
    const auto event = [this](domain::notice_kind kind) -> event_type {
        switch (kind) {
        case domain::notice_kind::match_made:
            return {made_, "match.ontstaan", "match"};
        case domain::notice_kind::match_ended:
            return {ended_, "match.beeindigd", "einde"};
        case domain::notice_kind::verify_identity:
            return {verify_, "match.mogelijk", "mogelijk"};
        case domain::notice_kind::item_rejected:
            break;
        }
        throw std::logic_error("multisignaal has no feed and is told of no rejected item");
    }(disclosure.what().kind);
    sdk::record values = sdk::record_from(disclosure);
    if (values.get(field::match_made_at).empty())
        values.add(field::match_made_at, domain::to_rfc3339(disclosure.what().made_at));
    values.add(field::notice_source, source_);
    values.add(field::notice_type, "nl.verwijsindex." + std::string(event.type));
    values.add(
        field::notice_schema, "urn:nl:verwijsindex:multisignaal:1:" + std::string(event.schema)
    );
    ports::http_request request;
    request.method = "POST";
    request.target = target_;
    request.fields.add("Content-Type", "application/cloudevents+json; charset=utf-8");
    request.body = event.mapping.write(values);
    return request;
}

ports::receipt webhook::read(const ports::http_response& response) const {
    using kind = ports::receipt::kind;
    const int status = response.status;
    const std::string code = std::to_string(status);
    if (status >= 200 && status < 300) return {kind::delivered, std::nullopt, code};
    if (status == 410) return {kind::gone, std::nullopt, code};
    if (status == 429 || status == 503) return sdk::later_receipt(response);
    if (status >= 400 && status < 500) return {kind::refused, std::nullopt, code};
    return {kind::again, std::nullopt, code};
}

} // namespace kruispunt::adapters::multisignaal
