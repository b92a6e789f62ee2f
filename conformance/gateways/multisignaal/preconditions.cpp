#include "conformance/gateways/multisignaal/preconditions.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::gateways::multisignaal {
namespace {

struct entity_tag {
    bool weak = false;
    std::string value; ///< with its quotes
};

void skip_blanks(std::string_view& text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
}

std::optional<entity_tag> take_tag(std::string_view& text) {
    entity_tag tag;
    tag.weak = text.starts_with("W/");
    if (tag.weak) text.remove_prefix(2);
    const auto end = text.starts_with('"') ? text.find('"', 1) : std::string_view::npos;
    if (end == std::string_view::npos) return std::nullopt;
    tag.value = text.substr(0, end + 1);
    text.remove_prefix(end + 1);
    return tag;
}

/// The tags of a list; nothing where it is misshapen.
std::optional<std::vector<entity_tag>> read_tags(std::string_view text) {
    std::vector<entity_tag> tags;
    skip_blanks(text);
    while (!text.empty()) {
        auto tag = take_tag(text);
        if (!tag) return std::nullopt;
        tags.push_back(std::move(*tag));
        skip_blanks(text);
        if (text.empty()) break;
        if (text.front() != ',') return std::nullopt;
        text.remove_prefix(1);
        skip_blanks(text);
    }
    if (tags.empty()) return std::nullopt;
    return tags;
}

/// Strong comparison, unless a mutant forgets that a weak tag never matches (MS-11.5).
bool names(const std::vector<entity_tag>& tags, const std::string& present, bool weak_too) {
    return std::any_of(tags.begin(), tags.end(), [&](const entity_tag& each) {
        return each.value == present && (weak_too || !each.weak);
    });
}

void judge_if_match(
    std::string_view field,
    const std::optional<std::string>& present,
    kernel::findings& found,
    judged_preconditions& into
) {
    constexpr std::string_view code = "WAARDE_ONGELDIG";
    const auto tags = read_tags(field);
    if (!tags && field != "*") {
        found.add("MS-11.3", code, "If-Match", "misshapen");
    } else if (!present) {
        into.failed = true;
        found.add("MS-11.4", code, "If-Match", "the resource is not there");
    } else if (tags && !names(*tags, *present, found.broken().ignores("MS-11.5"))) {
        into.failed = true;
        found.add("MS-11.3", code, "If-Match", "not the present tag");
    }
}

} // namespace

judged_preconditions judge_preconditions(
    const wire::request& got, const std::optional<std::string>& present, kernel::findings& found
) {
    judged_preconditions judged;
    if (const auto field = wire::header_value(got.headers, "If-Match"))
        judge_if_match(*field, present, found, judged);
    const bool changes = got.method != "GET" && got.method != "HEAD";
    if (changes && wire::header_value(got.headers, "If-None-Match")) {
        judged.failed = true;
        found.add("MS-11.3", "WAARDE_ONGELDIG", "If-None-Match", "not on a change");
    }
    return judged;
}

bool is_known_already(const wire::request& got, const std::string& present) {
    const auto field = wire::header_value(got.headers, "If-None-Match");
    if (!field) return false;
    if (*field == "*") return true;
    const auto tags = read_tags(*field);
    return tags && names(*tags, present, true);
}

} // namespace kruispunt::conformance::gateways::multisignaal
