#include "gateway/domain/region_mode.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::domain {

namespace {

constexpr std::array<std::string_view, 3> words{"normaal", "onderhoud", "schaduw"};

} // namespace

std::string_view wire_word(region_mode mode) {
    return words.at(static_cast<std::size_t>(mode));
}

std::optional<region_mode> mode_of(std::string_view word) {
    const auto at = std::find(words.begin(), words.end(), word);
    if (at == words.end()) return std::nullopt;
    return static_cast<region_mode>(at - words.begin());
}

} // namespace kruispunt::domain
