#include "tests/bench/made_up_bsn.hpp"

namespace kruispunt::bench {
namespace {

constexpr unsigned choices = 9; // of ten eighth digits, at most one leaves no valid last digit
constexpr unsigned no_digit = 10;

unsigned remainder_with(unsigned sum, unsigned eighth) {
    return (sum + 2 * eighth) % 11;
}

} // namespace

std::array<char, 9> made_up_bsn(std::uint64_t index) noexcept {
    index %= made_up_bsn_count;
    auto prefix = static_cast<unsigned>(index / choices);
    auto choice = static_cast<unsigned>(index % choices);
    std::array<char, 9> text{'9'};
    unsigned sum = 9 * 9;
    for (unsigned place = 6; place >= 1; --place) {
        const auto digit = prefix % 10;
        prefix /= 10;
        text[place] = static_cast<char>('0' + digit);
        sum += digit * (9 - place);
    }
    unsigned eighth = 0;
    for (;; ++eighth) {
        if (remainder_with(sum, eighth) == no_digit) continue;
        if (choice-- == 0) break;
    }
    text[7] = static_cast<char>('0' + eighth);
    text[8] = static_cast<char>('0' + remainder_with(sum, eighth));
    return text;
}

} // namespace kruispunt::bench
