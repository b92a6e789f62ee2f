#pragma once

#include "conformance/regions/notice.hpp"
#include "conformance/text/findings.hpp"
#include "conformance/text/rules.hpp"

#include <string_view>

namespace kruispunt::conformance::regions {

// What the regions' documents tell alike. `Cursor` reads a region's own form: text::json_cursor or
// text::xml_cursor.

template <class Cursor>
organisation read_organisation(Cursor from) {
    organisation read;
    read.oin = from.text("oin", text::oin);
    read.name = from.text("naam", text::plain_text);
    read.phone = from.maybe_text("telefoon", text::plain_text);
    from.end();
    return read;
}

template <class Cursor>
professional read_professional(Cursor from) {
    professional read;
    read.name = from.text("naam", text::plain_text);
    read.function = from.maybe_text("functie", text::plain_text);
    read.phone = from.text("telefoon", text::plain_text);
    read.email = from.maybe_text("email", text::plain_text);
    from.end();
    return read;
}

template <class Cursor>
named_phone read_coordinator(Cursor from) {
    named_phone read;
    read.name = from.text("naam", text::plain_text);
    read.phone = from.text("telefoon", text::plain_text);
    from.end();
    return read;
}

/// The other side with its professional, where that may be known.
template <class Cursor>
counterparty read_known_counterparty(Cursor from) {
    counterparty read;
    read.region = from.text("regio", text::region_name);
    read.instance = read_organisation(from.child("instantie"));
    if (auto inner = from.maybe_child("melder")) read.reporter = read_professional(*inner);
    read.consent = from.text("toestemming", text::consent);
    if (auto inner = from.maybe_child("coordinator")) read.coordinator = read_coordinator(*inner);
    from.end();
    check_counterparty(read, from.path_of("melder"), from.found());
    return read;
}

/// Who of another region coordinates: the members themselves.
template <class Cursor>
void read_place(Cursor& from, notice& into) {
    into.coordinated.emplace();
    into.coordinated->municipality = from.text("gemeentecode", text::municipality_code);
    into.coordinated->name = from.text("gemeente", text::plain_text);
}

/// The same in `coordinatie`, which need not be there.
template <class Cursor>
void read_coordination(Cursor& from, notice& into) {
    auto inner = from.maybe_child("coordinatie");
    if (!inner) return;
    read_place(*inner, into);
    inner->end();
}

/// Whether the form of a moment counts: a mutant may not look at it (COM-15).
inline bool looks_at_moments(const text::findings& found) {
    return !found.overlooks("COM-15.1") && !found.overlooks("COM-15.2") &&
           !found.overlooks("COM-15.3");
}

/// A match without its other side. `moment`: the region's form of one.
template <class Cursor>
void read_match_itself(Cursor& from, notice& into, text::rule moment) {
    into.match = from.text("matchId", text::uuid);
    into.match_kind = from.text("soort", text::match_kind);
    into.signal = from.text("signaalId", text::signal_id);
    into.made_at =
        from.text("ontstaanOp", looks_at_moments(from.found()) ? moment : text::any_value);
}

template <class Cursor>
void read_expiring(Cursor& from, notice& into) {
    into.kind = notice_kind::signal_expiring;
    into.signal = from.text("signaalId", text::signal_id);
    into.expires_on = from.text("verlooptOp", text::iso_date);
}

template <class Cursor>
void read_lapsed(Cursor& from, notice& into) {
    into.kind = notice_kind::signal_lapsed;
    into.signal = from.text("signaalId", text::signal_id);
    into.reason = from.text("reden", text::word);
}

/// `moment`: the region's form of one.
template <class Cursor>
void read_reminder(Cursor& from, notice& into, text::rule moment) {
    into.kind = notice_kind::reminder;
    into.match = from.text("matchId", text::uuid);
    into.signal = from.text("signaalId", text::signal_id);
    into.since = from.text("sinds", moment);
}

template <class Cursor>
void read_question(Cursor& from, notice& into) {
    into.kind = notice_kind::verify_identity;
    into.signal = from.text("signaalId", text::signal_id);
    into.reference = from.text("kenmerk", text::reference);
    into.question = from.text("soort", text::identity_question);
}

/// A region whose signals always have a BSN is never asked whether two children may be one.
template <class Cursor>
void read_question_about_bsn(Cursor& from, notice& into) {
    read_question(from, into);
    if (into.question == "mogelijke_match")
        from.found().add("WAARDE_ONGELDIG", from.path_of("soort"), "this region always has a BSN");
}

} // namespace kruispunt::conformance::regions
