#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace kruispunt::bench {

/// `text` as a decimal number; none unless it is one from its first to its last character.
template <typename Number>
[[nodiscard]] std::optional<Number> whole_number(std::string_view text) noexcept {
    Number number{};
    const auto* begin = text.data(); // NOLINT(bugprone-suspicious-stringview-data-usage)
    const auto* end = begin + text.size();
    const auto [stopped, error] = std::from_chars(begin, end, number);
    if (error != std::errc() || stopped != end) return std::nullopt;
    return number;
}

} // namespace kruispunt::bench
