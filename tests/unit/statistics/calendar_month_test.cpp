#include "gateway/domain/statistics/calendar_month.hpp"

#include <gtest/gtest.h>

namespace kruispunt::domain::statistics {
namespace {

using namespace std::chrono_literals;

instant at(const char* text) {
    return parse_timestamp(text).value();
}

TEST(CalendarMonth, BeginsAndEndsInAmsterdam) {
    EXPECT_EQ(amsterdam_month(at("2026-09-30T21:59:59.999Z")), 2026y / 9);
    EXPECT_EQ(amsterdam_month(at("2026-09-30T22:00:00Z")), 2026y / 10);
    EXPECT_EQ(amsterdam_month(at("2026-12-31T22:59:59Z")), 2026y / 12);
    EXPECT_EQ(amsterdam_month(at("2026-12-31T23:00:00Z")), 2027y / 1);
}

TEST(CalendarMonth, IsReadAndWritten) {
    for (const char* month : {"2026-01", "2026-12", "0001-02"})
        EXPECT_EQ(to_text(parse_month(month).value()), month);
    for (const char* none :
         {"",
          "2026",
          "2026-0",
          "2026-00",
          "2026-13",
          "2026-1",
          "26-01",
          "2026-01-01",
          "2026/01",
          "-026-01",
          "2026-01 "})
        EXPECT_FALSE(parse_month(none)) << none;
}

// proves: BEH-03.1
TEST(CalendarMonth, HasATableOnceItIsOver) {
    const instant began = at("2026-08-14T10:00:00+02:00");
    EXPECT_FALSE(is_over(2026y / 9, at("2026-09-30T23:59:59+02:00")));
    EXPECT_TRUE(is_over(2026y / 9, at("2026-10-01T00:00:00+02:00")));
    EXPECT_FALSE(month_to_freeze(began, {}, at("2026-09-30T23:59:59+02:00")));
    EXPECT_EQ(month_to_freeze(began, {}, at("2026-10-01T00:00:00+02:00")), 2026y / 9);
}

// proves: BEH-03.1
TEST(CalendarMonth, ThatWasCountedInPartHasNone) {
    const instant began = at("2026-08-01T00:00:00+02:00");
    EXPECT_EQ(month_to_freeze(began, {}, at("2026-12-05T12:00:00Z")), 2026y / 9);
}

// proves: BEH-03.1
TEST(CalendarMonth, ThatPassedBeforeCountingBeganAnewHasNone) {
    const instant anew = at("2026-11-20T12:00:00Z");
    EXPECT_FALSE(month_to_freeze(anew, 2026y / 9, at("2026-12-31T12:00:00Z")));
    EXPECT_EQ(month_to_freeze(anew, 2026y / 9, at("2027-02-03T12:00:00Z")), 2026y / 12);
    EXPECT_EQ(month_to_freeze(anew, 2026y / 12, at("2027-02-03T12:00:00Z")), 2027y / 1);
}

TEST(CalendarMonth, FollowsTheNewestTableOneByOne) {
    const instant began = at("2026-08-14T10:00:00+02:00");
    const instant now = at("2027-02-03T12:00:00Z");
    EXPECT_EQ(month_to_freeze(began, 2026y / 9, now), 2026y / 10);
    EXPECT_EQ(month_to_freeze(began, 2026y / 12, now), 2027y / 1);
    EXPECT_FALSE(month_to_freeze(began, 2027y / 1, now));
    EXPECT_FALSE(month_to_freeze(began, 2027y / 6, now)) << "a clock that was put back";
}

} // namespace
} // namespace kruispunt::domain::statistics
