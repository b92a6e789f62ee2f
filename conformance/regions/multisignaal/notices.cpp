#include "conformance/regions/multisignaal/notices.hpp"

#include "conformance/regions/item_parts.hpp"
#include "conformance/regions/json_item.hpp"

#include <array>

namespace kruispunt::conformance::regions::multisignaal {
namespace {

using text::findings;
using text::json_cursor;

// A UUID may happen to hold nine digits that pass the 11-test.
bool event_id(std::string_view text) {
    return text::uuid(text) || (!text.empty() && text.size() <= 200 && !text::carries_bsn(text));
}

void read_made(json_cursor& from, notice& into) {
    into.kind = notice_kind::match_made;
    read_open_match(from, into);
}

void read_changed(json_cursor& from, notice& into) {
    into.kind = notice_kind::match_changed;
    read_open_match(from, into);
}

void read_ended(json_cursor& from, notice& into) {
    into.kind = notice_kind::match_ended;
    into.match = from.text("matchId", text::uuid);
    into.signal = from.text("signaalId", text::signal_id);
    read_rest_of_match(from, into);
    if (from.text("status", text::word) != "beeindigd")
        from.found().add("WAARDE_ONGELDIG", from.path_of("status"), "not beeindigd");
    into.reason = from.text("reden", text::end_reason);
    into.wrongful = from.maybe_boolean("onterecht");
}

void read_history(json_cursor& from, notice& into) {
    into.kind = notice_kind::history;
    into.signal = from.text("signaalId", text::signal_id);
    into.other = read_known_counterparty(from.child("wederpartij"));
}

void read_moved(json_cursor& from, notice& into) {
    into.signal = from.text("signaalId", text::signal_id);
    read_relocated(from, into);
}

void read_match_reminder(json_cursor& from, notice& into) {
    read_reminder(from, into, text::iso_moment);
}

struct reader {
    std::string_view type;
    void (*read)(json_cursor&, notice&);
};

constexpr std::array<reader, 10> readers{
    {{"nl.verwijsindex.match.ontstaan", read_made},
     {"nl.verwijsindex.match.gewijzigd", read_changed},
     {"nl.verwijsindex.match.beeindigd", read_ended},
     {"nl.verwijsindex.match.mogelijk", read_question_about_bsn},
     {"nl.verwijsindex.signaal.historie", read_history},
     {"nl.verwijsindex.signaal.verloopt", read_expiring},
     {"nl.verwijsindex.signaal.vervallen", read_lapsed},
     {"nl.verwijsindex.jeugdige.verhuisd", read_moved},
     {"nl.verwijsindex.match.herinnering", read_match_reminder},
     {"nl.verwijsindex.verhuizing.naar-gebied", read_relocation}}};

void read_data(const std::string& type, json_cursor from, notice& into) {
    for (const auto& each : readers) {
        if (each.type != type) continue;
        each.read(from, into);
        return from.end();
    }
    from.found().add("WAARDE_ONGELDIG", "type", "no type of the contract");
}

/// The attributes of MS-20; gives the event's type.
std::string read_attributes(json_cursor& from, const parties& who, notice& into) {
    if (from.text("specversion", text::any_value) != "1.0")
        from.found().add("WAARDE_ONGELDIG", "specversion", "not 1.0");
    into.stable_id = from.text("id", event_id);
    const auto source = "urn:nld:oin:" + who.gateway_oin + ":systeem:kruispunt";
    if (from.text("source", text::absolute_uri) != source)
        from.found().add("WAARDE_ONGELDIG", "source", "not the gateway's");
    auto type = from.text("type", text::any_value);
    from.text("time", text::iso_datetime);
    if (from.text("datacontenttype", text::any_value) != "application/json")
        from.found().add("WAARDE_ONGELDIG", "datacontenttype", "not application/json");
    from.text("dataschema", text::absolute_uri);
    return type;
}

/// The subject is the signal's id; the relocation notice refers to no signal (COM-24).
void check_subject(const text_value& subject, const notice& read, findings& found) {
    if (read.kind == notice_kind::relocation) {
        if (subject && subject != read.reference)
            found.add("WAARDE_ONGELDIG", "subject", "a subject where no signal is meant");
    } else if (!subject) {
        found.add("VERPLICHT_VELD", "subject", "missing");
    } else if (subject != read.signal) {
        found.add("WAARDE_ONGELDIG", "subject", "not the signal's id");
    }
}

} // namespace

notice read_event(const text::json& event, const parties& who, findings& found) {
    notice read;
    json_cursor from(event, {}, found);
    const auto type = read_attributes(from, who, read);
    const auto subject = from.maybe_text("subject", text::signal_id);
    auto data = from.child("data");
    from.end();
    found.cite("MS-21");
    read_data(type, data, read);
    found.cite("MS-20");
    check_subject(subject, read, found);
    return read;
}

} // namespace kruispunt::conformance::regions::multisignaal
