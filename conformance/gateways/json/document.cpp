#include "conformance/gateways/json/document.hpp"

#include <libxml/xmlstring.h>

#include <set>
#include <string>
#include <vector>

namespace kruispunt::conformance::gateways::json {
namespace {

constexpr std::size_t deepest = 32;

/// What nlohmann's parser passes on its way.
struct passing {
    bool too_deep = false;
    bool member_twice = false;
    std::vector<std::set<std::string>> names;

    void see(text::json::parse_event_t event, const text::json& value) {
        using seen = text::json::parse_event_t;
        if (event == seen::object_start || event == seen::array_start) {
            names.emplace_back();
            too_deep = too_deep || names.size() > deepest;
        } else if (event == seen::object_end || event == seen::array_end) {
            names.pop_back();
        } else if (event == seen::key) {
            const bool first = names.back().insert(value.get<std::string>()).second;
            member_twice = member_twice || !first;
        }
    }
};

bool is_utf8(std::string_view body) {
    const std::string terminated(body);
    return xmlCheckUTF8(reinterpret_cast<const xmlChar*>(terminated.c_str())) != 0;
}

/// With U+FFFD in the place of what is no UTF-8.
std::string made_utf8(std::string_view body) {
    return text::json::parse(text::write_json(text::json(body))).get<std::string>();
}

text::json parsed(std::string_view body, passing& on_the_way) {
    return text::json::parse(
        body.begin(),
        body.end(),
        [&on_the_way](int /*depth*/, text::json::parse_event_t event, text::json& value) {
            on_the_way.see(event, value);
            return true;
        },
        false
    );
}

} // namespace

std::optional<text::json> read_document(
    std::string_view body,
    std::string_view malformed,
    std::string_view twice,
    kernel::findings& found
) {
    constexpr std::string_view code = "BERICHT_ONLEESBAAR";
    if (!is_utf8(body)) {
        found.add("COM-13.1", code, "", "no UTF-8");
        if (!found.clean()) return std::nullopt;
        // A mutant does not see it.
        return read_document(made_utf8(body), malformed, twice, found);
    }
    passing on_the_way;
    auto document = parsed(body, on_the_way);
    if (document.is_discarded()) {
        found.add(malformed, code, "", "no well-formed JSON");
        return std::nullopt;
    }
    if (on_the_way.too_deep) found.add("COM-28.5", code, "", "nested deeper than 32");
    if (on_the_way.member_twice) found.add(twice, code, "", "a member twice");
    if (!document.is_object()) {
        found.add("COM-13.9", "WAARDE_ONGELDIG", "", "no object");
        return std::nullopt;
    }
    return document;
}

} // namespace kruispunt::conformance::gateways::json
