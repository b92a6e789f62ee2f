#include "conformance/gateways/multisignaal/answers.hpp"

#include "conformance/gateways/json/items.hpp"
#include "conformance/text/ids.hpp"

#include <algorithm>

namespace kruispunt::conformance::gateways::multisignaal {
namespace {

std::string path_of(const std::string& id) {
    return std::string(base_path) + "/signalen/" + wire::encode_segment(id);
}

text::json link(const std::string& to) {
    return {{"href", to}};
}

std::string page_link(const std::string& path, std::size_t number, std::size_t size) {
    return path + "?pagina=" + std::to_string(number) + "&paginaGrootte=" + std::to_string(size);
}

text::json page_links(const std::string& path, std::size_t all, const page& which) {
    const std::size_t last = std::max<std::size_t>(1, (all + which.size - 1) / which.size);
    text::json links;
    links["self"] = link(which.chosen ? page_link(path, which.number, which.size) : path);
    if (which.number > 1)
        links["vorige"] = link(page_link(path, std::min(which.number - 1, last), which.size));
    if (which.number < last)
        links["volgende"] = link(page_link(path, which.number + 1, which.size));
    return links;
}

std::string or_dash(const kernel::text_value& value) {
    return value ? "=" + *value : std::string("-");
}

/// What was said of a signal on one line, for its tag alone.
std::string one_line(const kernel::content& says) {
    std::string line = or_dash(says.bsn) + '\n' + says.instance.oin + '\n' + says.instance.name +
                       '\n' + or_dash(says.instance.phone) + '\n' + says.date + '\n' +
                       says.informed + '\n' + or_dash(says.reason);
    if (says.reporter)
        line += '\n' + says.reporter->name + '\n' + or_dash(says.reporter->function) + '\n' +
                says.reporter->phone + '\n' + or_dash(says.reporter->email);
    for (const auto& parent : says.parents)
        line += '\n' + parent;
    return line;
}

} // namespace

text::json state_body(const kernel::signal_state& of) {
    text::json warnings = text::json::array();
    for (const auto& code : of.warnings)
        warnings.push_back({{"code", code}, {"omschrijving", kernel::description_of_warning(code)}}
        );
    return {
        {"signaalId", of.id},
        {"status", of.status},
        {"verlooptOp", of.expires_on},
        {"matches", of.matches},
        {"waarschuwingen", std::move(warnings)},
        {"_links",
         {{"self", link(path_of(of.id))}, {"matches", link(path_of(of.id) + "/matches")}}}};
}

text::json
matches_body(const std::string& id, const std::vector<kernel::match_item>& all, const page& which) {
    text::json items = text::json::array();
    const std::size_t first = std::min(all.size(), (which.number - 1) * which.size);
    const std::size_t end = std::min(all.size(), first + which.size);
    for (std::size_t i = first; i < end; ++i)
        items.push_back(json::match_body(all[i]));
    return {
        {"matches", std::move(items)},
        {"_links", page_links(path_of(id) + "/matches", all.size(), which)}};
}

std::string tag_of(const text::json& body, const kernel::content* says) {
    constexpr std::string_view hex = "0123456789abcdef";
    const auto digest =
        text::digest(text::write_json(body) + '\n' + (says == nullptr ? "" : one_line(*says)));
    std::string tag = "\"";
    for (const char octet : digest.substr(0, 16)) {
        const auto value = static_cast<unsigned char>(octet);
        tag += hex[value >> 4U];
        tag += hex[value & 15U];
    }
    return tag + '"';
}

wire::response write_json(unsigned status, const text::json& body) {
    return {status, {{"Content-Type", "application/json"}}, text::write_json(body)};
}

void add_headers(wire::response& to) {
    to.headers.push_back({"API-Version", "1.0.0"});
    to.headers.push_back({"Cache-Control", "no-store"});
    to.headers.push_back({"Content-Security-Policy", "frame-ancestors 'none'"});
    to.headers.push_back({"Strict-Transport-Security", "max-age=31536000"});
    to.headers.push_back({"X-Content-Type-Options", "nosniff"});
    to.headers.push_back({"X-Frame-Options", "DENY"});
}

} // namespace kruispunt::conformance::gateways::multisignaal
