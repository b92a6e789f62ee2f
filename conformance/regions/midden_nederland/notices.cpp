#include "conformance/regions/midden_nederland/notices.hpp"

#include "conformance/regions/item_parts.hpp"
#include "conformance/regions/json_inspection.hpp"
#include "conformance/regions/json_item.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::conformance::regions::midden_nederland {
namespace {

using text::findings;
using text::json;
using text::json_cursor;
using wire::target_parts;

bool is_path(const target_parts& parts, std::size_t length, std::string_view collection) {
    return parts.segments.size() == length && parts.segments[0] == "v1" &&
           parts.segments[1] == collection;
}

bool is_message_path(const target_parts& parts) {
    return is_path(parts, 5, "signalen") && parts.segments[3] == "meldingen";
}

void refuse_query(const target_parts& parts, findings& found) {
    if (!parts.query.empty())
        found.add("ONBEKEND_VELD", parts.query.front().first, "unknown query parameter");
}

json read_body(const wire::request& got, findings& found) {
    const auto type = wire::header_value(got.headers, "Content-Type").value_or("");
    if (type.substr(0, std::min(type.find(';'), type.size())) != "application/json")
        found.add("WAARDE_ONGELDIG", "Content-Type", "not application/json");
    auto body = text::read_json(got.body);
    if (!body) found.add("BERICHT_ONLEESBAAR", "", "no JSON, or a member that stands twice");
    return body.value_or(json::object());
}

void must_equal(
    const text_value& member, const std::string& in_url, const char* name, findings& found
) {
    if (member && *member != in_url) found.add("WAARDE_ONGELDIG", name, "not the URL's");
}

void read_match(
    const wire::request& got, const target_parts& parts, notice& into, findings& found
) {
    refuse_query(parts, found);
    const auto body = read_body(got, found);
    json_cursor from(body, {}, found);
    into.kind = notice_kind::match_made;
    into.change_is_implicit = true;
    into.id_is = identity::resource;
    read_open_match(from, into);
    from.end();
    must_equal(into.match, parts.segments[2], "matchId", found);
}

void read_end(const wire::request& got, const target_parts& parts, notice& into, findings& found) {
    into.kind = notice_kind::match_ended;
    into.match = parts.segments[2];
    if (!text::uuid(*into.match)) found.add("WAARDE_ONGELDIG", "matchId", "no UUID");
    for (const auto& [name, value] : parts.query) {
        if (name == "reden" && text::end_reason(value) && !into.reason)
            into.reason = value;
        else if (name == "onterecht" && text::boolean(value) && !into.wrongful)
            into.wrongful = value == "true";
        else
            found.add(
                name == "reden" || name == "onterecht" ? "WAARDE_ONGELDIG" : "ONBEKEND_VELD",
                name,
                "a query parameter that is unknown, twice there or ill-formed"
            );
    }
    if (!into.reason) found.add("VERPLICHT_VELD", "reden", "missing");
    if (!got.body.empty()) found.add("ONBEKEND_VELD", "", "a body where none belongs");
}

void read_expiring(json_cursor& from, notice& into) {
    into.kind = notice_kind::signal_expiring;
    into.expires_on = from.text("verlooptOp", text::iso_date);
}

void read_lapsed(json_cursor& from, notice& into) {
    into.kind = notice_kind::signal_lapsed;
    into.reason = from.text("reden", text::word);
}

void read_history(json_cursor& from, notice& into) {
    into.kind = notice_kind::history;
    into.other = read_known_counterparty(from.child("wederpartij"));
}

void read_question(json_cursor& from, notice& into) {
    into.kind = notice_kind::verify_identity;
    into.reference = from.text("kenmerk", text::reference);
}

void read_reminder(json_cursor& from, notice& into) {
    into.kind = notice_kind::reminder;
    into.match = from.text("matchId", text::uuid);
    into.since = from.text("sinds", text::iso_moment);
}

struct reader {
    std::string_view kind;
    void (*read)(json_cursor&, notice&);
};

/// `soort` tells the notice; a question about identity bears one of SISA-21's two words there.
constexpr std::array<reader, 7> readers{
    {{"verloopt", read_expiring},
     {"vervallen", read_lapsed},
     {"verhuisd", read_relocated},
     {"historie", read_history},
     {"mogelijke_match", read_question},
     {"bsn_botsing", read_question},
     {"herinnering", read_reminder}}};

void read_message(
    const wire::request& got, const target_parts& parts, notice& into, findings& found
) {
    refuse_query(parts, found);
    const auto body = read_body(got, found);
    json_cursor from(body, {}, found);
    into.signal = parts.segments[2];
    if (!text::signal_id(*into.signal)) found.add("WAARDE_ONGELDIG", "signaalId", "no signal id");
    if (!text::signal_id(parts.segments[4]))
        found.add("WAARDE_ONGELDIG", "noticeId", "no id of the contract");
    must_equal(from.maybe_text("signaalId", text::signal_id), *into.signal, "signaalId", found);
    const auto kind = from.text("soort", text::word);
    const auto* const known =
        std::find_if(readers.begin(), readers.end(), [&kind](const reader& r) {
            return r.kind == kind;
        });
    if (known == readers.end()) return found.add("WAARDE_ONGELDIG", "soort", "no notice's kind");
    known->read(from, into);
    if (into.kind == notice_kind::verify_identity) into.question = kind;
    from.end();
}

void read_area(const wire::request& got, const target_parts& parts, notice& into, findings& found) {
    refuse_query(parts, found);
    auto body = read_body(got, found);
    // The reference stands in the URL; the body may repeat it.
    if (body.is_object() && !body.contains("kenmerk")) body["kenmerk"] = parts.segments[2];
    json_cursor from(body, {}, found);
    read_relocation(from, into);
    from.end();
    must_equal(into.reference, parts.segments[2], "kenmerk", found);
}

void read_inspection(
    const wire::request& got, const target_parts& parts, notice& into, findings& found
) {
    refuse_query(parts, found);
    found.cite("MN-08");
    into.kind = notice_kind::inspection;
    into.id_is = identity::resource;
    auto body = read_body(got, found);
    if (body.is_object() && !body.contains("verzoekKenmerk"))
        body["verzoekKenmerk"] = parts.segments[2];
    json_cursor from(body, {}, found);
    auto shown = regions::read_inspection(from);
    from.end();
    into.reference = std::move(shown.reference);
    into.signals = std::move(shown.signals);
    must_equal(into.reference, parts.segments[2], "verzoekKenmerk", found);
}

} // namespace

bool is_notice(const wire::request& got) {
    const auto parts = wire::read_target(got.target);
    if (!parts) return false;
    if (is_path(*parts, 3, "matches")) return got.method == "PUT" || got.method == "DELETE";
    return got.method == "PUT" && (is_message_path(*parts) || is_path(*parts, 3, "verhuizingen") ||
                                   is_path(*parts, 3, "inzageantwoorden"));
}

notice read_request(const wire::request& got, findings& found) {
    notice read;
    const auto parts = *wire::read_target(got.target);
    read.stable_id = got.method + " " + parts.path;
    if (got.method == "DELETE")
        read_end(got, parts, read, found);
    else if (is_path(parts, 3, "matches"))
        read_match(got, parts, read, found);
    else if (is_message_path(parts))
        read_message(got, parts, read, found);
    else if (is_path(parts, 3, "verhuizingen"))
        read_area(got, parts, read, found);
    else
        read_inspection(got, parts, read, found);
    return read;
}

} // namespace kruispunt::conformance::regions::midden_nederland
