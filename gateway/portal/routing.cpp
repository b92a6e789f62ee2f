#include "gateway/portal/routing.hpp"

#include <algorithm>
#include <string_view>

namespace kruispunt::portal {

namespace {

std::size_t length_of(const route& r) {
    return static_cast<std::size_t>(
        std::find(r.path.begin(), r.path.end(), std::string_view()) - r.path.begin()
    );
}

// A segment is not empty: "deelnemers/" is no path of this API.
bool fits(const route& r, const std::vector<std::string>& path) {
    return path.size() == length_of(r) &&
           std::equal(path.begin(), path.end(), r.path.begin(), [](const auto& given, auto asked) {
               return !given.empty() && (asked == "*" || asked == given);
           });
}

} // namespace

found_route route_of(const call& c) {
    found_route result;
    for (const route& r : all_routes()) {
        if (!fits(r, c.path)) continue;
        if (r.method == c.method) result.at = &r;
        if (!result.methods.empty()) result.methods += ", ";
        result.methods += r.method;
    }
    return result;
}

std::string region_named_in(const call& c) {
    if (c.path.size() > 1 && c.path[0] == "deelnemers") return c.path[1];
    const auto at = c.query.find("regio");
    return at == c.query.end() ? std::string() : at->second;
}

bool from_another_site(const ports::http_fields& fields) {
    const auto site = fields.find("Sec-Fetch-Site");
    return site && *site != "same-origin" && *site != "none";
}

bool says_json(const ports::http_fields& fields) {
    const auto type = fields.find("Content-Type");
    return type && (*type == "application/json" || type->starts_with("application/json;"));
}

} // namespace kruispunt::portal
