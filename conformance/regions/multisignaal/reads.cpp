#include "conformance/regions/multisignaal/reads.hpp"

#include "conformance/regions/json_item.hpp"
#include "conformance/regions/told.hpp"

namespace kruispunt::conformance::regions::multisignaal {
namespace {

using text::findings;
using text::json;
using text::json_cursor;

bool match_status(std::string_view text) {
    return text == "open" || text == "beeindigd";
}

bool requested_by(std::string_view text) {
    return text == "jeugdige" || text == "ouders" || text == "beiden" || text == "niet";
}

/// MS-06's item, in the control API's words.
json read_item(json_cursor from) {
    notice read;
    read.match = from.text("matchId", text::uuid);
    read.match_kind = from.text("soort", text::match_kind);
    read.made_at = from.text("ontstaanOp", text::iso_datetime);
    read.other = read_counterparty(from.child("wederpartij"));
    read_coordination(from, read);
    const auto status = from.text("status", match_status);
    from.end();
    return match_as_told(read, status);
}

void read_link(json_cursor& links, std::string_view name, bool must) {
    if (!must && !links.has(name)) return;
    auto link = links.child(name);
    link.text("href", text::any_value);
    link.end();
}

void read_page_links(json_cursor links) {
    for (const std::string_view name : {"self", "eerste", "laatste"})
        read_link(links, name, true);
    for (const std::string_view name : {"vorige", "volgende"})
        read_link(links, name, false);
    links.end();
}

json read_page(json_cursor& from) {
    json items = json::array();
    const auto& list = from.raw("matches");
    if (!list.is_array()) from.found().add("VERPLICHT_VELD", "matches", "missing, or no list");
    for (const auto& each : list)
        items.push_back(read_item(json_cursor(each, "matches", from.found())));
    if (list.size() > 100) from.found().add("WAARDE_ONGELDIG", "matches", "more than a page");
    from.found().cite("MS-09");
    read_page_links(from.child("_links"));
    return items;
}

json read_earlier(const json& list, findings& found) {
    json earlier = json::array();
    for (const auto& each : list) {
        json_cursor from(each, "signalen/inzages", found);
        json one = json::object();
        one["date"] = from.text("datum", text::iso_date);
        one["region"] = from.text("regio", text::region_name);
        from.end();
        earlier.push_back(std::move(one));
    }
    return earlier;
}

json read_held(json_cursor from) {
    json held = json::object();
    held["region"] = from.text("regio", text::region_name);
    auto organisation = from.child("instantie");
    json& told = held["organisation"];
    told["oin"] = organisation.text("oin", text::oin);
    told["name"] = organisation.text("naam", text::plain_text);
    const auto phone = organisation.maybe_text("telefoon", text::plain_text);
    told["phone"] = phone ? json(*phone) : json(nullptr);
    organisation.end();
    held["date"] = from.text("datum", text::iso_date);
    held["expires_on"] = from.text("verlooptOp", text::iso_date);
    held["status"] = from.text("status", text::word);
    held["informed"] = from.text("geinformeerd", requested_by);
    held["inspections"] = read_earlier(from.raw("inzages"), from.found());
    from.end();
    return held;
}

json read_inspected(json_cursor& from, json told) {
    told["reference"] = from.text("verzoekKenmerk", text::reference);
    json signals = json::array();
    const auto& list = from.raw("signalen");
    if (!list.is_array()) from.found().add("VERPLICHT_VELD", "signalen", "missing, or no list");
    for (const auto& each : list)
        signals.push_back(read_held(json_cursor(each, "signalen", from.found())));
    told["signals"] = std::move(signals);
    return told;
}

/// A GET bears a strong validator (MS-11).
void check_tag(const wire::response& got, findings& found) {
    const auto tag = wire::header_value(got.headers, "ETag").value_or("");
    const bool strong = tag.size() > 2 && tag.front() == '"' && tag.back() == '"';
    if (!strong) found.add_under("MS-11", "VERPLICHT_VELD", "ETag", "missing, or not strong");
}

} // namespace

answer read_found(question asked, const wire::response& got, findings& found) {
    if (got.status != 200)
        found.add("WAARDE_ONGELDIG", "", "a status the contract does not give here");
    const auto body = text::read_json(got.body);
    if (!body) found.add("BERICHT_ONLEESBAAR", "", "no JSON");
    const json whole = body.value_or(json::object());
    if (asked == question::update_match) {
        auto match = read_item(json_cursor(whole, {}, found));
        return to_answer(true, told_found(got, "match", std::move(match)), found);
    }
    json_cursor from(whole, {}, found);
    json told = json::object();
    if (asked == question::matches) {
        check_tag(got, found);
        told = told_found(got, "matches", read_page(from));
    } else {
        told = read_inspected(from, told_found(got, "reference", nullptr));
    }
    from.end();
    return to_answer(true, std::move(told), found);
}

} // namespace kruispunt::conformance::regions::multisignaal
