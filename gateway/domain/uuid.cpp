#include "gateway/domain/uuid.hpp"

namespace kruispunt::domain {

std::string to_text(const uuid& id) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < id.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        text += digits[id[i] >> 4U];
        text += digits[id[i] & 15U];
    }
    return text;
}

} // namespace kruispunt::domain
