#include "conformance/regions/esar/notices.hpp"

#include "conformance/regions/esar/envelope.hpp"
#include "conformance/regions/xml_notice.hpp"

#include <array>

namespace kruispunt::conformance::regions::esar {
namespace {

using text::xml_cursor;

void read_match_made(xml_cursor& from, notice& read) {
    read.kind = notice_kind::match_made;
    read.change_is_implicit = true;
    read_match_told(from, read);
}

void read_match_ended(xml_cursor& from, notice& read) {
    read.kind = notice_kind::match_ended;
    read_match_end(from, read);
}

void read_move_to_area(xml_cursor& from, notice& read) {
    read_relocation(from, read, text::iso_date, read_known_counterparty);
}

void read_past(xml_cursor& from, notice& read) {
    read_history(from, read, read_known_counterparty);
}

void read_match_reminder(xml_cursor& from, notice& read) {
    read_reminder(from, read, text::iso_moment);
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
     {"VerhuizingNaarGebied", "ESAR-23", read_move_to_area},
     {"IdentiteitVerifieren", "ESAR-24", read_question_about_bsn},
     {"Historie", "ESAR-26", read_past},
     {"MatchHerinnering", "ESAR-27", read_match_reminder}}};

} // namespace

void read_match_told(xml_cursor& from, notice& read) {
    read_match_itself(from, read, text::iso_datetime);
    read.other = read_known_counterparty(from.child("wederpartij"));
    read_coordination(from, read);
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
