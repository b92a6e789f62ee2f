#include "gateway/domain/validator.hpp"

namespace kruispunt::domain {

namespace {

// The finaliser of SplitMix64: every bit of the word reaches every bit of the state.
std::uint64_t stirred(std::uint64_t state, std::uint64_t word) {
    state = (state ^ word) + 0x9e3779b97f4a7c15ULL;
    state = (state ^ (state >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    state = (state ^ (state >> 27U)) * 0x94d049bb133111ebULL;
    return state ^ (state >> 31U);
}

void append_hex(std::uint64_t number, std::string& to) {
    constexpr char digits[] = "0123456789abcdef";
    for (unsigned shift = 64; shift > 0; shift -= 4)
        to += digits[number >> (shift - 4) & 15U];
}

} // namespace

validator& validator::mix(std::uint64_t word) {
    first_ = stirred(first_, word);
    second_ = stirred(second_, word);
    return *this;
}

validator& validator::add(const std::array<std::uint8_t, 16>& octets) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < octets.size(); ++i) {
        word = word << 8U | octets[i];
        if (i % 8 == 7) mix(word);
    }
    return *this;
}

validator& validator::add(std::string_view text) {
    mix(text.size());
    for (const char c : text)
        mix(static_cast<std::uint8_t>(c));
    return *this;
}

std::string validator::text() const {
    std::string out;
    out.reserve(32);
    append_hex(first_, out);
    append_hex(second_, out);
    return out;
}

} // namespace kruispunt::domain
