#include "conformance/regions/sisa/sisa.hpp"

#include "conformance/regions/sisa/inspections.hpp"
#include "conformance/regions/sisa/messages.hpp"
#include "conformance/regions/sisa/notices.hpp"
#include "conformance/regions/told.hpp"
#include "conformance/text/clock.hpp"
#include "conformance/text/ids.hpp"

#include <algorithm>

namespace kruispunt::conformance::regions::sisa {
namespace {

using text::finding;
using text::findings;
using text::xml_cursor;
using text::xml_element;

constexpr std::string_view gateway_path = "/sisa/v1/berichten";
constexpr std::string_view notice_path = "/berichten";
constexpr std::string_view any_stuf_space = "http://www.egem.nl/StUF/";
constexpr std::string_view any_sisa_space = "urn:nl:verwijsindex:sisa:";
constexpr std::string_view xml_type = "text/xml; charset=utf-8";

std::string new_reference() {
    auto id = text::new_uuid();
    id.erase(std::remove(id.begin(), id.end(), '-'), id.end());
    return "SISA-" + id;
}

wire::response as_response(unsigned status, std::string body) {
    return {status, {{"Content-Type", std::string(xml_type)}}, std::move(body)};
}

unsigned status_of(const finding& why) {
    if (why.code == "OIN_NIET_BEVOEGD") return 403;
    return why.code == "BERICHT_TE_GROOT" ? 413 : 200;
}

void check_answer_header(
    const message_header& header,
    std::string_view code,
    const outbound& sent,
    const parties& who,
    findings& found
) {
    if (header.code != code)
        found.add("WAARDE_ONGELDIG", "stuurgegevens/berichtcode", "does not fit the message");
    if (header.sender != who.gateway_oin)
        found.add("WAARDE_ONGELDIG", "stuurgegevens/zender", "not the gateway's OIN");
    if (header.receiver != who.oin)
        found.add("WAARDE_ONGELDIG", "stuurgegevens/ontvanger", "not this region's OIN");
    if (header.cross_reference != sent.reference)
        found.add("WAARDE_ONGELDIG", "stuurgegevens/crossRefnummer", "not the message's reference");
}

/// `CODE veld` taken apart (SISA-04).
std::pair<text_value, text_value> read_details(const std::string& details, findings& found) {
    const auto blank = std::min(details.find(' '), details.size());
    auto code = details.substr(0, blank);
    if (!text::error_code(code))
        found.add("WAARDE_ONGELDIG", "body/details", "begins with no code of the contract");
    text_value field;
    if (blank < details.size()) field = details.substr(blank + 1);
    return {std::move(code), std::move(field)};
}

answer read_refusal(xml_cursor& from, const wire::response& got, findings& found) {
    auto body = from.child("body");
    const auto stuf_code = body.text("code", text::any_value);
    body.text("plek", text::any_value);
    body.text("omschrijving", text::any_value);
    const auto [code, field] = read_details(body.text("details", text::any_value), found);
    body.end();
    from.end();
    auto told = told_refused(got, code, field);
    told["stuf_code"] = stuf_code;
    return to_answer(false, std::move(told), found);
}

class sisa_protocol final : public protocol {
public:
    sisa_protocol(parties who, const mutation::mutation& broken)
        : who_(std::move(who)), overlooked_(broken.ignored()) {}

    std::string_view endpoint_path() const override { return ""; }

    std::string_view endpoint_requirement() const override { return "SISA-20"; }

    std::variant<outbound, answer> prepare(const command& what) override {
        auto header = own_header("Lk01");
        header.entity = "SGN";
        auto ready = to_be_sent(header, write_request(what, header));
        ready.signal_id = what.signal_id;
        ready.what = what.what;
        return ready;
    }

    std::variant<std::monostate, outbound, answer> ask(const inquiry& what) override {
        if (what.what != question::inspect) return {};
        auto header = own_header("Lv01");
        header.entity = "SGN";
        auto ready = to_be_sent(header, write_question(what.inspected, header));
        ready.signal_id = what.inspected.reference.value_or("");
        ready.asked = what.what;
        return ready;
    }

    answer read_answer(const outbound& sent, const wire::response& got) const override {
        findings found("SISA-04");
        const auto read = text::read_xml(got.body);
        const auto* const root = std::get_if<xml_element>(&read);
        if (sent.asked && root != nullptr && root->name == "inzgLa01")
            return read_inspection(*root, sent, got, found);
        const bool received = root != nullptr && root->name == "Bv03Bericht";
        const bool refused = root != nullptr && root->name == "Fo03Bericht";
        if (!received && !refused) {
            found.add("BERICHT_ONLEESBAAR", "", "neither Bv03 nor Fo03");
            return to_answer(false, told_refused(got, std::nullopt, std::nullopt), found);
        }
        xml_cursor from(*root, {}, std::string(stuf_space), found);
        const auto header = read_header(from.child("stuurgegevens"));
        check_answer_header(header, received ? "Bv03" : "Fo03", sent, who_, found);
        if (refused) return read_refusal(from, got, found);
        from.end();
        if (sent.asked)
            found.add_under("SISA-07", "WAARDE_ONGELDIG", "", "a receipt for a question");
        if (got.status != 200)
            found.add("WAARDE_ONGELDIG", "", "Bv03 under another status than 200");
        auto told = told_accepted(got, {});
        return to_answer(true, std::move(told), found);
    }

    bool brings_notice(const wire::request& got) const override {
        return got.method == "POST" && got.target == notice_path;
    }

    incoming read_notice(const wire::request& got) const override {
        findings found("SISA-01", overlooked_);
        const auto type = wire::header_value(got.headers, "Content-Type").value_or("");
        const bool is_xml = wire::same_ignoring_case(type.substr(0, 8), "text/xml");
        if (!is_xml && !found.overlooks("SISA-00.1"))
            found.add("WAARDE_ONGELDIG", "Content-Type", "not text/xml");
        auto read = text::read_xml(got.body);
        if (const auto* const why = std::get_if<text::xml_unreadable>(&read)) {
            found.add("BERICHT_ONLEESBAAR", "", why->what);
            return {{}, *found.first()};
        }
        auto& root = std::get<xml_element>(read);
        if (found.overlooks("SISA-00.2")) text::rename_space(root, any_stuf_space, stuf_space);
        if (found.overlooks("SISA-00.3")) text::rename_space(root, any_sisa_space, sisa_space);
        const auto id = find_reference(root);
        auto told = read_document(root, who_, found);
        if (!found.clean()) return {id, *found.first()};
        return {id, std::move(told)};
    }

    wire::response acknowledge(const std::string& stable_id) const override {
        return as_response(200, write_received(answer_header("Bv03", stable_id)));
    }

    wire::response refuse(const std::string& stable_id, const finding& why) const override {
        return as_response(status_of(why), write_refused(answer_header("Fo03", stable_id), why));
    }

    wire::response unavailable(const std::string& stable_id) const override {
        return refuse(stable_id, {"", "TIJDELIJK_NIET_BESCHIKBAAR", "", "try again later"});
    }

    void serve(const wire::request& got, const wire::reply& give) override {
        const unsigned status = got.target == notice_path ? 405 : 404;
        auto body = write_refused(
            answer_header("Fo03", {}), {"", "WAARDE_ONGELDIG", "", "no such operation here"}
        );
        give(as_response(status, std::move(body)));
    }

private:
    static outbound to_be_sent(const message_header& header, std::string body) {
        outbound ready;
        ready.reference = header.reference;
        ready.request.method = "POST";
        ready.request.target = std::string(gateway_path);
        ready.request.headers = {{"Content-Type", std::string(xml_type)}};
        ready.request.body = std::move(body);
        return ready;
    }

    answer read_inspection(
        const xml_element& root, const outbound& sent, const wire::response& got, findings& found
    ) const {
        found.cite("SISA-07");
        xml_cursor from(root, {}, std::string(sisa_space), found);
        const auto header =
            read_header(from.child("stuurgegevens").within(std::string(stuf_space)));
        check_answer_header(header, "La01", sent, who_, found);
        auto object = from.child("object");
        if (object.attribute(stuf_space, "entiteittype", text::any_value) != "SGN")
            found.add("WAARDE_ONGELDIG", "object/entiteittype", "not SGN");
        auto told = told_found(got, "signals", read_held_signals(object, sent.signal_id));
        told["reference"] = sent.signal_id;
        from.end();
        return to_answer(true, std::move(told), found);
    }

    message_header own_header(std::string_view code) const {
        message_header header;
        header.code = std::string(code);
        header.sender = who_.oin;
        header.receiver = who_.gateway_oin;
        header.reference = new_reference();
        header.sent_at = text::stuf_timestamp(std::chrono::system_clock::now());
        return header;
    }

    message_header answer_header(std::string_view code, const std::string& stable_id) const {
        auto header = own_header(code);
        if (!stable_id.empty()) header.cross_reference = stable_id;
        return header;
    }

    parties who_;
    /// The sentence that a mutant does not look at.
    std::string overlooked_;
};

} // namespace

std::unique_ptr<protocol> make_protocol(parties who, const mutation::mutation& broken) {
    return std::make_unique<sisa_protocol>(std::move(who), broken);
}

} // namespace kruispunt::conformance::regions::sisa
