#include "conformance/gateways/control.hpp"

#include <optional>
#include <string>

namespace kruispunt::conformance::gateways {
namespace {

using text::json;

constexpr int most_days = 36'500;

wire::response written(unsigned status, const json& body) {
    return {status, {{"Content-Type", "application/json"}}, text::write_json(body) + "\n"};
}

wire::response problem(unsigned status, std::string_view what) {
    return written(status, {{"error", what}});
}

std::optional<std::int64_t> whole_number(const json& body, std::string_view name) {
    const auto at = body.find(name);
    if (at == body.end() || !at->is_number_integer()) return std::nullopt;
    return at->get<std::int64_t>();
}

wire::response set_clock(const json& body, const controls& by) {
    const auto ahead = whole_number(body, "ahead_ms");
    if (!ahead || body.size() != 1 || !by.set_ahead(std::chrono::milliseconds(*ahead)))
        return problem(400, R"(expected {"ahead_ms":N}, at most a century)");
    return written(200, by.state());
}

json hello(const json& line) {
    return {
        {"id", line.value("id", json(nullptr))},
        {"protocol", 1},
        {"product", "kruispunt-conformance gateway"},
        {"version", "1"},
        {"features", json::array({"clock", "years", "resume_feed"})}};
}

/// The gateway acts by itself, but for what its operator would do.
json act(const json& line, const json& id, const controls& by) {
    if (line.value("action", std::string()) != "resume_feed")
        return {{"id", id}, {"unsupported", true}};
    by.resume();
    return {{"id", id}, {"status", "finished"}, {"outcome", "accepted"}};
}

/// One line of the adapter's protocol.
json adapt(const json& line, const controls& by) {
    const json id = line.value("id", json(nullptr));
    const auto command = line.value("command", std::string());
    if (command == "hello") return hello(line);
    // It was told at its start whom it serves.
    if (command == "configure") return {{"id", id}, {"ok", true}};
    if (command == "reset") {
        by.reset();
        return {{"id", id}, {"ok", true}};
    }
    // The run is over; the gateway is the caller's own and stays.
    if (command == "shutdown") return {{"id", id}, {"ok", true}};
    if (command == "act") return act(line, id, by);
    if (command != "clock") return {{"id", id}, {"unsupported", true}};
    const auto days = whole_number(line, "ahead_days");
    const bool moved = days && *days >= -most_days && *days <= most_days &&
                       by.set_ahead(std::chrono::hours(24) * *days);
    if (!moved) return {{"id", id}, {"failed", "expected ahead_days, at most a century"}};
    return {{"id", id}, {"ok", true}};
}

} // namespace

wire::response control(const wire::request& got, const controls& by) {
    if (got.unreadable != 0) return problem(got.unreadable, "the request is beyond limits");
    const auto call = got.method + " " + got.target;
    if (call == "GET /") return written(200, by.state());
    if (call != "PUT /clock" && call != "POST /adapter")
        return problem(404, "no such control resource or method");
    const auto body = text::read_json(got.body);
    if (!body || !body->is_object()) return problem(400, "the body is no JSON object");
    if (got.method == "PUT") return set_clock(*body, by);
    return written(200, adapt(*body, by));
}

} // namespace kruispunt::conformance::gateways
