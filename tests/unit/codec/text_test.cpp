#include "gateway/codec/text.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace kruispunt::codec {
namespace {

std::optional<std::string> admitted(std::string_view raw, std::size_t longest = max_text) {
    std::string scratch;
    std::string_view text;
    if (!admit_text(raw, longest, scratch, text)) return std::nullopt;
    return std::string(text);
}

std::string repeated(std::string_view piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i)
        text += piece;
    return text;
}

// proves: COM-13.4 acceptance
TEST(text, plain_and_composed_texts_stay_as_they_are) {
    EXPECT_EQ(admitted("J. Jansen-de Vries"), "J. Jansen-de Vries");
    EXPECT_EQ(
        admitted("A\xC3\xAF"
                 "cha"),
        "A\xC3\xAF"
        "cha"
    );
    EXPECT_EQ(admitted(""), "");
}

// proves: COM-13.2
TEST(text, decomposed_letters_are_composed) {
    EXPECT_EQ(
        admitted("Ai\xCC\x88"
                 "cha"),
        "A\xC3\xAF"
        "cha"
    );
    EXPECT_EQ(admitted("\xE2\x84\xAB"), "\xC3\x85"); // the sign for angstrom is the letter
}

// proves: COM-13.5 COM-13.7 refusal
TEST(text, length_counts_characters_after_composing) {
    EXPECT_TRUE(admitted(repeated("a", 200)));
    EXPECT_FALSE(admitted(repeated("a", 201)));
    EXPECT_TRUE(admitted(repeated("\xC3\xAF", 200)));
    EXPECT_FALSE(admitted(repeated("\xC3\xAF", 201)));
    EXPECT_TRUE(admitted(repeated("i\xCC\x88", 200)));
    EXPECT_FALSE(admitted(repeated("i\xCC\x88", 201)));
    EXPECT_TRUE(admitted(repeated("\xF0\x9F\x98\x80", 40), max_reference));
    EXPECT_FALSE(admitted(repeated("\xF0\x9F\x98\x80", 41), max_reference));
    EXPECT_FALSE(admitted(repeated("\xCC\x88", 100'000)));
}

class bad_text : public testing::TestWithParam<std::string> {};

// proves: COM-13.1 COM-13.3 refusal
TEST_P(bad_text, is_not_admitted) {
    EXPECT_FALSE(admitted(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(
    table,
    bad_text,
    testing::Values(
        std::string("a\0b", 3),
        "a\tb",
        "a\nb",
        "a\rb",
        "\x1B[31m",
        "\x7F",
        "\xC2\x80",
        "\xC2\x85",
        "\xC2\x9F",
        "\x80",
        "\xC3",
        "\xC0\xAF",
        "\xE0\x80\xAF",
        "\xED\xA0\x80",
        "\xED\xBF\xBF",
        "\xF4\x90\x80\x80",
        "\xF8\x88\x80\x80\x80",
        "\xFF",
        "\xEF\xBB"
    )
);

// proves: COM-13.6 refusal
TEST(text, signal_ids) {
    EXPECT_TRUE(is_signal_id("ESAR-2026-000123"));
    EXPECT_TRUE(is_signal_id("a._-Z9"));
    EXPECT_TRUE(is_signal_id(repeated("x", 64)));
    EXPECT_FALSE(is_signal_id(repeated("x", 65)));
    for (const char* bad : {"", "a b", "a/b", "a%b", "\xC3\xAF", "a\n", "a:b", "a+b"})
        EXPECT_FALSE(is_signal_id(bad)) << bad;
}

TEST(text, letters) {
    EXPECT_TRUE(has_letter("1b"));
    EXPECT_TRUE(has_letter("\xC3\xAF"));
    EXPECT_TRUE(has_letter("\xD9\x85")); // an Arabic one
    for (const char* none : {"", "12", "- .", "\xF0\x9F\x98\x80"})
        EXPECT_FALSE(has_letter(none));
}

} // namespace
} // namespace kruispunt::codec
