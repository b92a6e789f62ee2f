#include "conformance/regions/esar/answers.hpp"

#include "conformance/regions/esar/inquiries.hpp"
#include "conformance/regions/esar/notices.hpp"
#include "conformance/regions/esar/requests.hpp"
#include "conformance/regions/item_parts.hpp"
#include "conformance/regions/told.hpp"
#include "conformance/text/xml_cursor.hpp"

#include <charconv>

namespace kruispunt::conformance::regions::esar {
namespace {

using text::findings;
using text::json;
using text::xml_cursor;
using text::xml_element;

std::optional<std::int64_t> read_count(const std::string& digits, findings& found) {
    std::int64_t count = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (read.ec == std::errc{} && read.ptr == digits.data() + digits.size()) return count;
    found.add("WAARDE_ONGELDIG", "matches", "no count");
    return std::nullopt;
}

signal_state read_state(xml_cursor& from, const outbound& sent, findings& found) {
    signal_state state;
    if (from.text("signaalId", text::signal_id) != sent.signal_id)
        found.add("WAARDE_ONGELDIG", "signaalId", "another signal's");
    state.status = from.text("status", text::word);
    state.expires_on = from.maybe_text("verlooptOp", text::iso_date);
    if (const auto digits = from.maybe_text("matches", text::any_value))
        state.matches = read_count(*digits, found);
    while (auto warning = from.maybe_child("waarschuwing"))
        state.warnings.push_back(warning->attribute("", "code", text::any_value));
    from.end();
    check_state(state, found);
    return state;
}

bool is_match_status(std::string_view text) {
    return text == "open" || text == "beeindigd";
}

json read_match(xml_cursor from) {
    notice read;
    read_match_told(from, read);
    const auto status = from.text("status", is_match_status);
    from.end();
    return match_as_told(read, status);
}

json read_matches(xml_cursor& from) {
    json all = json::array();
    while (auto each = from.maybe_child("match"))
        all.push_back(read_match(*each));
    from.end();
    return all;
}

json read_one_match(xml_cursor& from, const outbound& sent) {
    auto told = read_match(from.child("match"));
    if (told.at("match") != sent.signal_id)
        from.found().add("WAARDE_ONGELDIG", "match/matchId", "another match's");
    from.end();
    return told;
}

json read_sightings(xml_cursor& from) {
    json all = json::array();
    while (auto each = from.maybe_child("inzage")) {
        const auto date = each->text("datum", text::iso_moment);
        const auto region = each->text("regio", text::region_name);
        each->end();
        all.push_back({{"date", date}, {"region", region}});
    }
    return all;
}

json read_held(xml_cursor from) {
    json held{{"region", from.text("regio", text::region_name)}};
    held["organisation"] = to_json(read_organisation(from.child("instantie")));
    held["date"] = from.text("datum", text::iso_date);
    held["expires_on"] = from.text("verlooptOp", text::iso_date);
    held["status"] = from.text("status", text::signal_state);
    held["informed"] = from.text("geinformeerd", text::informed);
    held["inspections"] = read_sightings(from);
    from.end();
    return held;
}

json read_inspection(xml_cursor& from, const outbound& sent, const wire::response& got) {
    if (from.text("verzoekKenmerk", text::reference) != sent.signal_id)
        from.found().add("WAARDE_ONGELDIG", "verzoekKenmerk", "another request's");
    json all = json::array();
    while (auto each = from.maybe_child("signaal"))
        all.push_back(read_held(*each));
    from.end();
    auto told = told_found(got, "signals", std::move(all));
    told["reference"] = sent.signal_id;
    return told;
}

/// The operation's name, and the requirement that describes its answer.
std::pair<std::string, std::string> asked_of(const outbound& sent) {
    if (!sent.asked) {
        const bool moves = sent.what == verb::relocate;
        return {std::string(operation_of(sent.what)), moves ? "ESAR-14" : "ESAR-10"};
    }
    const auto name = std::string(operation_of(*sent.asked));
    if (*sent.asked == question::matches) return {name, "ESAR-15"};
    return {name, *sent.asked == question::update_match ? "ESAR-16" : "ESAR-17"};
}

json read_positive(
    xml_cursor& from, const outbound& sent, const wire::response& got, findings& found
) {
    if (!sent.asked) return told_accepted(got, read_state(from, sent, found));
    switch (*sent.asked) {
    case question::matches:
        return told_found(got, "matches", read_matches(from));
    case question::update_match:
        return told_found(got, "match", read_one_match(from, sent));
    case question::inspect:
        return read_inspection(from, sent, got);
    }
    return nullptr;
}

/// The `fout` of a fault's detail.
const xml_element* find_error(const xml_element& payload) {
    if (payload.space != soap_space || payload.name != "Fault") return nullptr;
    const auto* const detail = payload.child("", "detail");
    return detail == nullptr ? nullptr : detail->child(payload_space, "fout");
}

answer read_fault(const envelope& message, const wire::response& got, findings& found) {
    const auto* const error = find_error(message.payload);
    if (error == nullptr) {
        found.add_under("COM-27", "VERPLICHT_VELD", "detail/fout", "a fault without its error");
        return to_answer(false, told_refused(got, std::nullopt, std::nullopt), found);
    }
    found.cite("COM-27");
    xml_cursor from(*error, "fout", std::string(payload_space), found);
    const auto code = from.text("code", text::error_code);
    // Where no field is to blame the element may be empty or absent.
    text_value field;
    if (const auto* const veld = error->child(payload_space, "veld")) field = veld->text;
    return to_answer(false, told_refused(got, code, field), found);
}

} // namespace

answer read_payload_of(
    const envelope& message, const outbound& sent, const wire::response& got, findings& found
) {
    if (got.status != 200) return read_fault(message, got, found);
    const auto& payload = message.payload;
    if (sent.any_answer) return to_answer(true, told_found(got, "operation", payload.name), found);
    const auto [operation, requirement] = asked_of(sent);
    found.cite(requirement);
    if (payload.name != operation + "Antwoord" || payload.space != payload_space)
        found.add("ONBEKEND_VELD", payload.name, "not the operation's answer");
    xml_cursor from(payload, {}, std::string(payload_space), found);
    auto told = read_positive(from, sent, got, found);
    return to_answer(true, std::move(told), found);
}

} // namespace kruispunt::conformance::regions::esar
