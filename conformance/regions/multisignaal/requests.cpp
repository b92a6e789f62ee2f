#include "conformance/regions/multisignaal/requests.hpp"

#include "conformance/regions/json_item.hpp"

namespace kruispunt::conformance::regions::multisignaal {
namespace {

using text::json;

constexpr const char* plain_json = "application/json";
constexpr const char* merge_patch = "application/merge-patch+json";

const std::string base = "/multisignaal/v1";

std::string path_of(const std::string& signal_id) {
    return base + "/signalen/" + wire::encode_segment(signal_id);
}

wire::request without_body(std::string method, std::string target) {
    wire::request made;
    made.method = std::move(method);
    made.target = std::move(target);
    made.headers = {{"Accept", "application/json, application/problem+json"}};
    return made;
}

wire::request
with_body(std::string method, std::string target, const json& body, const char* type) {
    auto made = without_body(std::move(method), std::move(target));
    made.headers.push_back({"Content-Type", type});
    made.body = text::write_json(body);
    return made;
}

wire::request as_request(std::string method, std::string target, const json& body) {
    if (body.empty()) return without_body(std::move(method), std::move(target));
    return with_body(std::move(method), std::move(target), body, plain_json);
}

json write_update(const match_update& from) {
    json body = json::object();
    if (from.confirmed) body["bevestigd"] = *from.confirmed;
    put_text(body, "toestemming", from.consent);
    if (from.family_informed) body["gezinGeinformeerd"] = *from.family_informed;
    if (!from.coordinator) return body;
    json& lead = body["coordinator"];
    put_text(lead, "naam", from.coordinator->name);
    put_text(lead, "telefoon", from.coordinator->phone);
    return body;
}

json write_inspection(const inspection& from) {
    json body = json::object();
    put_text(body, "bsn", from.bsn);
    put_text(body, "verzoekKenmerk", from.reference);
    put_text(body, "verzoeker", from.requester);
    put_text(body, "gemeentecode", from.municipality);
    return body;
}

json write_signal(const command& what) {
    const auto& from = what.given;
    json body = json::object();
    put_text(body, "bsn", from.bsn);
    if (from.instance) body["instantie"] = write_organisation(*from.instance);
    if (from.reporter) body["melder"] = write_professional(*from.reporter);
    put_text(body, "datum", from.date);
    put_text(body, "geinformeerd", from.informed);
    put_text(body, "reden", from.reason);
    if (!from.parents.empty()) body["oudersBsn"] = from.parents;
    put_text(body, "redenMutatie", what.mutation_reason);
    return body;
}

std::string withdrawal_query(const command& what) {
    std::string query;
    const auto add = [&query](std::string_view name, const text_value& value) {
        if (!value) return;
        query += query.empty() ? '?' : '&';
        query.append(name).append("=").append(wire::encode_segment(*value));
    };
    add("reden", what.reason);
    add("redenMutatie", what.mutation_reason);
    return query;
}

json write_move(const command& what) {
    auto municipality = what.move.municipality;
    if (!municipality && what.move.address) municipality = what.move.address->municipality;
    json body = json::object();
    put_text(body, "gemeentecode", municipality);
    put_text(body, "datum", what.move.date);
    put_text(body, "redenMutatie", what.mutation_reason);
    return body;
}

} // namespace

wire::request write_request(const command& what) {
    const auto path = path_of(what.signal_id);
    json body = json::object();
    switch (what.what) {
    case verb::give:
    case verb::correct:
        return as_request("PUT", path, write_signal(what));
    case verb::close:
        put_text(body, "redenMutatie", what.mutation_reason);
        return as_request("POST", path + "/afsluiting", body);
    case verb::withdraw:
        return as_request("DELETE", path + withdrawal_query(what), body);
    case verb::relocate:
        return as_request("POST", path + "/verhuizing", write_move(what));
    }
    return {};
}

wire::request write_request(const inquiry& what) {
    switch (what.what) {
    case question::matches:
        return without_body("GET", path_of(what.about) + "/matches?paginaGrootte=100");
    case question::update_match:
        return with_body(
            "PATCH",
            base + "/matches/" + wire::encode_segment(what.about),
            write_update(what.update),
            merge_patch
        );
    case question::inspect:
        return with_body(
            "POST", base + "/inzageverzoeken", write_inspection(what.inspected), plain_json
        );
    }
    return {};
}

} // namespace kruispunt::conformance::regions::multisignaal
