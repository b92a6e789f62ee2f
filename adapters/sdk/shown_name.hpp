#pragma once

#include <string>
#include <string_view>

namespace kruispunt::adapters::sdk {

/// A sender's name for a field that nobody knows, fit to be sent back in `veld`: without prefix,
/// short, and so that it cannot carry a value (COM-27): no more than four digits in a row, nothing
/// but letters, digits, `-` and `.`.
inline std::string shown_name(std::string_view name) {
    constexpr std::size_t longest = 40;
    constexpr std::size_t most_digits = 4;
    const auto colon = name.rfind(':');
    if (colon != name.npos) name.remove_prefix(colon + 1);
    std::string shown;
    std::size_t digits = 0;
    for (const char c : name.substr(0, longest)) {
        const bool digit = c >= '0' && c <= '9';
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        digits = digit ? digits + 1 : 0;
        shown += letter || c == '-' || c == '.' || (digit && digits <= most_digits) ? c : '_';
    }
    return shown;
}

} // namespace kruispunt::adapters::sdk
