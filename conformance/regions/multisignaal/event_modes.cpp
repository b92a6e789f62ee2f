#include "conformance/regions/multisignaal/event_modes.hpp"

#include <algorithm>
#include <string>

namespace kruispunt::conformance::regions::multisignaal {
namespace {

using text::findings;
using text::json;

constexpr std::string_view attribute_prefix = "ce-";
constexpr const char* content_type_attribute = "datacontenttype";

std::string media_type(const wire::request& got) {
    const auto field = wire::header_value(got.headers, "Content-Type").value_or("");
    return std::string(field.substr(0, std::min(field.find(';'), field.size())));
}

std::string lower(std::string_view text) {
    std::string made(text);
    for (char& c : made)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return made;
}

json read_body(const wire::request& got, findings& found) {
    auto read = text::read_json(got.body);
    if (!read) found.add("BERICHT_ONLEESBAAR", "", "no JSON, or a member that stands twice");
    return read ? std::move(*read) : json(nullptr);
}

/// Each attribute once; the body's own type is `datacontenttype`, which is no header of its own.
json read_attributes(const wire::request& got, findings& found) {
    json event = json::object();
    for (const auto& field : got.headers) {
        const auto name = lower(field.name);
        if (!name.starts_with(attribute_prefix)) continue;
        const auto attribute = name.substr(attribute_prefix.size());
        if (event.contains(attribute) || attribute == content_type_attribute)
            found.add("WAARDE_ONGELDIG", name, "twice, or not where it belongs");
        event[attribute] = field.value;
    }
    event[content_type_attribute] = media_type(got);
    return event;
}

} // namespace

json event_in(const wire::request& got, findings& found) {
    const auto type = media_type(got);
    if (type == "application/cloudevents+json") return read_body(got, found);
    if (!wire::header_value(got.headers, "ce-specversion")) {
        found.add("WAARDE_ONGELDIG", "Content-Type", "neither structured nor binary mode");
        return nullptr;
    }
    auto event = read_attributes(got, found);
    event["data"] = read_body(got, found);
    return event;
}

} // namespace kruispunt::conformance::regions::multisignaal
