#include "adapters/sdk/escaping.hpp"
#include "adapters/sdk/http_headers.hpp"
#include "adapters/sdk/request_target.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::sdk {
namespace {

ports::http_fields one(const char* name, const char* value) {
    return {{name, value}};
}

TEST(http_headers, media_types) {
    for (const char* good :
         {"application/json",
          "Application/JSON",
          "application/json; charset=utf-8",
          "application/json;charset=\"UTF-8\"",
          "application/json; v=1 ; charset = utf-8"})
        EXPECT_TRUE(has_media_type(one("content-type", good), "application/json")) << good;
    for (const char* bad :
         {"",
          "text/json",
          "application/jsonx",
          "application/json; charset=latin1",
          "application/json, text/xml"})
        EXPECT_FALSE(has_media_type(one("Content-Type", bad), "application/json")) << bad;
    EXPECT_FALSE(has_media_type({}, "application/json"));
}

TEST(http_headers, accept) {
    EXPECT_TRUE(accepts({}, "application/json"));
    for (const char* good :
         {"",
          "*/*",
          "application/*",
          "application/json",
          "text/html, application/json;q=0.1",
          "application/json; q=1, */*;q=0",
          "text/html;q=0,*/*"})
        EXPECT_TRUE(accepts(one("Accept", good), "application/json")) << good;
    for (const char* bad :
         {"text/html",
          "application/xml",
          "application/json;q=0",
          "*/*;q=0.000",
          "application/json;q=0, */*",
          "application/problem+json",
          "applicati/*"})
        EXPECT_FALSE(accepts(one("Accept", bad), "application/json")) << bad;
}

// proves: MS-22.4
TEST(http_headers, retry_after) {
    const auto wait = [](const char* value) {
        return later_receipt({503, one("Retry-After", value), {}}).retry_after;
    };
    EXPECT_EQ(wait("7"), std::chrono::seconds(7));
    EXPECT_EQ(wait(" 0 "), std::chrono::seconds(0));
    EXPECT_EQ(wait("999999"), std::chrono::hours(24));
    for (const char* none : {"", "-1", "1.5", "9999999", "Fri, 20 Nov 2026 10:00:00 GMT"})
        EXPECT_FALSE(wait(none)) << none;
    EXPECT_EQ(later_receipt({429, {}, {}}).what, ports::receipt::kind::later);
}

TEST(request_target, is_taken_apart_and_decoded) {
    const auto read = read_target("/a/b%2Fc/?x=1%20&y&z=%C3%AF");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->segments, (std::vector<std::string>{"a", "b/c", ""}));
    ASSERT_EQ(read->query.size(), 3U);
    EXPECT_EQ(read->query[0].second, "1 ");
    EXPECT_EQ(read->query[1].second, "");
    EXPECT_EQ(read->query[2].second, "\xC3\xAF");
    for (const char* bad : {"", "a", "*", "/%", "/%4", "/%zz", "/a?x=%1", "/a?%g1=1"})
        EXPECT_FALSE(read_target(bad)) << bad;
}

TEST(request_target, paths_of_urls) {
    EXPECT_EQ(path_of_url("https://a.nl"), "");
    EXPECT_EQ(path_of_url("https://a.nl/"), "");
    EXPECT_EQ(path_of_url("https://a.nl:8443/x/y/"), "/x/y");
    EXPECT_EQ(path_of_url("https://a.nl/x?k=1"), "/x?k=1");
}

TEST(escaping, urls) {
    std::string out;
    append_url("a-B.9_~ /%\xC3\xAF", out);
    EXPECT_EQ(out, "a-B.9_~%20%2F%25%C3%AF");
}

} // namespace
} // namespace kruispunt::adapters::sdk
