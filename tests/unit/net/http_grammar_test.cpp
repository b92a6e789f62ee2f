#include "gateway/net/http_grammar.hpp"
#include "gateway/net/origin.hpp"

#include <gtest/gtest.h>

namespace kruispunt::net {
namespace {

TEST(HttpGrammar, TakesOriginFormAlone) {
    for (const auto* good : {"/", "/a/b?c=d", "/%2F", "/a;b=c", "/a//b", "/?", "/~x!$&'()*+,=:@"}) {
        EXPECT_TRUE(is_origin_form(good)) << good;
    }
    for (const auto* bad :
         {"",
          "*",
          "a",
          "http://h/",
          "/a b",
          "/a#b",
          "/%",
          "/%2",
          "/%zz",
          "/a\"b",
          "/<",
          "/a\\b",
          "/{x}",
          "/a|b",
          "/a^b",
          "/\x7f",
          "/\xc3\xa9"}) {
        EXPECT_FALSE(is_origin_form(bad)) << bad;
    }
}

TEST(HttpGrammar, TakesHostAndPort) {
    for (const auto* good :
         {"h", "a.example", "a-b.example:443", "127.0.0.1:1", "[::1]", "[2001:db8::1]:65535"}) {
        EXPECT_TRUE(is_authority(good)) << good;
    }
    for (const auto* bad :
         {"",
          ":443",
          "a:",
          "a:65536",
          "a:1x",
          "a b",
          "u@a",
          "a,b",
          "a/b",
          "[::1",
          "[]",
          "::1",
          "[g::1]",
          "[::1]x",
          "a:-1",
          "a%41"}) {
        EXPECT_FALSE(is_authority(bad)) << bad;
    }
}

TEST(HttpGrammar, FindsAWordInAList) {
    EXPECT_TRUE(list_has_word("keep-alive, Close", "close"));
    EXPECT_TRUE(list_has_word("\tclose ", "close"));
    EXPECT_FALSE(list_has_word("closed, x-close", "close"));
    EXPECT_FALSE(list_has_word("", "close"));
}

TEST(Origin, ReadsHostAndPort) {
    const auto named = parse_origin("https://a.example:8443");
    ASSERT_TRUE(named);
    EXPECT_EQ(named->host, "a.example");
    EXPECT_EQ(named->port, 8443);
    EXPECT_EQ(named->authority, "a.example:8443");
    const auto address = parse_origin("https://[::1]");
    ASSERT_TRUE(address);
    EXPECT_EQ(address->host, "::1");
    EXPECT_EQ(address->port, 443);
}

TEST(Origin, RefusesAnythingElse) {
    for (const auto* bad :
         {"http://a", "https://", "https://a/", "https://a/b", "https://u@a", "a:1", "HTTPS://a"}) {
        EXPECT_FALSE(parse_origin(bad)) << bad;
    }
}

} // namespace
} // namespace kruispunt::net
