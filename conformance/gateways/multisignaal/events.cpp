#include "conformance/gateways/multisignaal/events.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/json/items.hpp"

#include <charconv>

namespace kruispunt::conformance::gateways::multisignaal {
namespace {

using kernel::notice;
using kernel::notice_kind;

constexpr std::string_view schema = "https://kruispunt.example/multisignaal/v1/openapi.json";

std::string type_of(notice_kind kind) {
    const std::string space = "nl.verwijsindex.";
    switch (kind) {
    case notice_kind::match_made:
        return space + "match.ontstaan";
    case notice_kind::match_changed:
        return space + "match.gewijzigd";
    case notice_kind::match_ended:
        return space + "match.beeindigd";
    case notice_kind::verify_identity:
        return space + "match.mogelijk";
    case notice_kind::signal_expiring:
        return space + "signaal.verloopt";
    case notice_kind::signal_lapsed:
        return space + "signaal.vervallen";
    case notice_kind::history:
        return space + "signaal.historie";
    case notice_kind::relocated:
        return space + "jeugdige.verhuisd";
    case notice_kind::relocation:
        return space + "verhuizing.naar-gebied";
    default:
        return space + "match.herinnering";
    }
}

text::json match_data(const notice& told) {
    auto data = json::match_body(told.item);
    data["signaalId"] = told.item.signal;
    if (!told.background.empty()) data["achtergrond"] = told.background;
    return data;
}

text::json end_data(const notice& told) {
    text::json data{
        {"matchId", told.item.match},
        {"signaalId", told.signal},
        {"status", "beeindigd"},
        {"reden", told.reason}};
    if (told.wrongful) data["onterecht"] = true;
    return data;
}

text::json move_data(const notice& told) {
    text::json data{{"signaalId", told.signal}};
    json::add_move(data, told);
    return data;
}

text::json data_of(const notice& told) {
    const auto& id = told.signal;
    switch (told.kind) {
    case notice_kind::match_made:
    case notice_kind::match_changed:
        return match_data(told);
    case notice_kind::match_ended:
        return end_data(told);
    case notice_kind::verify_identity:
        return {{"signaalId", id}, {"kenmerk", told.reference}, {"soort", told.question}};
    case notice_kind::signal_expiring:
        return {{"signaalId", id}, {"verlooptOp", told.date}};
    case notice_kind::signal_lapsed:
        return {{"signaalId", id}, {"reden", told.reason}};
    case notice_kind::history:
        return {{"signaalId", id}, {"wederpartij", json::counterparty_body(told.other)}};
    case notice_kind::relocated:
        return move_data(told);
    case notice_kind::relocation:
        return json::relocation_body(told);
    default:
        return {
            {"matchId", told.item.match}, {"signaalId", id}, {"sinds", json::moment(told.since)}};
    }
}

text::json attributes_of(const notice& told, const std::string& gateway_oin) {
    text::json made{
        {"specversion", "1.0"},
        {"id", told.id},
        {"source", "urn:nld:oin:" + gateway_oin + ":systeem:kruispunt"},
        {"type", type_of(told.kind)}};
    // About no signal of the receiver (COM-24.8).
    if (told.kind != notice_kind::relocation) made["subject"] = told.signal;
    made["time"] = json::moment(told.made_at);
    made["datacontenttype"] = "application/json";
    made["dataschema"] = schema;
    return made;
}

std::chrono::milliseconds retry_after(const wire::response& got) {
    const auto field = wire::header_value(got.headers, "Retry-After").value_or("");
    unsigned seconds = 0;
    const auto* const end = field.data() + field.size();
    const auto read = std::from_chars(field.data(), end, seconds);
    const bool is_number = read.ec == std::errc{} && read.ptr == end;
    return is_number ? std::chrono::seconds(seconds) : std::chrono::milliseconds(0);
}

} // namespace

wire::request write_event(const notice& told, const std::string& gateway_oin, bool binary) {
    auto event = attributes_of(told, gateway_oin);
    wire::request made;
    made.method = "POST";
    if (!binary) {
        event["data"] = data_of(told);
        made.headers.push_back({"Content-Type", "application/cloudevents+json"});
        made.body = text::write_json(event);
        return made;
    }
    made.headers.push_back({"Content-Type", "application/json"});
    for (const auto& [name, value] : event.items())
        if (name != "datacontenttype")
            made.headers.push_back({"ce-" + name, value.get<std::string>()});
    made.body = text::write_json(data_of(told));
    return made;
}

delivery read_receipt(const wire::response& got, const mutation::mutation& broken) {
    using means = delivery::means;
    const bool taken = got.status >= 200 && got.status <= 299;
    if (taken && (got.status == 204 || !broken.behaves(behaviours::only_204_delivers)))
        return {means::delivered};
    if (got.status == 410) return {means::gone};
    const bool waits = got.status == 429 || got.status == 503;
    if (waits && broken.behaves(behaviours::gives_up_when_told_later)) return {means::refused};
    if (waits) return {means::later, retry_after(got)};
    const bool is_refusal = got.status >= 400 && got.status <= 499;
    if (is_refusal && !broken.behaves(behaviours::repeats_what_was_refused))
        return {means::refused};
    if (!taken && !is_refusal && broken.behaves(behaviours::gives_up_at_errors))
        return {means::refused};
    return {means::later};
}

} // namespace kruispunt::conformance::gateways::multisignaal
