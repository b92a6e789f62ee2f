#include "adapters/multisignaal/published.hpp"

#include "adapters/multisignaal/conditions.hpp"
#include "gateway/codec/json_reader.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace kruispunt::adapters::multisignaal {

namespace {

std::string read_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in || text.empty()) throw std::runtime_error(file.string() + ": cannot be read");
    return text;
}

// FNV-1a, 64 bits: nobody gains by two of our own documents having one tag.
std::uint64_t fingerprint(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return hash;
}

std::string hex(std::uint64_t number) {
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 16);
    return {digits.data(), end.ptr};
}

} // namespace

published::published(const std::filesystem::path& file) : text_(read_file(file)) {
    const auto read = codec::read_json(text_);
    if (!read) throw std::runtime_error(file.string() + ": " + read.error().detail);
    const auto root = read->root();
    const auto kind = root.child("openapi");
    if (!kind || kind.text().substr(0, 4) != "3.0.")
        throw std::runtime_error(file.string() + ": 'openapi' is not 3.0");
    const auto info = root.child("info");
    const auto version = info ? info.child("version") : codec::node();
    if (!version || version.text().empty())
        throw std::runtime_error(file.string() + ": 'info/version' is missing");
    version_ = version.text();
    tag_ = version_ + "-" + hex(fingerprint(text_));
}

ports::http_response
published::document(const ports::http_fields& asked, const answers& with) const {
    const auto condition = whole_value(asked, "If-None-Match");
    const auto tags = condition ? read_tags(*condition) : std::nullopt;
    const bool known = tags && names(*tags, tag_);
    auto made = known ? with.make(304, {}, {}) : with.make(200, "application/json", text_);
    made.fields.add("ETag", "\"" + tag_ + "\"");
    made.fields.add("Access-Control-Allow-Origin", "*");
    return made;
}

} // namespace kruispunt::adapters::multisignaal
