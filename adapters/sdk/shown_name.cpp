#include "adapters/sdk/shown_name.hpp"

namespace kruispunt::adapters::sdk {

std::string shown_name(std::string_view name) {
    constexpr std::size_t longest = 40;
    constexpr std::size_t most_digits = 4;
    const auto colon = name.rfind(':');
    if (colon != name.npos) name.remove_prefix(colon + 1);
    std::string shown;
    std::size_t digits = 0;
    for (char c : name.substr(0, longest)) {
        const bool digit = c >= '0' && c <= '9';
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        digits = digit ? digits + 1 : 0;
        shown += letter || c == '-' || c == '.' || (digit && digits <= most_digits) ? c : '_';
    }
    return shown;
}

} // namespace kruispunt::adapters::sdk
