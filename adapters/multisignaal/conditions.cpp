#include "adapters/multisignaal/conditions.hpp"

#include <algorithm>
#include <cctype>

namespace kruispunt::adapters::multisignaal {

namespace {

bool same_name(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) ==
               std::tolower(static_cast<unsigned char>(y));
    });
}

void skip_space(std::string_view& rest) {
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\t'))
        rest.remove_prefix(1);
}

bool may_stand_in_tag(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0x21 || (byte >= 0x23 && byte != 0x7f);
}

std::optional<entity_tag> read_tag(std::string_view& rest) {
    entity_tag tag;
    tag.weak = rest.substr(0, 2) == "W/";
    if (tag.weak) rest.remove_prefix(2);
    if (rest.empty() || rest.front() != '"') return std::nullopt;
    const auto end = rest.find('"', 1);
    if (end == rest.npos) return std::nullopt;
    tag.text = rest.substr(1, end - 1);
    rest.remove_prefix(end + 1);
    if (!std::all_of(tag.text.begin(), tag.text.end(), may_stand_in_tag)) return std::nullopt;
    return tag;
}

} // namespace

std::optional<tag_list> read_tags(std::string_view value) {
    tag_list read;
    skip_space(value);
    while (!value.empty() && (value.back() == ' ' || value.back() == '\t'))
        value.remove_suffix(1);
    read.anything = value == "*";
    if (read.anything) return read;
    while (!value.empty()) {
        if (value.front() != ',') {
            auto tag = read_tag(value);
            if (!tag) return std::nullopt;
            read.tags.push_back(std::move(*tag));
            skip_space(value);
            if (!value.empty() && value.front() != ',') return std::nullopt;
        }
        if (!value.empty()) value.remove_prefix(1);
        skip_space(value);
    }
    if (read.tags.empty()) return std::nullopt;
    return read;
}

std::optional<std::string> whole_value(const ports::http_fields& fields, std::string_view name) {
    std::optional<std::string> whole;
    for (const auto& [each, value] : fields) {
        if (!same_name(each, name)) continue;
        whole = whole ? *whole + ", " + value : value;
    }
    return whole;
}

std::vector<std::string> strong_tags(const tag_list& asked) {
    std::vector<std::string> strong;
    if (asked.anything) strong.emplace_back("*");
    for (const entity_tag& tag : asked.tags)
        if (!tag.weak && tag.text != "*") strong.push_back(tag.text);
    return strong;
}

bool names(const tag_list& asked, std::string_view tag) {
    return asked.anything ||
           std::any_of(asked.tags.begin(), asked.tags.end(), [tag](const entity_tag& each) {
               return each.text == tag;
           });
}

} // namespace kruispunt::adapters::multisignaal
