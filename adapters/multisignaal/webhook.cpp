#include "adapters/multisignaal/webhook.hpp"

#include "adapters/sdk/http_headers.hpp"
#include "adapters/sdk/request_target.hpp"
#include "adapters/sdk/signal_record.hpp"
#include "gateway/codec/json_reader.hpp"

#include <algorithm>
#include <stdexcept>

namespace kruispunt::adapters::multisignaal {

namespace {

using domain::notice_kind;
using sdk::field;

struct kind_row {
    notice_kind kind;
    const char* type;
    const char* schema;
    const char* mapping; ///< the file that writes its data
};

// MS-21.
constexpr kind_row kinds[] = {
    {notice_kind::match_made, "match.ontstaan", "match", "match.toml"},
    {notice_kind::match_changed, "match.gewijzigd", "match", "match.toml"},
    {notice_kind::match_ended, "match.beeindigd", "einde", "match-beeindigd.toml"},
    {notice_kind::verify_identity, "match.mogelijk", "mogelijk", "match-mogelijk.toml"},
    {notice_kind::history, "signaal.historie", "historie", "historie.toml"},
    {notice_kind::signal_expires, "signaal.verloopt", "verloopt", "verloopt.toml"},
    {notice_kind::signal_lapsed, "signaal.vervallen", "vervallen", "vervallen.toml"},
    {notice_kind::child_moved, "jeugdige.verhuisd", "verhuisd", "verhuisd.toml"},
    {notice_kind::reminder, "match.herinnering", "herinnering", "herinnering.toml"},
    {notice_kind::relocation,
     "verhuizing.naar-gebied",
     "verhuizing",
     "verhuizing-naar-gebied.toml"}};

std::string path_or_root(const std::string& endpoint) {
    const std::string path = sdk::path_of_url(endpoint);
    return path.empty() ? "/" : path;
}

// Structured mode: the data is the last member of the object that the attributes make.
void put_structured(std::string attributes, const std::string& data, ports::http_request& into) {
    attributes.pop_back();
    into.fields.add("Content-Type", "application/cloudevents+json; charset=utf-8");
    into.body = std::move(attributes) + ",\"data\":" + data + "}";
}

// Binary mode: each attribute is a header field, `datacontenttype` the body's own type. All of ours
// are printable ASCII without quotes or percent signs, so nothing has to be encoded.
void put_binary(const std::string& attributes, std::string data, ports::http_request& into) {
    const auto written = codec::read_json(attributes).value();
    for (auto each = written.root().first_child(); each; each = each.next()) {
        const std::string name(each.name());
        const bool content_type = name == "datacontenttype";
        into.fields.add(content_type ? "Content-Type" : "ce-" + name, std::string(each.text()));
    }
    into.body = std::move(data);
}

} // namespace

webhook::webhook(const ports::adapter_setup& setup, mode how)
    : target_(path_or_root(setup.endpoint)),
      source_("urn:nld:oin:" + setup.gateway_oin + ":systeem:kruispunt"), mode_(how),
      attributes_(setup.mappings / "gebeurtenis.toml") {
    for (const kind_row& row : kinds)
        events_.push_back(
            {row.kind, row.type, row.schema, sdk::mapping(setup.mappings / row.mapping)}
        );
}

const webhook::event& webhook::event_of(notice_kind kind) const {
    const auto at = std::find_if(events_.begin(), events_.end(), [kind](const event& each) {
        return each.kind == kind;
    });
    if (at == events_.end())
        throw std::logic_error("multisignaal has no feed and is told of no rejected item");
    return *at;
}

ports::http_request webhook::encode(const domain::disclosure& disclosure) const {
    const event& told = event_of(disclosure.what().kind);
    sdk::record values = sdk::record_from(disclosure);
    values.add(field::notice_source, source_);
    values.add(field::notice_type, std::string("nl.verwijsindex.") + told.type);
    values.add(
        field::notice_schema, std::string("urn:nl:verwijsindex:multisignaal:1:") + told.schema
    );
    ports::http_request request;
    request.method = "POST";
    request.target = target_;
    if (mode_ == mode::structured)
        put_structured(attributes_.write(values), told.data.write(values), request);
    else
        put_binary(attributes_.write(values), told.data.write(values), request);
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
