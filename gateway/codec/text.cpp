#include "gateway/codec/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace kruispunt::codec {

namespace {

bool plain(char c) {
    return c >= 0x20 && c < 0x7f;
}

// The character at `at`, which moves on; negative where the bytes are not UTF-8.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion" // ICU's macro, not ours

UChar32 next_character(std::string_view utf8, std::size_t& at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    UChar32 c = 0;
    U8_NEXT(bytes, at, utf8.size(), c); // NOLINT(bugprone-inc-dec-in-conditions): ICU's macro
    return c;
}

#pragma GCC diagnostic pop

// Counts characters; false where the bytes are not UTF-8 or hold a control character.
bool count_characters(std::string_view utf8, std::size_t& count) {
    count = 0;
    for (std::size_t at = 0; at < utf8.size(); ++count) {
        const UChar32 c = next_character(utf8, at);
        if (c < 0 || u_charType(c) == U_CONTROL_CHAR) return false;
    }
    return true;
}

bool normalise(std::string_view raw, std::string& scratch, std::string_view& admitted) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) return false;
    const icu::StringPiece piece(raw.data(), static_cast<std::int32_t>(raw.size()));
    if (nfc->isNormalizedUTF8(piece, status)) {
        admitted = raw;
        return U_SUCCESS(status);
    }
    scratch.clear();
    icu::StringByteSink<std::string> sink(&scratch);
    nfc->normalizeUTF8(0, piece, sink, nullptr, status);
    admitted = scratch;
    return U_SUCCESS(status);
}

} // namespace

bool admit_text(
    std::string_view raw, std::size_t longest, std::string& scratch, std::string_view& admitted
) {
    if (std::all_of(raw.begin(), raw.end(), plain)) {
        admitted = raw;
        return raw.size() <= longest;
    }
    // A composed character comes from at most a handful of others: no need to normalise more.
    constexpr std::size_t most_bytes_a_character = 64;
    if (raw.size() > longest * most_bytes_a_character) return false;
    std::size_t characters = 0;
    return count_characters(raw, characters) && normalise(raw, scratch, admitted) &&
           count_characters(admitted, characters) && characters <= longest;
}

bool is_signal_id(std::string_view text) {
    return !text.empty() && text.size() <= max_signal_id &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '.' || c == '_' || c == '-';
           });
}

bool has_letter(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();) {
        const UChar32 c = next_character(utf8, at);
        if (c > 0 && u_isalpha(c)) return true;
    }
    return false;
}

} // namespace kruispunt::codec
