#include "conformance/regions/json_item.hpp"

#include "conformance/regions/item_parts.hpp"

namespace kruispunt::conformance::regions {
namespace {

using text::json;
using text::json_cursor;

/// The ids of the matches concerned: the contract names no member, so either plain one will do.
void read_match_ids(json_cursor& from, notice& into) {
    for (const std::string_view name : {"matchIds", "matches"}) {
        const auto& list = from.raw(name);
        if (!list.is_null() && !list.is_array())
            from.found().add("WAARDE_ONGELDIG", from.path_of(name), "not a list");
        for (const auto& each : list) {
            if (each.is_string() && text::uuid(each.get<std::string>()))
                into.matches.push_back(each.get<std::string>());
            else
                from.found().add("WAARDE_ONGELDIG", from.path_of(name), "not a match's id");
        }
    }
}

} // namespace

void read_open_match(json_cursor& from, notice& into) {
    read_match_itself(from, into, text::iso_datetime);
    into.other = read_known_counterparty(from.child("wederpartij"));
    read_coordination(from, into);
    if (from.text("status", text::word) != "open")
        from.found().add("WAARDE_ONGELDIG", from.path_of("status"), "not open");
}

void read_rest_of_match(json_cursor& from, notice& into) {
    into.match_kind = from.maybe_text("soort", text::match_kind);
    const auto moment = looks_at_moments(from.found()) ? text::iso_datetime : text::any_value;
    into.made_at = from.maybe_text("ontstaanOp", moment);
    if (auto inner = from.maybe_child("wederpartij")) into.other = read_known_counterparty(*inner);
    read_coordination(from, into);
}

void read_relocated(json_cursor& from, notice& into) {
    into.kind = notice_kind::relocated;
    read_match_ids(from, into);
    read_place(from, into);
}

void read_relocation(json_cursor& from, notice& into) {
    into.kind = notice_kind::relocation;
    into.reference = from.text("kenmerk", text::reference);
    read_place(from, into);
    into.date = from.text("datum", text::iso_date);
    const auto& list = from.raw("wederpartijen");
    if (!list.is_array())
        from.found().add("VERPLICHT_VELD", from.path_of("wederpartijen"), "missing");
    for (const auto& each : list)
        into.others.push_back(
            read_known_counterparty(json_cursor(each, from.path_of("wederpartijen"), from.found()))
        );
}

void put_text(json& into, const char* name, const text_value& value) {
    if (value) into[name] = *value;
}

json write_organisation(const organisation& from) {
    json written = json::object();
    put_text(written, "oin", from.oin);
    put_text(written, "naam", from.name);
    put_text(written, "telefoon", from.phone);
    return written;
}

json write_professional(const professional& from) {
    json written = json::object();
    put_text(written, "naam", from.name);
    put_text(written, "functie", from.function);
    put_text(written, "telefoon", from.phone);
    put_text(written, "email", from.email);
    return written;
}

} // namespace kruispunt::conformance::regions
