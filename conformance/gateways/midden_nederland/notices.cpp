#include "conformance/gateways/midden_nederland/notices.hpp"

#include "conformance/gateways/json/items.hpp"

namespace kruispunt::conformance::gateways::midden_nederland {
namespace {

using kernel::notice;
using kernel::notice_kind;
using text::json;

wire::request put(std::string target, const json& body) {
    wire::request made;
    made.method = std::string("PUT");
    made.target = std::move(target);
    made.headers = {{"Content-Type", "application/json"}};
    made.body = text::write_json(body);
    return made;
}

std::string below(std::string_view collection, const std::string& id) {
    return "/v1/" + std::string(collection) + "/" + wire::encode_segment(id);
}

wire::request write_match(const notice& told) {
    auto body = gateways::json::match_body(told.item);
    body["signaalId"] = told.item.signal;
    return put(below("matches", told.item.match), body);
}

wire::request write_end(const notice& told) {
    auto target = below("matches", told.item.match) + "?reden=" + told.reason;
    if (told.wrongful) target += "&onterecht=true";
    wire::request made;
    made.method = std::string("DELETE");
    made.target = std::move(target);
    return made;
}

/// `soort` and what belongs to it.
json message_of(const notice& told) {
    json body{{"signaalId", told.signal}};
    switch (told.kind) {
    case notice_kind::signal_expiring:
        body["soort"] = "verloopt";
        body["verlooptOp"] = told.date;
        break;
    case notice_kind::signal_lapsed:
        body["soort"] = "vervallen";
        body["reden"] = told.reason;
        break;
    case notice_kind::relocated:
        body["soort"] = "verhuisd";
        gateways::json::add_move(body, told);
        break;
    case notice_kind::history:
        body["soort"] = "historie";
        body["wederpartij"] = gateways::json::counterparty_body(told.other);
        break;
    case notice_kind::verify_identity:
        body["soort"] = told.question;
        body["kenmerk"] = told.reference;
        break;
    case notice_kind::reminder:
        body["soort"] = "herinnering";
        body["matchId"] = told.item.match;
        body["sinds"] = gateways::json::moment(told.since);
        break;
    default:
        // The others have resources of their own.
        break;
    }
    return body;
}

/// MN-04.3; no field where none is at fault.
json rejection_body(const notice& told) {
    json body{{"code", told.code}, {"veld", nullptr}};
    if (!told.field.empty()) body["veld"] = told.field;
    return body;
}

} // namespace

wire::request write_notice(const notice& told) {
    switch (told.kind) {
    case notice_kind::match_made:
    case notice_kind::match_changed:
        return write_match(told);
    case notice_kind::match_ended:
        return write_end(told);
    case notice_kind::relocation:
        return put(below("verhuizingen", told.reference), gateways::json::relocation_body(told));
    case notice_kind::inspection:
        return put(
            below("inzageantwoorden", told.reference),
            gateways::json::inspection_body(told.reference, told.inspected)
        );
    case notice_kind::rejection:
        return put(below("afkeuringen", told.sequence), rejection_body(told));
    default:
        return put(
            below("signalen", told.signal) + "/meldingen/" + wire::encode_segment(told.id),
            message_of(told)
        );
    }
}

delivery read_delivery(const wire::response& got, const mutation::mutation& broken) {
    delivery means;
    means.is = delivery::means::later;
    const bool taken = got.status >= 200 && got.status < 300;
    if (taken && !broken.ignores("MN-06.5")) means.is = delivery::means::delivered;
    const bool dead = got.status == 400 || got.status == 404 || got.status == 409;
    if (dead && !broken.ignores("MN-06.6")) means.is = delivery::means::refused;
    const bool waits = got.status == 429 || got.status == 503;
    const auto* const rule = waits ? "MN-06.7" : "MN-06.8";
    if (!taken && !dead && broken.ignores(rule)) means.is = delivery::means::refused;
    return means;
}

} // namespace kruispunt::conformance::gateways::midden_nederland
