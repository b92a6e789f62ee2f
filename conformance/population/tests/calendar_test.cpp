#include "conformance/population/calendar.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace kruispunt::conformance::population {
namespace {

template <typename Date>
std::string iso(const Date& date) {
    std::string text;
    append_iso(text, date);
    return text;
}

TEST(calendar, writes_whole_and_partial_dates) {
    EXPECT_EQ(iso(make_day(2026, 1, 9)), "2026-01-09");
    EXPECT_EQ(iso(birth_date{2015, 7, 0}), "2015-07");
    EXPECT_EQ(iso(birth_date{2015, 0, 0}), "2015");
}

TEST(calendar, reads_exactly_an_existing_day) {
    EXPECT_EQ(parse_day("2024-02-29"), make_day(2024, 2, 29));
    for (const char* wrong :
         {"2023-02-29",
          "2024-13-01",
          "2024-00-10",
          "2024-2-29",
          "20240229",
          "2024-02-29 ",
          "x024-02-29",
          "0999-02-01",
          "2024-02-3+",
          ""})
        EXPECT_FALSE(parse_day(wrong)) << wrong;
}

TEST(calendar, a_leap_days_child_grows_older_on_the_first_of_march) {
    const day born = make_day(2004, 2, 29);
    EXPECT_EQ(age_on(born, make_day(2027, 2, 28)), 22);
    EXPECT_EQ(age_on(born, make_day(2027, 3, 1)), 23);
    EXPECT_EQ(age_on(born, make_day(2024, 2, 29)), 20);
}

TEST(calendar, goes_back_by_years_from_a_leap_day) {
    EXPECT_EQ(years_before(make_day(2024, 2, 29), 23), make_day(2001, 2, 28));
    EXPECT_EQ(years_before(make_day(2026, 11, 20), 23), make_day(2003, 11, 20));
}

TEST(calendar, an_unknown_part_stands_for_the_earliest_day) {
    EXPECT_EQ(earliest({2015, 0, 0}), make_day(2015, 1, 1));
    EXPECT_EQ(earliest({2015, 6, 0}), make_day(2015, 6, 1));
    EXPECT_EQ(earliest({2015, 6, 30}), make_day(2015, 6, 30));
}

} // namespace
} // namespace kruispunt::conformance::population
