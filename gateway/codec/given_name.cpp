#include "gateway/codec/given_name.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace kruispunt::codec {

namespace {

std::string_view first_word(std::string_view text) {
    const auto start = text.find_first_not_of(' ');
    if (start == text.npos) return {};
    text.remove_prefix(start);
    return text.substr(0, text.find(' '));
}

// Letters that no decomposition takes apart, as Dutch registers commonly write them.
const char* plain_letter(UChar32 c) {
    switch (c) {
    case 0x00E6:
        return "ae"; // æ
    case 0x00F8:
        return "o"; // ø
    case 0x0111:
        return "d"; // đ
    case 0x0131:
        return "i"; // dotless i
    case 0x0142:
        return "l"; // ł
    case 0x0153:
        return "oe"; // œ
    default:
        return nullptr;
    }
}

icu::UnicodeString letters_of(const icu::UnicodeString& decomposed) {
    icu::UnicodeString kept;
    for (std::int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
        const UChar32 c = decomposed.char32At(at);
        if (const char* plain = plain_letter(c)) {
            kept.append(icu::UnicodeString::fromUTF8(plain));
        } else if (u_isalpha(c)) {
            kept.append(c);
        }
    }
    return kept;
}

} // namespace

std::string folded_first_given_name(std::string_view given_names) {
    const std::string_view word = first_word(given_names);
    if (word.find('.') != word.npos) return {};
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status)) return {};
    const auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size()))
    );
    // Folding first: the capital dotted i leaves a mark behind that decomposition then shows.
    icu::UnicodeString folded(text);
    folded.foldCase();
    icu::UnicodeString letters = letters_of(decompose->normalize(folded, status));
    if (U_FAILURE(status) || letters.countChar32() < 2) return {};
    letters.findAndReplace(icu::UnicodeString::fromUTF8("ij"), icu::UnicodeString::fromUTF8("y"));
    std::string utf8;
    letters.toUTF8String(utf8);
    return utf8;
}

} // namespace kruispunt::codec
