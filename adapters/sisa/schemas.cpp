#include "adapters/sisa/schemas.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace kruispunt::adapters::sisa {

namespace {

constexpr char imported[] = "stuf0301.xsd"; // as the other one's schemaLocation says

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error(file.string() + ": cannot be read");
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

} // namespace

schemas::schemas(const std::string& base, const std::filesystem::path& mappings)
    : texts_{
          {base + "/xsd", text_of(mappings / "sisa.xsd")},
          {base + "/" + imported, text_of(mappings / imported)}} {}

std::optional<ports::http_response> schemas::find(std::string_view target) const {
    const auto at = texts_.find(target);
    if (at == texts_.end()) return std::nullopt;
    ports::http_response published;
    published.fields.add("Content-Type", "text/xml; charset=utf-8");
    published.body = at->second;
    return published;
}

} // namespace kruispunt::adapters::sisa
