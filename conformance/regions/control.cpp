#include "conformance/regions/control.hpp"

#include <array>
#include <charconv>

namespace kruispunt::conformance::regions {
namespace {

using text::findings;
using text::json;

constexpr std::array<std::pair<std::string_view, mode>, 6> mode_names{
    {{"up", mode::up},
     {"down", mode::down},
     {"unavailable", mode::unavailable},
     {"silent", mode::silent},
     {"refuse", mode::refuse},
     {"gone", mode::gone}}};

control_answer problem(unsigned status, std::string_view what) {
    return {status, {{"error", what}}};
}

control_answer not_here() {
    return problem(404, "no such control resource or method");
}

std::string_view name_of(mode current) {
    for (const auto& [name, value] : mode_names)
        if (value == current) return name;
    return "";
}

/// The one string member of a body; nothing where there is anything else.
std::optional<std::string> only_member(const json& body, std::string_view name) {
    findings found("");
    text::json_cursor from(body, {}, found);
    auto value = from.text(name, text::any_value);
    from.end();
    if (!found.clean()) return std::nullopt;
    return value;
}

std::size_t after_in(const wire::target_parts& target) {
    const auto text = target.parameter("after").value_or("0");
    std::size_t after = 0;
    std::from_chars(text.data(), text.data() + text.size(), after);
    return after;
}

/// What only some regions have: its state, or why it cannot be changed so.
control_answer as_told(std::variant<std::monostate, json, text::finding> told) {
    if (const auto* const why = std::get_if<text::finding>(&told))
        return problem(400, why->field + ": " + why->what);
    auto* const state = std::get_if<json>(&told);
    return state == nullptr ? not_here() : control_answer{200, std::move(*state)};
}

} // namespace

control_answer control::state() const {
    const auto& gateway = parts_.says.gateway();
    return {
        200,
        {{"region", parts_.region},
         {"endpoint", parts_.endpoint},
         {"gateway", gateway.empty() ? json(nullptr) : json(gateway)},
         {"mode", name_of(parts_.hears.current_mode())},
         {"calls", parts_.hears.calls()},
         {"received", parts_.keeps.received_count()},
         {"violations", parts_.keeps.breach_count()}}};
}

control_answer control::set_gateway(const json& body) {
    const auto base = only_member(body, "exchange");
    if (!base || !parts_.says.set_gateway(*base))
        return problem(400, R"(expected {"exchange":"https://host:port"})");
    return state();
}

control_answer control::set_mode(const json& body) {
    const auto name = only_member(body, "mode").value_or("");
    for (const auto& [known, value] : mode_names) {
        if (known != name || (value == mode::gone && parts_.region != "multisignaal")) continue;
        parts_.listen(value != mode::down);
        parts_.hears.set_mode(value);
        return state();
    }
    return problem(400, R"(expected {"mode":"up|down|unavailable|silent|refuse"})");
}

control_answer control::clock() const {
    return {
        200,
        {{"ahead_ms", parts_.clock.ahead().count()},
         {"now", text::rfc3339(parts_.clock.now())},
         {"today", parts_.clock.today()}}};
}

control_answer control::set_clock(const json& body) {
    const bool shaped = body.is_object() && body.size() == 1 && body.contains("ahead_ms") &&
                        body["ahead_ms"].is_number_unsigned();
    if (!shaped ||
        !parts_.clock.set_ahead(std::chrono::milliseconds(body["ahead_ms"].get<std::int64_t>())))
        return problem(400, R"(expected {"ahead_ms":N}, at most 175 years)");
    return clock();
}

control_answer control::read_list(const wire::target_parts& target) const {
    const auto& name = target.segments[0];
    if (name == "received") return {200, parts_.keeps.received(after_in(target))};
    if (name == "matches") return {200, parts_.keeps.matches()};
    if (name == "told") return {200, parts_.keeps.passed_on()};
    if (name == "violations") return {200, parts_.keeps.breaches()};
    if (name == "rejections") {
        auto list = parts_.speaks.rejections();
        return list ? control_answer{200, std::move(*list)} : not_here();
    }
    return not_here();
}

control_answer control::clear_list(const std::string& name) {
    if (name == "received")
        parts_.keeps.clear_received();
    else if (name == "violations")
        parts_.keeps.clear_breaches();
    else
        return not_here();
    return {200, json::object()};
}

control_answer control::append(const json& mutation) {
    if (!mutation.is_object()) return problem(400, "a mutation must be an object");
    auto appended = parts_.speaks.append_mutation(mutation);
    if (!appended) return not_here();
    return {appended->accepted ? 200U : 507U, std::move(appended->told)};
}

void control::say(verb what, const std::string& id, const json& body, const control_reply& give) {
    findings found("");
    auto read = read_command(what, id, body, found);
    if (found.first()) return give(problem(400, found.first()->field + ": " + found.first()->what));
    parts_.says.say(std::move(read), give);
}

void control::ask(
    question what, const std::string& about, const json& body, const control_reply& give
) {
    findings found("");
    const auto read = read_inquiry(what, about, body, found);
    if (found.first()) return give(problem(400, found.first()->field + ": " + found.first()->what));
    parts_.says.ask(read, give);
}

control_answer control::sign(const json* body) {
    return as_told(parts_.speaks.signing(body));
}

control_answer control::spoil_feed(const json* body) {
    return as_told(parts_.speaks.feed(body));
}

void control::route_signal(
    const std::string& method,
    const std::vector<std::string>& path,
    const json& body,
    const control_reply& give
) {
    if (path.size() == 1 && method == "POST") return say(verb::give, {}, body, give);
    if (path.size() == 2 && method == "PUT") return say(verb::correct, path[1], body, give);
    if (path.size() == 3 && method == "GET" && path[2] == "matches")
        return ask(question::matches, path[1], body, give);
    if (path.size() != 3 || method != "POST") return give(not_here());
    if (path[2] == "close") return say(verb::close, path[1], body, give);
    if (path[2] == "withdraw") return say(verb::withdraw, path[1], body, give);
    if (path[2] == "relocation") return say(verb::relocate, path[1], body, give);
    if (path[2] == "resend") return parts_.says.resend(path[1], give);
    give(not_here());
}

void control::route(
    const wire::request& got, const wire::target_parts& to, const control_reply& give
) {
    const auto body = got.body.empty() ? json::object() : text::read_json(got.body);
    if (!body) return give(problem(400, "the body is no JSON"));
    const auto& path = to.segments;
    const bool is_root = path.empty() || path[0].empty();
    if (is_root) return give(got.method == "GET" ? state() : not_here());
    if (path[0] == "signals") return route_signal(got.method, path, *body, give);
    if (got.method == "PATCH" && path.size() == 2 && path[0] == "matches")
        return ask(question::update_match, path[1], *body, give);
    if (path.size() != 1) return give(not_here());
    const auto call = got.method + " " + path[0];
    if (call == "POST raw") return parts_.says.send_raw(*body, give);
    if (call == "POST inspections") return ask(question::inspect, {}, *body, give);
    if (call == "POST messages") return parts_.says.compose(*body, give);
    if (call == "GET signing") return give(sign(nullptr));
    if (call == "PUT signing") return give(sign(&*body));
    if (call == "GET feed") return give(spoil_feed(nullptr));
    if (call == "PUT feed") return give(spoil_feed(&*body));
    if (call == "GET witness") return give({200, parts_.sees.shown()});
    if (call == "POST witness") return parts_.sees.check(*body, give);
    if (call == "GET clock") return give(clock());
    if (call == "PUT clock") return give(set_clock(*body));
    if (call == "PUT gateway") return give(set_gateway(*body));
    if (call == "PUT mode") return give(set_mode(*body));
    if (call == "POST mutations") return give(append(*body));
    if (got.method == "GET") return give(read_list(to));
    if (got.method == "DELETE") return give(clear_list(path[0]));
    give(not_here());
}

void control::handle(const wire::request& got, const wire::reply& give) {
    const control_reply answer = [give](const control_answer& told) {
        give(wire::response{
            told.status, {{"Content-Type", "application/json"}}, text::write_json(told.body)});
    };
    if (got.unreadable != 0) return answer(problem(got.unreadable, "the request is beyond limits"));
    const auto to = wire::read_target(got.target);
    if (!to) return answer(problem(400, "the path cannot be read"));
    route(got, *to, answer);
}

} // namespace kruispunt::conformance::regions
