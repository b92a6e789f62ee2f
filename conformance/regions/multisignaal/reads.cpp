#include "conformance/regions/multisignaal/reads.hpp"

#include "conformance/regions/item_parts.hpp"
#include "conformance/regions/json_inspection.hpp"
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

/// MS-06's item, in the control API's words.
json read_item(json_cursor from) {
    notice read;
    read.match = from.text("matchId", text::uuid);
    read.match_kind = from.text("soort", text::match_kind);
    read.made_at = from.text("ontstaanOp", text::iso_datetime);
    read.other = read_known_counterparty(from.child("wederpartij"));
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
        auto shown = read_inspection(from);
        told = told_found(got, "reference", std::move(shown.reference));
        told["signals"] = std::move(shown.signals);
    }
    from.end();
    return to_answer(true, std::move(told), found);
}

} // namespace kruispunt::conformance::regions::multisignaal
