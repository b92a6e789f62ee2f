#include "conformance/regions/multisignaal/requests.hpp"

#include "conformance/regions/json_item.hpp"

namespace kruispunt::conformance::regions::multisignaal {
namespace {

using text::json;

std::string path_of(const command& what) {
    return "/multisignaal/v1/signalen/" + wire::encode_segment(what.signal_id);
}

wire::request as_request(std::string method, std::string target, const json& body) {
    wire::request made;
    made.method = std::move(method);
    made.target = std::move(target);
    made.headers = {{"Accept", "application/json, application/problem+json"}};
    if (body.empty()) return made;
    made.headers.push_back({"Content-Type", "application/json"});
    made.body = text::write_json(body);
    return made;
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
    const auto path = path_of(what);
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

} // namespace kruispunt::conformance::regions::multisignaal
