#include "conformance/verify/encoding.hpp"

#include <algorithm>
#include <charconv>

namespace kruispunt::conformance::verify {

namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Four characters of the alphabet as 24 bits.
std::optional<std::uint32_t> bits_of(std::string_view four) {
    std::uint32_t bits = 0;
    for (const char c : four) {
        const std::size_t at = c == '=' ? 0 : alphabet.find(c);
        if (at == std::string_view::npos) return std::nullopt;
        bits = bits << 6U | static_cast<std::uint32_t>(at);
    }
    return bits;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

} // namespace

std::optional<std::string> base64_decoded(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::string octets;
    octets.reserve(text.size() / 4 * 3);
    for (std::size_t at = 0; at < text.size(); at += 4) {
        const auto bits = bits_of(text.substr(at, 4));
        if (!bits) return std::nullopt;
        for (const unsigned shift : {16U, 8U, 0U})
            octets += static_cast<char>(*bits >> shift & 0xffU);
    }
    for (std::size_t padding = 0; padding < 2 && text.ends_with('='); ++padding) {
        octets.pop_back();
        text.remove_suffix(1);
    }
    // Whatever was in the wrong place or meant nothing does not come back.
    const std::string again = base64_encoded(octets);
    const std::string_view unpadded(again.data(), std::min(again.find('='), again.size()));
    return unpadded == text ? std::optional(octets) : std::nullopt;
}

std::string base64_encoded(std::string_view octets) {
    std::string text;
    for (std::size_t at = 0; at < octets.size(); at += 3) {
        const std::string_view three = octets.substr(at, 3);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 3; ++i)
            bits = bits << 8U | (i < three.size() ? static_cast<unsigned char>(three[i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            text += i <= three.size() ? alphabet[bits >> (18U - 6U * i) & 63U] : '=';
    }
    return text;
}

std::optional<digest> hash_from_base64(std::string_view text) {
    const auto octets = base64_decoded(text);
    digest hash{};
    if (!octets || octets->size() != hash.size()) return std::nullopt;
    std::copy(octets->begin(), octets->end(), hash.begin());
    return hash;
}

std::optional<std::string> hex_decoded(std::string_view digits) {
    if (digits.size() % 2 != 0) return std::nullopt;
    std::string octets;
    for (std::size_t at = 0; at < digits.size(); at += 2) {
        const int high = hex_digit(digits[at]);
        const int low = hex_digit(digits[at + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        octets += static_cast<char>(high * 16 + low);
    }
    return octets;
}

std::optional<std::uint64_t> plain_number(std::string_view digits) {
    std::uint64_t number = 0;
    const char* const end = digits.data() + digits.size();
    if (digits.empty() || (digits.front() == '0' && digits.size() > 1)) return std::nullopt;
    const auto [stopped, error] = std::from_chars(digits.data(), end, number);
    if (error != std::errc() || stopped != end) return std::nullopt;
    return number;
}

} // namespace kruispunt::conformance::verify
