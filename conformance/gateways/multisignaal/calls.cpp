#include "conformance/gateways/multisignaal/calls.hpp"

#include "conformance/gateways/multisignaal/requests.hpp"

#include <algorithm>
#include <string>

namespace kruispunt::conformance::gateways::multisignaal {
namespace {

constexpr std::string_view code = "WAARDE_ONGELDIG";

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

/// Takes the text up to the separator off the front.
std::string_view take_until(std::string_view& text, char separator) {
    const auto end = std::min(text.find(separator), text.size());
    const auto taken = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return trimmed(taken);
}

bool is_zero_weight(std::string_view parameters) {
    const auto at = parameters.find("q=");
    if (at == std::string_view::npos) return false;
    const auto value = parameters.substr(at + 2);
    return value.starts_with('0') && value.find_first_of("123456789") == std::string_view::npos;
}

bool takes_json(std::string_view accept) {
    while (!accept.empty()) {
        auto range = take_until(accept, ',');
        const auto type = take_until(range, ';');
        const bool fits = type == "*/*" || type == "application/*" || type == "application/json" ||
                          type == "application/problem+json";
        if (fits && !is_zero_weight(range)) return true;
    }
    return false;
}

std::string media_type(const wire::request& got) {
    const auto field = wire::header_value(got.headers, "Content-Type").value_or("");
    return std::string(trimmed(field.substr(0, std::min(field.find(';'), field.size()))));
}

bool is_encoded(const wire::request& got) {
    const auto coding = wire::header_value(got.headers, "Content-Encoding");
    return coding && *coding != "identity";
}

void judge_path(const place& at, kernel::findings& found) {
    if (!at.below_base)
        found.add_shared({"MS-00.1", "MS-10.9"}, code, "", "no path of the protocol");
    else if (at.what == resource::none)
        found.add_shared({"MS-10.9", "MS-00.1"}, code, "", "no such resource");
    else if (at.slash_too_many)
        found.add("MS-10.10", code, "", "a slash too many");
}

void judge_method(const wire::request& got, const place& at, kernel::findings& found) {
    const auto& known = methods_of(at.what);
    if (std::find(known.begin(), known.end(), got.method) == known.end())
        found.add("MS-10.11", code, "", "a method that the resource does not know");
}

void judge_accept(const wire::request& got, kernel::findings& found) {
    const auto accept = wire::header_value(got.headers, "Accept");
    if (accept && !takes_json(*accept)) found.add("MS-10.13", code, "", "takes no JSON");
}

void judge_media_type(const wire::request& got, const place& at, kernel::findings& found) {
    const bool has_body = got.method == "PUT" || got.method == "POST" || got.method == "PATCH";
    const bool is_empty = at.what == resource::closing && got.body.empty();
    if (!has_body || is_empty) return;
    const std::string_view wanted =
        got.method == "PATCH" ? "application/merge-patch+json" : "application/json";
    if (wire::same_ignoring_case(media_type(got), wanted) && !is_encoded(got)) return;
    if (got.method == "PATCH")
        found.add_shared({"MS-10.16", "MS-07.1", "MS-00.8"}, code, "", "another media type");
    else
        found.add_shared({"MS-10.16", "MS-00.8"}, code, "", "another media type");
}

} // namespace

std::optional<refused_call> judge_call(
    const wire::request& got,
    const wire::target_parts& target,
    const place& at,
    const mutation::mutation& broken
) {
    const auto refuse_with = [&broken](unsigned status, auto judge) {
        kernel::findings found(broken);
        judge(found);
        std::optional<refused_call> refused;
        if (!found.clean()) refused = refused_call{status, found.all()};
        return refused;
    };
    if (auto no = refuse_with(404, [&at](auto& found) { judge_path(at, found); })) return no;
    if (auto no = refuse_with(405, [&](auto& found) { judge_method(got, at, found); })) return no;
    if (auto no = refuse_with(406, [&got](auto& found) { judge_accept(got, found); })) return no;
    if (auto no = refuse_with(415, [&](auto& found) { judge_media_type(got, at, found); }))
        return no;
    return refuse_with(400, [&](auto& found) {
        kernel::value_rules rules(found, {});
        judge_query(target, at, got.method, rules);
    });
}

} // namespace kruispunt::conformance::gateways::multisignaal
