#include "conformance/regions/esar/notices.hpp"

#include "conformance/regions/esar/envelope.hpp"
#include "conformance/text/xml_cursor.hpp"

#include <array>

namespace kruispunt::conformance::regions::esar {
namespace {

using text::xml_cursor;

professional read_reporter(xml_cursor from) {
    professional read;
    read.name = from.text("naam", text::plain_text);
    read.function = from.maybe_text("functie", text::plain_text);
    read.phone = from.text("telefoon", text::plain_text);
    read.email = from.maybe_text("email", text::plain_text);
    from.end();
    return read;
}

named_phone read_coordinator(xml_cursor from) {
    named_phone read;
    read.name = from.text("naam", text::plain_text);
    read.phone = from.text("telefoon", text::plain_text);
    from.end();
    return read;
}

counterparty read_counterparty(xml_cursor from) {
    counterparty read;
    read.region = from.text("regio", text::region_name);
    read.instance = read_organisation(from.child("instantie"));
    if (auto inner = from.maybe_child("melder")) read.reporter = read_reporter(*inner);
    read.consent = from.text("toestemming", text::consent);
    if (auto inner = from.maybe_child("coordinator")) read.coordinator = read_coordinator(*inner);
    from.end();
    check_counterparty(read, from.path_of("melder"), from.found());
    return read;
}

void read_match_made(xml_cursor& from, notice& read) {
    read.kind = notice_kind::match_made;
    read.change_is_implicit = true;
    read_match_told(from, read);
}

void read_match_ended(xml_cursor& from, notice& read) {
    read.kind = notice_kind::match_ended;
    read.match = from.text("matchId", text::uuid);
    read.signal = from.text("signaalId", text::signal_id);
    read.reason = from.text("reden", text::end_reason);
    if (const auto wrongful = from.maybe_text("onterecht", text::boolean))
        read.wrongful = *wrongful == "true";
}

void read_expiring(xml_cursor& from, notice& read) {
    read.kind = notice_kind::signal_expiring;
    read.signal = from.text("signaalId", text::signal_id);
    read.expires_on = from.text("verlooptOp", text::iso_date);
}

void read_lapsed(xml_cursor& from, notice& read) {
    read.kind = notice_kind::signal_lapsed;
    read.signal = from.text("signaalId", text::signal_id);
    read.reason = from.text("reden", text::word);
}

void read_relocated(xml_cursor& from, notice& read) {
    read.kind = notice_kind::relocated;
    read.signal = from.text("signaalId", text::signal_id);
    while (from.next_is("matchId"))
        read.matches.push_back(from.text("matchId", text::uuid));
    read.coordinated.emplace();
    read.coordinated->municipality = from.text("gemeentecode", text::municipality_code);
    read.coordinated->name = from.text("gemeente", text::plain_text);
}

void read_relocation(xml_cursor& from, notice& read) {
    read.kind = notice_kind::relocation;
    read.reference = from.text("kenmerk", text::reference);
    read.coordinated.emplace();
    read.coordinated->municipality = from.text("gemeentecode", text::municipality_code);
    read.coordinated->name = from.text("gemeente", text::plain_text);
    read.date = from.text("datum", text::iso_date);
    while (auto inner = from.maybe_child("wederpartij"))
        read.others.push_back(read_counterparty(*inner));
}

void read_question(xml_cursor& from, notice& read) {
    read.kind = notice_kind::verify_identity;
    read.signal = from.text("signaalId", text::signal_id);
    read.reference = from.text("kenmerk", text::reference);
    read.question = from.text("soort", text::identity_question);
    if (read.question == "mogelijke_match")
        from.found().add("WAARDE_ONGELDIG", "soort", "ESAR always has a BSN");
}

void read_history(xml_cursor& from, notice& read) {
    read.kind = notice_kind::history;
    read.signal = from.text("signaalId", text::signal_id);
    read.other = read_counterparty(from.child("wederpartij"));
}

void read_reminder(xml_cursor& from, notice& read) {
    read.kind = notice_kind::reminder;
    read.match = from.text("matchId", text::uuid);
    read.signal = from.text("signaalId", text::signal_id);
    read.since = from.text("sinds", text::iso_moment);
}

struct reader {
    std::string_view element;
    std::string_view requirement;
    void (*read)(xml_cursor&, notice&);
};

constexpr std::array<reader, 9> readers{
    {{"MatchMelding", "ESAR-20", read_match_made},
     {"MatchBeeindigd", "ESAR-21", read_match_ended},
     {"SignaalVerloopt", "ESAR-22", read_expiring},
     {"SignaalVervallen", "ESAR-22", read_lapsed},
     {"KindVerhuisdMelding", "ESAR-23", read_relocated},
     {"VerhuizingNaarGebied", "ESAR-23", read_relocation},
     {"IdentiteitVerifieren", "ESAR-24", read_question},
     {"Historie", "ESAR-26", read_history},
     {"MatchHerinnering", "ESAR-27", read_reminder}}};

} // namespace

organisation read_organisation(xml_cursor from) {
    organisation read;
    read.oin = from.text("oin", text::oin);
    read.name = from.text("naam", text::plain_text);
    read.phone = from.maybe_text("telefoon", text::plain_text);
    from.end();
    return read;
}

void read_match_told(xml_cursor& from, notice& read) {
    read.match = from.text("matchId", text::uuid);
    read.match_kind = from.text("soort", text::match_kind);
    read.signal = from.text("signaalId", text::signal_id);
    read.made_at = from.text("ontstaanOp", text::iso_datetime);
    read.other = read_counterparty(from.child("wederpartij"));
    auto inner = from.maybe_child("coordinatie");
    if (!inner) return;
    read.coordinated.emplace();
    read.coordinated->municipality = inner->text("gemeentecode", text::municipality_code);
    read.coordinated->name = inner->text("gemeente", text::plain_text);
    inner->end();
}

notice read_payload(const text::xml_element& payload, text::findings& found) {
    notice read;
    for (const auto& each : readers) {
        if (payload.name != each.element || payload.space != payload_space) continue;
        found.cite(std::string(each.requirement));
        xml_cursor from(payload, {}, std::string(payload_space), found);
        each.read(from, read);
        from.end();
        return read;
    }
    found.add("ONBEKEND_VELD", payload.name, "no notice of ESAR's");
    return read;
}

} // namespace kruispunt::conformance::regions::esar
