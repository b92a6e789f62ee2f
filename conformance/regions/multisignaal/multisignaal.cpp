#include "conformance/regions/multisignaal/multisignaal.hpp"

#include "conformance/regions/json_protocol.hpp"
#include "conformance/regions/multisignaal/event_modes.hpp"
#include "conformance/regions/multisignaal/notices.hpp"
#include "conformance/regions/multisignaal/reads.hpp"
#include "conformance/regions/multisignaal/requests.hpp"
#include "conformance/regions/told.hpp"

#include <algorithm>

namespace kruispunt::conformance::regions::multisignaal {
namespace {

using text::findings;
using text::json;
using text::json_cursor;

constexpr std::string_view webhook_path = "/webhook";

std::string media_type(const std::vector<wire::header>& headers) {
    const auto field = wire::header_value(headers, "Content-Type").value_or("");
    return std::string(field.substr(0, std::min(field.find(';'), field.size())));
}

void read_links(json_cursor from) {
    for (const std::string_view name : {"self", "matches"}) {
        auto link = from.child(name);
        link.text("href", text::any_value);
        link.end();
    }
    from.end();
}

std::vector<std::string> read_warnings(json_cursor& from) {
    std::vector<std::string> codes;
    const auto& list = from.raw("waarschuwingen");
    if (!list.is_array()) from.found().add("VERPLICHT_VELD", "waarschuwingen", "missing");
    for (const auto& each : list) {
        json_cursor warning(each, "waarschuwingen", from.found());
        codes.push_back(warning.text("code", text::any_value));
        warning.text("omschrijving", text::any_value);
        warning.end();
    }
    return codes;
}

signal_state read_state(json_cursor from, const outbound& sent) {
    signal_state state;
    if (from.text("signaalId", text::signal_id) != sent.signal_id)
        from.found().add("WAARDE_ONGELDIG", "signaalId", "another signal's");
    state.status = from.text("status", text::word);
    state.expires_on = from.maybe_text("verlooptOp", text::iso_date);
    if (const auto& count = from.raw("matches"); count.is_number_integer())
        state.matches = count.get<std::int64_t>();
    else
        from.found().add("VERPLICHT_VELD", "matches", "missing, or no count");
    state.warnings = read_warnings(from);
    read_links(from.child("_links"));
    from.end();
    check_state(state, from.found());
    return state;
}

void check_status(const outbound& sent, const wire::response& got, findings& found) {
    const bool is_put = sent.what == verb::give || sent.what == verb::correct;
    const bool fits = is_put ? got.status == 200 || got.status == 201
                             : got.status == (sent.what == verb::withdraw ? 204U : 200U);
    if (!fits) found.add("WAARDE_ONGELDIG", "", "a status the contract does not give here");
    if (got.status == 201 && !wire::header_value(got.headers, "Location"))
        found.add("VERPLICHT_VELD", "Location", "missing with 201");
}

std::string_view requirement_of(question what) {
    switch (what) {
    case question::matches:
        return "MS-06";
    case question::update_match:
        return "MS-07";
    case question::inspect:
        return "MS-08";
    }
    return {};
}

std::string_view requirement_of(const outbound& sent) {
    if (sent.asked) return requirement_of(*sent.asked);
    switch (sent.what) {
    case verb::withdraw:
        return "MS-03";
    case verb::close:
        return "MS-04";
    case verb::relocate:
        return "MS-05";
    default:
        return "MS-01";
    }
}

answer read_refusal(const wire::response& got, findings& found) {
    found.cite("MS-10");
    if (media_type(got.headers) != "application/problem+json")
        found.add("WAARDE_ONGELDIG", "Content-Type", "not application/problem+json");
    const auto body = text::read_json(got.body);
    if (!body || !body->is_object()) {
        found.add("BERICHT_ONLEESBAAR", "", "no problem document");
        return to_answer(false, told_refused(got, std::nullopt, std::nullopt), found);
    }
    json_cursor from(*body, {}, found);
    for (const std::string_view name : {"type", "title", "detail", "instance"})
        from.text(name, text::any_value);
    if (from.raw("status") != got.status)
        found.add("WAARDE_ONGELDIG", "status", "not the answer's own");
    text_value code;
    // 404, 405, 406, 412, 415 and 429 have no code of the contract.
    if (const auto& value = from.raw("code"); value.is_string()) code = value.get<std::string>();
    if (code && !text::error_code(*code))
        found.add("WAARDE_ONGELDIG", "code", "no code of the contract");
    const auto field = from.maybe_text("veld", text::any_value);
    return to_answer(false, told_refused(got, code, field), found);
}

class multisignaal_protocol final : public json_protocol {
public:
    explicit multisignaal_protocol(parties who) : who_(std::move(who)) {}

    std::string_view endpoint_path() const override { return webhook_path; }

    std::string_view endpoint_requirement() const override { return "MS-20"; }

    std::variant<outbound, answer> prepare(const command& what) override {
        outbound ready;
        ready.signal_id = what.signal_id;
        ready.what = what.what;
        ready.request = write_request(what);
        return ready;
    }

    std::variant<std::monostate, outbound, answer> ask(const inquiry& what) override {
        outbound ready;
        ready.asked = what.what;
        ready.request = write_request(what);
        return ready;
    }

    answer read_answer(const outbound& sent, const wire::response& got) const override {
        findings found{std::string(requirement_of(sent))};
        if (!wire::header_value(got.headers, "API-Version"))
            found.add("VERPLICHT_VELD", "API-Version", "missing");
        if (got.status >= 300) return read_refusal(got, found);
        if (got.status != 204 && media_type(got.headers) != "application/json")
            found.add("WAARDE_ONGELDIG", "Content-Type", "not application/json");
        if (sent.asked) return read_found(*sent.asked, got, found);
        check_status(sent, got, found);
        if (got.status == 204) return to_answer(true, told_accepted(got, {}), found);
        const auto body = text::read_json(got.body);
        if (!body) found.add("BERICHT_ONLEESBAAR", "", "no JSON");
        const auto state = read_state(json_cursor(body ? *body : json::object(), {}, found), sent);
        return to_answer(true, told_accepted(got, state), found);
    }

    bool brings_notice(const wire::request& got) const override {
        return got.method == "POST" && got.target == webhook_path;
    }

    incoming read_notice(const wire::request& got) const override {
        findings found("MS-20");
        const auto event = event_in(got, found);
        if (!found.clean()) return {{}, *found.first()};
        auto read = read_event(event, who_, found);
        if (!found.clean()) return {read.stable_id, *found.first()};
        const auto id = read.stable_id;
        return {id, std::move(read)};
    }

    void serve(const wire::request& got, const wire::reply& give) override {
        const bool known = got.target == webhook_path;
        auto refused = write_problem(
            known ? 405 : 404, {"", "WAARDE_ONGELDIG", "", "no such resource or method here"}
        );
        if (known) refused.headers.push_back({"Allow", "POST"});
        give(std::move(refused));
    }

private:
    parties who_;
};

} // namespace

std::unique_ptr<protocol> make_protocol(parties who) {
    return std::make_unique<multisignaal_protocol>(std::move(who));
}

} // namespace kruispunt::conformance::regions::multisignaal
