#include "conformance/regions/adapter.hpp"

#include <cstdint>
#include <optional>

namespace kruispunt::conformance::regions {
namespace {

using text::json;

constexpr std::int64_t a_day_ms = 24LL * 60 * 60 * 1000;
constexpr std::int64_t most_days = 60'000;

json ok() {
    return {{"ok", true}};
}

json unsupported() {
    return {{"unsupported", true}};
}

json failed(std::string_view why) {
    return {{"failed", why}};
}

std::string text_in(const json& from, const char* member) {
    const bool there = from.is_object() && from.contains(member) && from[member].is_string();
    return there ? from[member].get<std::string>() : std::string();
}

const json& member(const json& from, const char* name) {
    static const json nothing = json::object();
    return from.is_object() && from.contains(name) ? from[name] : nothing;
}

/// What came of an act, in the adapter's words: what the gateway said goes along.
json end_of_act(unsigned status, const json& told) {
    if (status != 200 && status != 502) return failed(text_in(told, "error"));
    json line{{"status", "finished"}};
    const bool accepted = member(told, "accepted") == true;
    const bool answered = member(told, "http") != 0;
    line["outcome"] = accepted ? "accepted" : answered ? "rejected" : "failed";
    for (const char* const name :
         {"http", "code", "field", "warnings", "matches", "match", "signals"})
        if (told.contains(name) && !told[name].is_null()) line[name] = told[name];
    return line;
}

json as_it_went(unsigned status, const json& told) {
    return status == 200 ? ok() : failed(text_in(told, "error"));
}

/// Without what is null: absent and null say the same.
json without_null(const json& from) {
    if (from.is_array()) {
        json kept = json::array();
        for (const auto& each : from)
            kept.push_back(without_null(each));
        return kept;
    }
    if (!from.is_object()) return from;
    json kept = json::object();
    for (const auto& [name, value] : from.items())
        if (!value.is_null()) kept[name] = without_null(value);
    return kept;
}

json of_signal(const json& list, const std::string& signal) {
    json kept = json::array();
    for (const auto& each : list)
        if (text_in(each, "signal") == signal) kept.push_back(without_null(each));
    return kept;
}

json found_list(const char* name, json list) {
    json line{{"found", !list.empty()}};
    line[name] = std::move(list);
    return line;
}

json found_match(const json& list, const std::string& match) {
    for (const auto& each : list)
        if (text_in(each, "match") == match) return {{"found", true}, {"match", each}};
    return {{"found", false}};
}

struct control_call {
    std::string method;
    std::string path;
    json body = json::object();
};

/// What of the control API an action is; nothing where there is none of that name.
std::optional<control_call> call_for(const std::string& action, const json& command) {
    const auto& signal = member(command, "signal");
    const auto at = "/signals/" + wire::encode_segment(text_in(signal, "id"));
    if (action == "give") return control_call{"POST", "/signals", signal};
    if (action == "correct") return control_call{"PUT", at, signal};
    if (action == "close") return control_call{"POST", at + "/close"};
    if (action == "relocate")
        return control_call{"POST", at + "/relocation", member(command, "relocation")};
    if (action == "matches") return control_call{"GET", at + "/matches"};
    if (action == "inspect")
        return control_call{"POST", "/inspections", member(command, "inspection")};
    if (action == "update_match")
        return control_call{
            "PATCH",
            "/matches/" + wire::encode_segment(text_in(command, "match")),
            member(command, "update")};
    if (action != "withdraw") return std::nullopt;
    control_call call{"POST", at + "/withdraw"};
    if (command.contains("reason")) call.body["reason"] = command["reason"];
    return call;
}

} // namespace

bool adapter::is_meant(const wire::request& got) {
    return got.method == "POST" && got.target == "/adapter";
}

void adapter::call(
    const std::string& method,
    const std::string& path,
    const json& body,
    const reading& read,
    const tell& done
) const {
    wire::request asked;
    asked.method = method;
    asked.target = path;
    if (method != "GET" && method != "DELETE") asked.body = text::write_json(body);
    control_(asked, [read, done](const std::optional<wire::response>& came) {
        const auto told = came ? text::read_json(came->body) : std::nullopt;
        if (!told) return done(failed("the control API gave no JSON"));
        done(read(came->status, *told));
    });
}

void adapter::configure(const line& command, const tell& done) const {
    const auto gateway = text_in(command, "gateway");
    if (gateway.empty()) return done(ok());
    call("PUT", "/gateway", {{"exchange", gateway}}, as_it_went, done);
}

void adapter::reset(const tell& done) const {
    const tell then_clock = [this, done](const line& cleared) {
        if (cleared.contains("failed")) return done(cleared);
        call("PUT", "/clock", {{"ahead_ms", 0}}, as_it_went, done);
    };
    call("DELETE", "/received", {}, as_it_went, then_clock);
}

void adapter::act(const std::string& action, const line& command, const tell& done) const {
    const auto to = call_for(action, command);
    if (!to) return done(unsupported());
    call(to->method, to->path, to->body, end_of_act, done);
}

void adapter::arrange(const line& command, const tell& done) const {
    // What it gives it holds, whatever the gateway says, and where there is none.
    act("give", command, [done](const line& given) {
        done(given.contains("failed") ? given : ok());
    });
}

void adapter::observe(const line& command, const tell& done) const {
    const auto what = text_in(command, "what");
    const auto signal = text_in(command, "signal");
    const auto match = text_in(command, "match");
    if (what == "match")
        return call(
            "GET",
            "/matches",
            {},
            [match](unsigned /*status*/, const json& list) { return found_match(list, match); },
            done
        );
    if (what != "told" && what != "received") return done(unsupported());
    call(
        "GET",
        "/" + what,
        {},
        [what, signal](unsigned /*status*/, const json& list) {
            return found_list(what.c_str(), of_signal(list, signal));
        },
        done
    );
}

void adapter::move_clock(const line& command, const tell& done) const {
    const auto& days = member(command, "ahead_days");
    const bool fits = days.is_number_integer() && days.get<std::int64_t>() >= 0 &&
                      days.get<std::int64_t>() <= most_days;
    if (!fits) return done(failed("ahead_days must be a whole number of days"));
    call("PUT", "/clock", {{"ahead_ms", days.get<std::int64_t>() * a_day_ms}}, as_it_went, done);
}

void adapter::carry_out(const line& command, const tell& done) const {
    const auto name = text_in(command, "command");
    if (name == "hello")
        return done(
            {{"protocol", 1},
             {"product", "reference region " + region_},
             {"version", "1"},
             {"features", {"clock"}}}
        );
    if (name == "configure") return configure(command, done);
    if (name == "reset") return reset(done);
    if (name == "arrange" && text_in(command, "state") == "given") return arrange(command, done);
    if (name == "act") return act(text_in(command, "action"), command, done);
    if (name == "observe") return observe(command, done);
    if (name == "clock") return move_clock(command, done);
    if (name == "shutdown") return done(ok());
    done(unsupported());
}

void adapter::handle(const wire::request& got, const wire::reply& give) const {
    const auto command = text::read_json(got.body);
    if (got.unreadable != 0 || !command || !command->is_object() || !command->contains("id"))
        return give(wire::response{400, {}, "one JSON object with an id is expected\n"});
    const json id = (*command)["id"];
    carry_out(*command, [give, id](const line& answer) {
        json whole{{"id", id}};
        whole.update(answer);
        give(wire::response{
            200, {{"Content-Type", "application/json"}}, text::write_json(whole) + "\n"});
    });
}

} // namespace kruispunt::conformance::regions
