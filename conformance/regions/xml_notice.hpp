#pragma once

#include "conformance/regions/item_parts.hpp"
#include "conformance/text/xml_cursor.hpp"

namespace kruispunt::conformance::regions {

// The notices that ESAR and SISA tell alike. `read_other` reads the region's own `wederpartij`.

using counterparty_reader = counterparty (*)(text::xml_cursor);

inline void read_match_end(text::xml_cursor& from, notice& into) {
    into.match = from.text("matchId", text::uuid);
    into.signal = from.text("signaalId", text::signal_id);
    into.reason = from.text("reden", text::end_reason);
    if (const auto wrongful = from.maybe_text("onterecht", text::boolean))
        into.wrongful = *wrongful == "true";
}

inline void read_relocated(text::xml_cursor& from, notice& into) {
    into.kind = notice_kind::relocated;
    into.signal = from.text("signaalId", text::signal_id);
    while (from.next_is("matchId"))
        into.matches.push_back(from.text("matchId", text::uuid));
    read_place(from, into);
}

/// `day`: the region's form of one.
inline void read_relocation(
    text::xml_cursor& from, notice& into, text::rule day, counterparty_reader read_other
) {
    into.kind = notice_kind::relocation;
    into.reference = from.text("kenmerk", text::reference);
    read_place(from, into);
    into.date = from.text("datum", day);
    while (auto inner = from.maybe_child("wederpartij"))
        into.others.push_back(read_other(*inner));
}

inline void read_history(text::xml_cursor& from, notice& into, counterparty_reader read_other) {
    into.kind = notice_kind::history;
    into.signal = from.text("signaalId", text::signal_id);
    into.other = read_other(from.child("wederpartij"));
}

} // namespace kruispunt::conformance::regions
