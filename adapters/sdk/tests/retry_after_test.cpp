#include "adapters/sdk/http_date.hpp"
#include "adapters/sdk/http_headers.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::sdk {
namespace {

using namespace std::chrono_literals;

const auto sixth_of_november = std::chrono::sys_days(1994y / 11 / 6) + 8h + 49min + 37s;

TEST(http_date, is_read_in_all_three_forms) {
    for (const char* text :
         {"Sun, 06 Nov 1994 08:49:37 GMT",
          "Sunday, 06-Nov-94 08:49:37 GMT",
          "Sun Nov  6 08:49:37 1994"})
        EXPECT_EQ(parse_http_date(text), sixth_of_november) << text;
    EXPECT_EQ(
        parse_http_date("Friday, 20-Nov-26 09:15:30 GMT"),
        std::chrono::sys_days(2026y / 11 / 20) + 9h + 15min + 30s
    );
    EXPECT_EQ(
        parse_http_date("Mon Nov 16 08:49:37 1994"), sixth_of_november + std::chrono::days(10)
    );
}

TEST(http_date, is_nothing_where_it_is_none) {
    for (const char* text :
         {"",
          "30",
          "06 Nov 1994 08:49:37 GMT",
          "Sun, 6 Nov 1994 08:49:37 GMT",
          "Sun, 06 Nov 1994 08:49:37",
          "Sun, 06 Nov 1994 08:49:37 CET",
          "Sun, 06 Nov 1994 08:49:37 GMT ",
          "Sun, 31 Nov 1994 08:49:37 GMT",
          "Sun, 06 Nov 1994 24:00:00 GMT",
          "Sun, 06 Nov 1994 08:60:00 GMT",
          "Sun, 06 nov 1994 08:49:37 GMT",
          "Zon, 06 Nov 1994 08:49:37 GMT",
          "1994-11-06T08:49:37Z"})
        EXPECT_FALSE(parse_http_date(text)) << text;
}

std::optional<std::chrono::seconds> wait(const char* date, const char* retry_after) {
    ports::http_response answer;
    answer.status = 503;
    if (*date != '\0') answer.fields.add("Date", date);
    answer.fields.add("Retry-After", retry_after);
    return later_receipt(answer).retry_after;
}

constexpr char now[] = "Sun, 06 Nov 1994 08:49:37 GMT";

// proves: MS-22.4
TEST(retry_after, is_a_count_of_seconds_or_a_date) {
    EXPECT_EQ(wait("", "0"), 0s);
    EXPECT_EQ(wait("", " 120 "), 120s);
    EXPECT_EQ(wait(now, "Sun, 06 Nov 1994 08:51:37 GMT"), 120s);
    EXPECT_EQ(wait(now, "Sunday, 06-Nov-94 08:49:38 GMT"), 1s);
}

// proves: MS-22.4
TEST(retry_after, is_a_day_at_most_and_never_back_in_time) {
    EXPECT_EQ(wait("", "999999"), 24h);
    EXPECT_EQ(wait(now, "Sun, 06 Nov 2094 08:49:37 GMT"), 24h);
    EXPECT_EQ(wait(now, "Sun, 06 Nov 1994 08:49:36 GMT"), 0s);
}

// proves: MS-22.4
TEST(retry_after, is_nothing_where_it_cannot_be_understood) {
    EXPECT_FALSE(wait("", ""));
    EXPECT_FALSE(wait("", "-1"));
    EXPECT_FALSE(wait("", "1.5"));
    EXPECT_FALSE(wait("", "9999999"));
    EXPECT_FALSE(wait("", "straks"));
    EXPECT_FALSE(wait("", now));
    EXPECT_FALSE(wait("gisteren", now));
}

} // namespace
} // namespace kruispunt::adapters::sdk
