#include "adapters/sdk/signatures/base64.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::sdk::signatures {
namespace {

// RFC 4648 §10
constexpr std::pair<const char*, const char*> vectors[] = {
    {"f", "Zg=="},
    {"fo", "Zm8="},
    {"foo", "Zm9v"},
    {"foob", "Zm9vYg=="},
    {"fooba", "Zm9vYmE="},
    {"foobar", "Zm9vYmFy"}};

TEST(Base64, IsTheRfcs) {
    for (const auto& [octets, text] : vectors) {
        EXPECT_EQ(to_base64(octets), text);
        EXPECT_EQ(from_base64(text), octets);
    }
    EXPECT_EQ(to_base64(""), "");
}

TEST(Base64, GoesThereAndBack) {
    std::string octets;
    for (int i = 0; i < 300; ++i) {
        if (!octets.empty()) {
            EXPECT_EQ(from_base64(to_base64(octets)), octets);
        }
        octets += static_cast<char>(i * 7);
    }
}

TEST(Base64, WhiteSpaceMeansNothing) {
    EXPECT_EQ(from_base64(" Zm9v\r\n\tYmFy\n"), "foobar");
    EXPECT_EQ(without_white_space(" a\r\nb\tc "), "abc");
}

TEST(Base64, TakesNothingElse) {
    for (const char* bad :
         {"",
          " ",
          "Z",
          "Zg",
          "Zg=",
          "Zg===",
          "Z===",
          "====",
          "Zg==Zg==",
          "Zm9v!",
          "Zm-v",
          "Zm_v",
          "=Zm9",
          "Zm9vYh==",
          "Zm9=",
          "Zé=="})
        EXPECT_FALSE(from_base64(bad)) << bad;
}

} // namespace
} // namespace kruispunt::adapters::sdk::signatures
