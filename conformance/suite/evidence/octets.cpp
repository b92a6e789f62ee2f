#include "conformance/suite/evidence/octets.hpp"

#include "conformance/text/base64.hpp"

#include <stdexcept>

namespace kruispunt::conformance::suite::evidence {
namespace {

bool is_utf8(const std::string& octets) {
    // Where they are none the writer puts U+FFFD in their place.
    const text::json as_text = octets;
    return text::read_json(text::write_json(as_text)) == as_text;
}

} // namespace

text::json written_octets(const std::string& octets) {
    if (is_utf8(octets)) return octets;
    text::json written;
    written["base64"] = text::encode_base64(octets);
    return written;
}

std::string read_octets(const text::json& value, const std::string& path, std::size_t most) {
    std::optional<std::string> octets;
    if (value.is_string()) octets = value.get<std::string>();
    if (value.is_object() && value.size() == 1 && value.contains("base64") &&
        value["base64"].is_string())
        octets = text::decode_base64(value["base64"].get<std::string>());
    if (!octets) throw std::runtime_error(path + ": is neither a text nor {\"base64\":…}");
    if (octets->size() > most)
        throw std::runtime_error(path + ": has more than " + std::to_string(most) + " octets");
    return std::move(*octets);
}

text::json settled(const text::json& value) {
    if (value.is_number_float()) return value.dump();
    if (!value.is_structured()) return value;
    auto made = value;
    for (auto& each : made)
        each = settled(each);
    return made;
}

} // namespace kruispunt::conformance::suite::evidence
