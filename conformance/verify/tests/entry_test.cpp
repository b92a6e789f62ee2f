#include "conformance/verify/entry.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kruispunt::conformance::verify {
namespace {

const std::string commitment(64, 'a');

const std::string whole =
    R"({"v":1,"nr":17,"tijd":"2026-11-22T08:55:14.123Z","wat":"submit","regio":"esar",)"
    R"("wie":"regio:esar","oin":"00000099000000000001","namens":"00000099000000001000",)"
    R"("verzoeker":"ouders","kenmerk":"K-1","signaal":")" +
    commitment + R"(","kind":")" + commitment + R"(","kindVan":")" + commitment +
    R"(","kindNaar":")" + commitment + R"(","waarom":"overig","toelichting":")" + commitment +
    R"(","uitkomst":"ok","aantal":2,"transactie":"0198-7"})";

const std::string least =
    R"({"v":1,"nr":0,"tijd":"2026-11-22T08:55:14.123Z","wat":"a","wie":"b","uitkomst":"c"})";

TEST(Entry, IsReadInItsPublishedForm) {
    const auto found = read_entry(whole);
    ASSERT_TRUE(found) << found.why;
    EXPECT_EQ(found->number, 17U);
    EXPECT_EQ(found->act, "submit");
    EXPECT_EQ(member_of(whole, "namens"), "00000099000000001000");
    EXPECT_EQ(member_of(whole, "aantal"), "2");
    EXPECT_TRUE(read_entry(least));
    EXPECT_EQ(member_of(least, "regio"), "");
}

TEST(Entry, NoOtherFormIsTaken) {
    const auto with = [](std::string from, const std::string& to) {
        std::string line = whole;
        const auto at = line.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        return line.replace(at, from.size(), to);
    };
    for (const std::string& line :
         {std::string(),
          std::string("{}"),
          std::string("[]"),
          whole + " ",
          " " + whole,
          whole + "}",
          whole.substr(0, whole.size() - 1),
          with("{\"v\":1", "{\"v\":2"),
          with("\"nr\":17", "\"nr\":017"),
          with("\"nr\":17", "\"nr\":-1"),
          with("\"nr\":17", "\"nr\":1e1"),
          with("\"nr\":17", "\"nr\":\"17\""),
          with("\"nr\":17", "\"nr\":"),
          with("\"nr\":17,", ""),
          with("14.123Z", "14.123+00:00"),
          with("submit", ""),
          with("submit", "sub\\u006dit"),
          with("submit", "sub\"mit"),
          with("submit", "subm\xc3\xaft"),
          with("submit", "sub%mit"),
          with("submit", "sub%2fmit"),
          with("submit", std::string(201, 'a')),
          with("\"regio\":\"esar\",", "\"regio\":\"esar\", "),
          with(
              "\"regio\":\"esar\",\"wie\":\"regio:esar\"",
              "\"wie\":\"regio:esar\",\"regio\":\"esar\""
          ),
          with("\"regio\":", "\"naam\":\"x\",\"regio\":"),
          with(commitment, std::string(63, 'a')),
          with(commitment, std::string(64, 'A')),
          with("\"uitkomst\":\"ok\",", ""),
          with("\"transactie\"", "\"iets\"")})
        EXPECT_FALSE(read_entry(line)) << line;
}

TEST(Entry, WhatIsWrittenInEscapesIsTakenAsItStands) {
    std::string line = least;
    line.replace(line.find("\"b\""), 3, "\"M%C3%A9lanie\"");
    EXPECT_TRUE(read_entry(line));
    EXPECT_EQ(member_of(line, "wie"), "M%C3%A9lanie");
}

TEST(Entry, EveryCutIsRefused) {
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(read_entry(whole.substr(0, size))) << size;
}

} // namespace
} // namespace kruispunt::conformance::verify
