#include "conformance/verify/encoding.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::verify {
namespace {

TEST(Base64, IsAsRfc4648HasIt) {
    const std::pair<const char*, const char*> known[] = {
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"}};
    for (const auto& [octets, text] : known) {
        EXPECT_EQ(base64_encoded(octets), text);
        EXPECT_EQ(base64_decoded(text), octets);
    }
}

TEST(Base64, OctetsHaveOneText) {
    for (const char* text :
         {"Zg=",
          "Zg",
          "Zh==",
          "Zm9=",
          "Z===",
          "====",
          "A===",
          "Zg==Zg==",
          "Zm9v\n",
          " Zg==",
          "Z-8=",
          "=Zm8",
          "Zm=8"})
        EXPECT_FALSE(base64_decoded(text)) << text;
}

TEST(Base64, EveryOctetComesBack) {
    std::string octets;
    for (int i = 0; i < 256; ++i) {
        octets += static_cast<char>(i);
        EXPECT_EQ(base64_decoded(base64_encoded(octets)), octets);
    }
}

TEST(PlainNumber, HasNoZeroesInFrontAndNothingElse) {
    EXPECT_EQ(plain_number("0"), 0U);
    EXPECT_EQ(plain_number("18446744073709551615"), 18446744073709551615U);
    for (const char* text : {"", "00", "01", "+1", "-1", " 1", "1 ", "1.0", "18446744073709551616"})
        EXPECT_FALSE(plain_number(text)) << text;
}

TEST(HexDecoded, TakesSmallDigitsInPairs) {
    EXPECT_EQ(hex_decoded("00ff"), std::string("\0\xff", 2));
    for (const char* text : {"0", "0g", "FF", "0x"})
        EXPECT_FALSE(hex_decoded(text)) << text;
}

} // namespace
} // namespace kruispunt::conformance::verify
