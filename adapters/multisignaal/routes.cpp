#include "adapters/multisignaal/routes.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::adapters::multisignaal {

namespace {

constexpr std::string_view json = "application/json";
constexpr std::string_view merge_patch = "application/merge-patch+json";
constexpr std::string_view plain_text = "text/plain";
constexpr std::string_view signal_path = "/signalen/{signaalId}";

using op = operation;

constexpr std::array<route, 10> all{{
    {op::show_signal, "GET", signal_path, "getSignaal", {}, json},
    {op::give_signal, "PUT", signal_path, "putSignaal", json, json},
    {op::withdraw_signal, "DELETE", signal_path, "deleteSignaal", {}, {}},
    {op::close_signal, "POST", "/signalen/{signaalId}/afsluiting", "postAfsluiting", json, json},
    {op::move_child, "POST", "/signalen/{signaalId}/verhuizing", "postVerhuizing", json, json},
    {op::list_matches, "GET", "/signalen/{signaalId}/matches", "getMatches", {}, json},
    {op::update_match, "PATCH", "/matches/{matchId}", "patchMatch", merge_patch, json},
    {op::inspect_child, "POST", "/inzageverzoeken", "postInzageverzoek", json, json},
    {op::show_document, "GET", "/openapi.json", "getOpenapi", {}, json},
    {op::explain_error, "GET", "/fouten/{code}", "getFout", {}, plain_text},
}};

// Takes the first segment off a route's path.
std::string_view next_segment(std::string_view& path) {
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

bool leads_to(std::string_view path, std::span<const std::string> below, std::string& id) {
    for (const std::string& given : below) {
        if (path.empty() || given.empty()) return false;
        const std::string_view wanted = next_segment(path);
        if (wanted.front() == '{')
            id = given;
        else if (wanted != given)
            return false;
    }
    return path.empty();
}

void allow(std::string_view method, std::string& methods) {
    methods.append(methods.empty() ? "" : ", ").append(method);
    if (method == "GET") methods += ", HEAD";
}

} // namespace

std::span<const route> routes() {
    return all;
}

const route* route_named(std::string_view name) {
    const auto* const at =
        std::find_if(all.begin(), all.end(), [name](const route& r) { return r.name == name; });
    return at == all.end() ? nullptr : at;
}

routed find_route(std::string_view method, std::span<const std::string> below) {
    const std::string_view wanted = method == "HEAD" ? "GET" : method;
    routed found;
    for (const route& r : all) {
        if (!leads_to(r.path, below, found.id)) continue;
        allow(r.method, found.allow);
        if (r.method == wanted) found.to = &r;
    }
    return found;
}

std::string path_of(const route& to, std::string_view id) {
    const auto open = to.path.find('{');
    if (open == to.path.npos) return std::string(to.path);
    if (id.empty()) return std::string(to.path.substr(0, open - 1));
    std::string path(to.path.substr(0, open));
    return path.append(id).append(to.path.substr(to.path.find('}') + 1));
}

} // namespace kruispunt::adapters::multisignaal
