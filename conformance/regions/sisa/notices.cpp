#include "conformance/regions/sisa/notices.hpp"

#include "conformance/regions/sisa/messages.hpp"
#include "conformance/regions/xml_notice.hpp"

#include <array>

namespace kruispunt::conformance::regions::sisa {
namespace {

using text::findings;
using text::xml_cursor;

counterparty read_counterparty(xml_cursor from) {
    counterparty read;
    read.region = from.text("regio", text::region_name);
    read.instance = read_organisation(from.child("instantie"));
    for (const std::string_view forbidden : {"melder", "toestemming", "coordinator"})
        if (from.comes_later(forbidden))
            from.found().add_under(
                "COM-24",
                "ONBEKEND_VELD",
                from.path_of(forbidden),
                "SISA is told the organisation only"
            );
    from.end();
    return read;
}

void read_match(xml_cursor& from, notice& read) {
    read_match_itself(from, read, text::stuf_datetime);
    read.other = read_counterparty(from.child("wederpartij"));
    read_coordination(from, read);
}

/// The old object of a change: a gateway that keeps nothing of what was overtaken leaves the other
/// side out.
void read_old_match(xml_cursor& from, notice& read) {
    read_match_itself(from, read, text::stuf_datetime);
    if (auto other = from.maybe_child("wederpartij")) read.other = read_counterparty(*other);
    read_coordination(from, read);
}

void read_expiry(xml_cursor& from, notice& read) {
    read.signal = from.text("signaalId", text::signal_id);
    read.expires_on = from.text("verlooptOp", text::stuf_date);
    const auto status = from.text("status", text::word);
    if (status != "verloopt" && status != "vervallen")
        from.found().add("WAARDE_ONGELDIG", "object/status", "neither verloopt nor vervallen");
    read.kind = status == "verloopt" ? notice_kind::signal_expiring : notice_kind::signal_lapsed;
}

void read_move_to_area(xml_cursor& from, notice& read) {
    read_relocation(from, read, text::stuf_date, read_counterparty);
}

void read_past(xml_cursor& from, notice& read) {
    read_history(from, read, read_counterparty);
}

void read_match_reminder(xml_cursor& from, notice& read) {
    read_reminder(from, read, text::stuf_moment);
}

using object_reader = void (*)(xml_cursor&, notice&);

struct document_kind {
    std::string_view element;
    std::string_view requirement;
    /// What `entiteittype` may be.
    std::array<std::string_view, 2> entities;
    object_reader read;
};

constexpr std::array<document_kind, 7> kinds{
    {{"mtchLk01", "SISA-20", {"MTC", "MTC"}, nullptr},
     {"verlLk01", "SISA-21", {"SGN", "SGN"}, read_expiry},
     {"verhLk01", "SISA-21", {"SGN", "SGN"}, read_relocated},
     {"gebdLk01", "SISA-21", {"SGN", "SGN"}, read_move_to_area},
     {"histLk01", "SISA-21", {"SGN", "SGN"}, read_past},
     {"moglLk01", "SISA-21", {"SGN", "SGN"}, read_question},
     // About a match, yet no match itself: the contract leaves it open.
     {"hrinLk01", "SISA-21", {"SGN", "MTC"}, read_match_reminder}}};

bool is_entity(const document_kind& kind, std::string_view entity) {
    return entity == kind.entities[0] || entity == kind.entities[1];
}

void check_header(
    const message_header& header, const document_kind& kind, const parties& who, findings& found
) {
    if (header.code != "Lk01")
        found.add("WAARDE_ONGELDIG", "stuurgegevens/berichtcode", "not Lk01");
    if (header.sender != who.gateway_oin)
        found.add_under(
            "SISA-05",
            "OIN_NIET_BEVOEGD",
            "stuurgegevens/zender/organisatie",
            "not the caller's OIN"
        );
    if (header.receiver != who.oin)
        found.add(
            "WAARDE_ONGELDIG", "stuurgegevens/ontvanger/organisatie", "not this region's OIN"
        );
    if (!is_entity(kind, header.entity.value_or("")))
        found.add("WAARDE_ONGELDIG", "stuurgegevens/entiteittype", "not the message's");
    if (header.cross_reference)
        found.add("ONBEKEND_VELD", "stuurgegevens/crossRefnummer", "no place in a notice");
}

/// The mutation's kind; `T` where a message that knows no other leaves its parameters out.
std::string read_parameters(xml_cursor& root, bool is_match) {
    auto from = is_match ? std::optional(root.child("parameters")) : root.maybe_child("parameters");
    if (!from) return "T";
    auto stuf = from->within(std::string(stuf_space));
    auto mutation = stuf.text("mutatiesoort", text::any_value);
    const auto takeover = stuf.text("indicatorOvername", text::any_value);
    if (takeover != "V" && takeover != "I")
        root.found().add("WAARDE_ONGELDIG", "parameters/indicatorOvername", "neither V nor I");
    stuf.end();
    const bool known = mutation == "T" || (is_match && (mutation == "W" || mutation == "V"));
    if (!known) root.found().add("WAARDE_ONGELDIG", "parameters/mutatiesoort", "not the message's");
    return mutation;
}

void read_object(xml_cursor& root, const document_kind& kind, object_reader read, notice& into) {
    auto object = root.child("object");
    const auto entity = object.attribute(stuf_space, "entiteittype", text::any_value);
    if (!is_entity(kind, entity))
        root.found().add("WAARDE_ONGELDIG", "object/entiteittype", "not the message's");
    read(object, into);
    object.end();
}

void read_match_document(xml_cursor& root, const document_kind& kind, notice& read) {
    const auto mutation = read_parameters(root, true);
    if (mutation == "V") {
        read.kind = notice_kind::match_ended;
        return read_object(root, kind, read_match_end, read);
    }
    if (mutation == "T") {
        read.kind = notice_kind::match_made;
        return read_object(root, kind, read_match, read);
    }
    notice old;
    read_object(root, kind, read_old_match, old);
    read_object(root, kind, read_match, read);
    read.kind = notice_kind::match_changed;
    if (old.match != read.match || old.signal != read.signal)
        root.found().add(
            "WAARDE_ONGELDIG", "object/matchId", "old and new are of different matches"
        );
    if (content_of(old) == content_of(read))
        root.found().add_under("COM-35", "WAARDE_ONGELDIG", "object", "old and new are the same");
}

} // namespace

notice read_document(const text::xml_element& root, const parties& who, findings& found) {
    notice read;
    for (const auto& kind : kinds) {
        if (root.name != kind.element || root.space != sisa_space) continue;
        found.cite(std::string(kind.requirement));
        xml_cursor from(root, {}, std::string(sisa_space), found);
        const auto header =
            read_header(from.child("stuurgegevens").within(std::string(stuf_space)));
        check_header(header, kind, who, found);
        if (kind.read == nullptr) {
            read_match_document(from, kind, read);
        } else {
            read_parameters(from, false);
            read_object(from, kind, kind.read, read);
        }
        from.end();
        read.stable_id = header.reference;
        read.sent_at = header.sent_at;
        return read;
    }
    found.add("ONBEKEND_VELD", root.name, "no notice of SISA's");
    return read;
}

} // namespace kruispunt::conformance::regions::sisa
