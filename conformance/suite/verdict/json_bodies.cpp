#include "conformance/suite/verdict/bodies.hpp"

#include <stdexcept>

namespace kruispunt::conformance::suite::verdict {

found_value found_text(std::string text) {
    found_value made;
    made.there = true;
    made.value = std::move(text);
    made.count = 1;
    return made;
}

found_value look_in_json(const text::json& document, const std::string& pointer) {
    found_value made;
    text::json::json_pointer at;
    try {
        at = text::json::json_pointer(pointer);
    } catch (const text::json::exception&) {
        throw std::runtime_error("`" + pointer + "` is no JSON Pointer");
    }
    if (!document.contains(at)) return made;
    made.there = true;
    made.value = document.at(at);
    made.count = made.value.is_null() ? 0 : made.value.size();
    if (made.value.is_object())
        for (const auto& [name, value] : made.value.items())
            made.members.push_back(name);
    return made;
}

bool speaks_xml(std::string_view protocol) {
    return protocol == "esar" || protocol == "sisa";
}

std::optional<found_value>
look_in_body(std::string_view protocol, std::string_view body, const std::string& path) {
    if (is_line_path(path)) return look_in_lines(body, path);
    if (speaks_xml(protocol)) return look_in_xml(body, path);
    const auto document = text::read_json(body);
    if (!document) return std::nullopt;
    return look_in_json(*document, path);
}

} // namespace kruispunt::conformance::suite::verdict
