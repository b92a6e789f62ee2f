#include "conformance/gateways/sisa/sisa_side.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/kernel/federation.hpp"
#include "conformance/gateways/sisa/answers.hpp"
#include "conformance/gateways/sisa/loads.hpp"
#include "conformance/gateways/sisa/notices.hpp"
#include "conformance/gateways/sisa/repeats.hpp"
#include "conformance/gateways/sisa/requests.hpp"
#include "conformance/gateways/sisa/schema.hpp"
#include "conformance/gateways/xml/document.hpp"
#include "conformance/text/ids.hpp"

#include <algorithm>
#include <map>

namespace kruispunt::conformance::gateways::sisa {
namespace {

using text::finding;

constexpr std::string_view messages_path = "/sisa/v1/berichten";
constexpr std::string_view loads_path = "/sisa/v1/vulberichten";
constexpr std::string_view schema_path = "/sisa/v1/xsd";

std::string new_reference() {
    auto id = text::new_uuid();
    id.erase(std::remove(id.begin(), id.end(), '-'), id.end());
    return "K-" + id;
}

std::string_view path_of(const wire::request& got) {
    return std::string_view(got.target).substr(0, got.target.find('?'));
}

/// SISA-00.1: absent is taken.
bool is_contracts_type(const wire::request& got) {
    const auto type = wire::header_value(got.headers, "Content-Type");
    return !type || xml::is_text_xml(*type);
}

/// Refusals that are not a message's own: they may be other ones tomorrow, or are somebody else's.
bool is_remembered(const finding& why) {
    return why.code != "TIJDELIJK_NIET_BESCHIKBAAR" && why.code != "OIN_NIET_BEVOEGD" &&
           why.code != "BERICHT_ONLEESBAAR";
}

/// What a mutant does that gives back what it was sent (COM-27.2).
void repeat_in(std::string& answer, std::string_view before, const std::string& sent) {
    const auto at = answer.find(before);
    if (at != std::string::npos) answer.insert(at, text::xml_escaped(sent));
}

class sisa_side final : public side {
public:
    explicit sisa_side(const surroundings& around)
        : around_(around), who_{around.oin, around.gateway_oin, around.participants} {}

    std::string_view path() const override { return "sisa"; }

    void reset() override {
        repeats_.clear();
        last_taken_.clear();
    }

    std::string message_of(const wire::request& got) const override {
        if (is_published(got)) return "schema";
        if (is_load(got)) return "load";
        const auto read = text::read_xml(got.body);
        const auto* const root = std::get_if<text::xml_element>(&read);
        return root == nullptr ? std::string() : kind_of(*root);
    }

    bool is_published(const wire::request& got) const override {
        return got.method == "GET" && path_of(got) == schema_path;
    }

    bool takes_large(const wire::request& got) const override {
        return is_load(got) && !around_.broken.behaves(behaviours::loads_like_messages);
    }

    wire::response refuse(const wire::request& got, unsigned status, const finding& why) override {
        const auto read = text::read_xml(got.body);
        const auto* const root = std::get_if<text::xml_element>(&read);
        return refusal(status, root == nullptr ? std::string() : reference_in(*root), why);
    }

    void serve(
        const wire::request& got, const std::vector<wire::header>& trace, const wire::reply& give
    ) override {
        if (is_published(got)) return give(as_xml(200, std::string(schema())));
        kernel::findings found(around_.broken);
        if (path_of(got) != messages_path && !is_load(got))
            found.add("SISA-01.1", "WAARDE_ONGELDIG", "", "no such path");
        if (!found.clean()) return give(refusal(404, {}, found.all().front()));
        if (got.method != "POST") found.add("SISA-00.10", "WAARDE_ONGELDIG", "", "no such method");
        if (!found.clean()) return give(other_method(found.all().front()));
        auto answer = is_load(got) ? take_load(got, trace) : take(got, trace);
        if (around_.broken.behaves(behaviours::repeats_the_value))
            repeat_in(answer.body, "</StUF:omschrijving>", got.body);
        give(std::move(answer));
    }

    wire::request write(const kernel::notice& told) override {
        auto attempt = told;
        if (around_.broken.behaves(behaviours::new_number_each_attempt))
            attempt.id = text::new_uuid();
        wire::request made;
        made.method = std::string("POST");
        made.target = std::string("/berichten");
        made.headers = {{"Content-Type", "text/xml; charset=utf-8"}};
        made.body = write_notice(attempt, who_);
        return made;
    }

    delivery read(
        const kernel::notice& /*told*/, const wire::request& /*sent*/, const wire::response& got
    ) override {
        return read_delivery(got, around_.broken);
    }

private:
    bool is_load(const wire::request& got) const {
        return path_of(got) == loads_path && !around_.broken.behaves(behaviours::knows_no_loads);
    }

    wire::response other_method(const finding& why) const {
        auto refused = refusal(405, {}, why);
        refused.headers.push_back({"Allow", "POST"});
        return refused;
    }

    header own_header(std::string_view code, const std::string& answered) const {
        header says;
        says.code = std::string(code);
        says.sender = who_.gateway_oin;
        says.receiver = who_.region_oin;
        const bool theirs = around_.broken.behaves(behaviours::answers_with_their_number);
        says.reference = theirs ? answered : new_reference();
        says.sent_at = text::stuf_timestamp(around_.clock.now());
        if (!answered.empty()) says.cross_reference = answered;
        return says;
    }

    wire::response refusal(unsigned status, const std::string& answered, const finding& why) const {
        return as_xml(status, write_refused(own_header("Fo03", answered), why));
    }

    /// SISA-04.13: a refusal within the protocol is 200.
    wire::response refused(const std::string& answered, const finding& why) const {
        // What could not be read has no number to refer to (COM-28.11).
        const bool unreadable = why.code == "BERICHT_ONLEESBAAR";
        return refusal(
            why.code == "OIN_NIET_BEVOEGD" && why.requirement.starts_with("COM-02") ? 403 : 200,
            unreadable ? std::string() : answered,
            why
        );
    }

    wire::response take(const wire::request& got, const std::vector<wire::header>& trace) {
        kernel::findings found(around_.broken);
        if (!is_contracts_type(got))
            found.add("SISA-00.1", "BERICHT_ONLEESBAAR", "", "another media type");
        const auto root = xml::read_document(got.body, found);
        if (!found.clean()) return refused({}, found.all().front());
        if (!root) return refused({}, {"COM-28.10", "BERICHT_ONLEESBAAR", "", "not well-formed"});
        return take_message(*root, found, trace);
    }

    /// SISA-10. It stands in memory whole, within the listener's limit.
    wire::response take_load(const wire::request& got, const std::vector<wire::header>& trace) {
        load_answer told(around_.broken);
        for (const auto document : documents_of(got.body))
            if (!take_line(document, trace, told)) break;
        return told.whole();
    }

    /// False where no more is taken.
    bool take_line(
        std::string_view document, const std::vector<wire::header>& trace, load_answer& told
    ) {
        kernel::findings found(around_.broken);
        const auto root = xml::read_document(document, found);
        if (!found.clean() || !root)
            return told.note(
                {}, refused({}, {"COM-28.10", "BERICHT_ONLEESBAAR", "", "not well-formed"})
            );
        const auto number = reference_in(*root);
        if (root->name != "signLk01")
            return told.note(
                number, refused(number, {"SISA-10.1", "ONBEKEND_VELD", root->name, "no signLk01"})
            );
        const bool known = !around_.broken.behaves(behaviours::loads_forget_repeats);
        return told.note(number, take_message(*root, found, trace, known));
    }

    wire::response take_message(
        const text::xml_element& root,
        kernel::findings& found,
        const std::vector<wire::header>& trace,
        bool knows_repeats = true
    ) {
        const auto number = reference_in(root);
        const auto content = content_of(root);
        const bool asks = root.name == "inzgLv01";
        const bool forgets = !knows_repeats || around_.broken.behaves(behaviours::forgets_repeats);
        const auto* const before =
            forgets ? nullptr : repeats_.find(number, around_.clock.now(), kept_for());
        // A question that is repeated is answered afresh.
        if (before != nullptr && before->content == content && !asks)
            return answer_repeat(root, before->answer, trace);
        if (before != nullptr && before->content != content) {
            found.add("SISA-03.5", "KENMERK_CONFLICT", "stuurgegevens/referentienummer", "taken");
            if (!found.clean()) return refused(number, found.all().front());
        }
        auto answer = judge(root, found, trace, number);
        const bool kept = found.clean() || is_remembered(found.all().front());
        if (kept) repeats_.remember(number, {content, answer, around_.clock.now()});
        return answer;
    }

    /// The first answer again; a mutant judges something first, or does it again.
    wire::response answer_repeat(
        const text::xml_element& root, wire::response first, const std::vector<wire::header>& trace
    ) {
        const auto& broken = around_.broken;
        kernel::findings found(broken);
        kernel::value_rules rules(found, around_.clock.today());
        const auto read = read_request(root, who_, rules);
        if (read.comes_to && broken.behaves(behaviours::repeats_take_effect))
            (void)do_it(read, trace);
        kernel::findings judged(broken);
        if (broken.behaves(behaviours::judges_order_before_repeats)) judge_order(read, judged);
        const bool is_gone = around_.kernel.known("sisa", read.signal) == nullptr;
        if (is_gone && broken.behaves(behaviours::judges_state_before_repeats))
            judged.add("", "KENMERK_CONFLICT", "object", "the signal was ended");
        if (judged.clean()) return first;
        return refused(reference_in(root), judged.all().front());
    }

    kernel::answer do_it(const request& read, const std::vector<wire::header>& trace) {
        kernel::origin from;
        from.region = std::string("sisa");
        from.fields = field_names();
        from.trace = trace;
        return around_.kernel.perform(*read.comes_to, from);
    }

    wire::response judge(
        const text::xml_element& root,
        kernel::findings& found,
        const std::vector<wire::header>& trace,
        const std::string& number
    ) {
        kernel::value_rules rules(found, around_.clock.today());
        const auto read = read_request(root, who_, rules);
        judge_old_object(read, found);
        if (found.clean()) judge_order(read, found);
        if (!found.clean()) return refused(number, found.all().front());
        if (!read.comes_to)
            return refused(number, {"SISA-04.3", "VERPLICHT_VELD", "object", "missing"});
        auto came = do_it(read, trace);
        if (const auto* const refusal = std::get_if<kernel::refusal>(&came)) {
            const auto& why = refusal->why.front();
            found.add(why.requirement, why.code, why.field, why.what);
            return refused(number, why);
        }
        note_taken(read);
        return accepted(number, came);
    }

    wire::response accepted(const std::string& number, const kernel::answer& came) const {
        if (const auto* const held = std::get_if<kernel::inspected>(&came)) {
            auto says = own_header("La01", number);
            says.entity = std::string("SGN");
            return as_xml(200, write_held(says, held->reference, held->signals));
        }
        return as_xml(200, write_received(own_header("Bv03", number)));
    }

    /// SISA-03.4.
    std::chrono::hours kept_for() const {
        constexpr auto day = std::chrono::hours(24);
        return around_.broken.behaves(behaviours::repeats_last_a_day) ? day : 30 * day;
    }

    /// SISA-02.4.
    void judge_old_object(const request& read, kernel::findings& found) const {
        const auto* const known = around_.kernel.known("sisa", read.signal);
        if (read.before && known != nullptr && *known != *read.before)
            found.add(
                "SISA-02.4", "KENMERK_CONFLICT", "object", "the old object is not what is known"
            );
    }

    /// SISA-04.9.
    void judge_order(const request& read, kernel::findings& found) const {
        const auto last = last_taken_.find(read.signal);
        // Both have 17 digits, so that they compare like numbers.
        if (last == last_taken_.end() || read.heading.sent_at >= last->second) return;
        found.add(
            "SISA-04.9",
            "KENMERK_CONFLICT",
            "stuurgegevens/tijdstipBericht",
            "a later message was there first"
        );
    }

    /// The moment goes with the signal.
    void note_taken(const request& read) {
        if (read.signal.empty()) return;
        if (around_.kernel.known("sisa", read.signal) == nullptr)
            last_taken_.erase(read.signal);
        else
            last_taken_[read.signal] = read.heading.sent_at;
    }

    surroundings around_;
    parties who_;
    repeats repeats_;
    std::map<std::string, std::string> last_taken_;
};

} // namespace

std::unique_ptr<side> make_side(const surroundings& around) {
    return std::make_unique<sisa_side>(around);
}

std::optional<text::finding> first_breach(
    const wire::request& got, const std::string& region_oin, const std::string& gateway_oin
) {
    const mutation::mutation nothing_broken;
    kernel::findings found(nothing_broken);
    if (path_of(got) != messages_path || got.method != "POST")
        return finding{"SISA-01.1", "WAARDE_ONGELDIG", "", "not a POST to the messages' address"};
    if (!is_contracts_type(got))
        found.add("SISA-00.1", "BERICHT_ONLEESBAAR", "", "another media type");
    if (const auto root = xml::read_document(got.body, found)) {
        kernel::value_rules rules(found, {});
        read_request(*root, {region_oin, gateway_oin, {region_oin}}, rules);
    }
    if (found.clean()) return std::nullopt;
    return found.all().front();
}

} // namespace kruispunt::conformance::gateways::sisa
