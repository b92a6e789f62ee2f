#include "gateway/portal/site/site.hpp"
#include "gateway/portal/site/site_files.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>

namespace kruispunt::portal {
namespace {

ports::http_request asked(std::string target, ports::http_fields fields = {}) {
    ports::http_request request;
    request.method = "GET";
    request.target = std::move(target);
    request.fields = std::move(fields);
    return request;
}

std::string field(const ports::http_response& response, const char* name) {
    return std::string(response.fields.find(name).value_or(""));
}

const site_file& first_kept() {
    for (const site_file& each : site_files())
        if (each.path.starts_with("/vast/")) return each;
    throw std::logic_error("no file is kept");
}

TEST(Site, HasEveryPageInBothLanguages) {
    for (const char* page :
         {"",
          "regios",
          "aflevering",
          "bezwaren",
          "niet-opgepakt",
          "logboek",
          "cijfers",
          "conformiteit"})
        for (const std::string language : {"nl", "en"}) {
            const auto given = site(asked("/" + language + "/" + page));
            ASSERT_TRUE(given) << language << "/" << page;
            EXPECT_EQ(given->status, 200);
            EXPECT_EQ(field(*given, "Content-Type"), "text/html; charset=utf-8");
            EXPECT_NE(given->body.find("<html lang=\"" + language + "\""), std::string::npos);
            EXPECT_EQ(given->body.find('@'), std::string::npos) << "a gap was not filled";
        }
}

TEST(Site, LetsNoScriptOrStyleOfAnotherInNorAnyThatIsWrittenInAPage) {
    const auto given = site(asked("/nl/"));
    ASSERT_TRUE(given);
    const std::string policy = field(*given, "Content-Security-Policy");
    EXPECT_TRUE(policy.starts_with("default-src 'none'; "));
    EXPECT_EQ(policy.find("unsafe"), std::string::npos);
    EXPECT_EQ(policy.find("http"), std::string::npos);
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
    EXPECT_EQ(given->body.find("style="), std::string::npos);
    EXPECT_EQ(given->body.find("://"), std::string::npos);
    EXPECT_EQ(field(*given, "X-Content-Type-Options"), "nosniff");
}

TEST(Site, IsAskedForAgainButNotSentAgain) {
    const auto given = site(asked("/nl/regios"));
    ASSERT_TRUE(given);
    EXPECT_EQ(field(*given, "Cache-Control"), "no-cache");
    const std::string tag = field(*given, "ETag");
    ASSERT_FALSE(tag.empty());
    const auto again = site(asked("/nl/regios", {{"If-None-Match", "\"other\", W/" + tag}}));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->status, 304);
    EXPECT_TRUE(again->body.empty());
    EXPECT_EQ(site(asked("/nl/regios", {{"If-None-Match", "\"other\""}}))->status, 200);
}

TEST(Site, WhatBearsAHashIsKeptForEver) {
    const auto given = site(asked(std::string(first_kept().path)));
    ASSERT_TRUE(given);
    EXPECT_EQ(field(*given, "Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(given->body, first_kept().text);
}

TEST(Site, EveryFileThatAPageNamesIsThere) {
    const auto page = site(asked("/nl/"));
    ASSERT_TRUE(page);
    int named = 0;
    for (auto at = page->body.find("\"/vast/"); at != std::string::npos;
         at = page->body.find("\"/vast/", at + 1)) {
        const std::string path = page->body.substr(at + 1, page->body.find('"', at + 1) - at - 1);
        EXPECT_TRUE(site(asked(path))) << path;
        ++named;
    }
    EXPECT_GT(named, 10);
}

TEST(Site, BeginsInTheLanguageThatABrowserPrefers) {
    const auto begun = [](const char* languages) {
        return field(*site(asked("/", {{"Accept-Language", languages}})), "Location");
    };
    EXPECT_EQ(field(*site(asked("/")), "Location"), "/nl/");
    EXPECT_EQ(begun("nl-NL,nl;q=0.9,en;q=0.8"), "/nl/");
    EXPECT_EQ(begun("en-GB,en;q=0.9,nl;q=0.8"), "/en/");
    EXPECT_EQ(begun("de"), "/nl/");
    EXPECT_EQ(site(asked("/"))->status, 303);
}

TEST(Site, IsNothingElse) {
    for (const char* path :
         {"/nl", "/nl/x", "/vast/", "/vast/0/kruispunt.css", "/nl/../x", "/beheer/v1/rol", "//"})
        EXPECT_FALSE(site(asked(path))) << path;
    ports::http_request given = asked("/nl/");
    given.method = "POST";
    EXPECT_FALSE(site(given));
}

TEST(Site, TheOverviewIsUnderThreeHundredThousandOctets) {
    const auto page = site(asked("/nl/"));
    ASSERT_TRUE(page);
    std::size_t octets = page->body.size();
    for (const site_file& each : site_files())
        if (page->body.find(each.path) != std::string::npos) octets += each.text.size();
    EXPECT_GT(octets, 50'000U);
    EXPECT_LT(octets, 300'000U);
}

} // namespace
} // namespace kruispunt::portal
