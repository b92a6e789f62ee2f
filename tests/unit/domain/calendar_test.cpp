#include "gateway/domain/calendar.hpp"
#include "tests/support/seed.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>

namespace kruispunt::domain {
namespace {

using namespace std::chrono;

instant at(int y, unsigned m, unsigned d, int h, int minute = 0, int s = 0, int ms = 0) {
    return sys_days(year(y) / month(m) / std::chrono::day(d)) + hours(h) + minutes(minute) +
           seconds(s) + milliseconds(ms);
}

/// The process's time zone is Amsterdam's while this lives.
class in_amsterdam {
public:
    in_amsterdam() {
        ::setenv("TZ", "Europe/Amsterdam", 1);
        ::tzset();
    }

    in_amsterdam(const in_amsterdam&) = delete;
    in_amsterdam& operator=(const in_amsterdam&) = delete;

    ~in_amsterdam() {
        ::unsetenv("TZ");
        ::tzset();
    }
};

std::tm local_clock(instant when) {
    const std::time_t seconds_since = floor<seconds>(when).time_since_epoch().count();
    std::tm clock{};
    ::localtime_r(&seconds_since, &clock);
    return clock;
}

class Zone : public testing::Test {
protected:
    void SetUp() override {
        if (!std::filesystem::exists("/usr/share/zoneinfo/Europe/Amsterdam"))
            GTEST_SKIP() << "no zoneinfo on this machine to compare with (package tzdata)";
    }

    in_amsterdam zone_;
};

// proves: COM-11.1
TEST_F(Zone, OffsetAgreesWithTheSystemHourByHour) {
    for (instant t = at(2000, 1, 1, 0); t < at(2050, 1, 1, 0); t += hours(1))
        ASSERT_EQ(seconds(amsterdam_offset(t)).count(), local_clock(t).tm_gmtoff) << to_rfc3339(t);
}

// proves: COM-11.1
TEST_F(Zone, DayAgreesWithTheSystemHourByHour) {
    for (instant t = at(2000, 1, 1, 0, 59, 59, 999); t < at(2050, 1, 1, 0); t += hours(1)) {
        const std::tm clock = local_clock(t);
        const day expected = year(clock.tm_year + 1900) /
                             month(static_cast<unsigned>(clock.tm_mon + 1)) /
                             std::chrono::day(static_cast<unsigned>(clock.tm_mday));
        ASSERT_EQ(amsterdam_day(t), expected) << to_rfc3339(t);
    }
}

// proves: COM-11.1
TEST(Calendar, OffsetChangesAtOneUtcToTheMillisecond) {
    EXPECT_EQ(amsterdam_offset(at(2026, 3, 29, 0, 59, 59, 999)), hours(1));
    EXPECT_EQ(amsterdam_offset(at(2026, 3, 29, 1)), hours(2));
    EXPECT_EQ(amsterdam_offset(at(2026, 10, 25, 0, 59, 59, 999)), hours(2));
    EXPECT_EQ(amsterdam_offset(at(2026, 10, 25, 1)), hours(1));
}

// proves: COM-11.1
TEST(Calendar, DayBeginsAtMidnightInAmsterdam) {
    EXPECT_EQ(to_text(amsterdam_day(at(2026, 11, 20, 22, 59, 59, 999))), "2026-11-20");
    EXPECT_EQ(to_text(amsterdam_day(at(2026, 11, 20, 23))), "2026-11-21");
    EXPECT_EQ(to_text(amsterdam_day(at(2026, 7, 1, 21, 59, 59, 999))), "2026-07-01");
    EXPECT_EQ(to_text(amsterdam_day(at(2026, 7, 1, 22))), "2026-07-02");
}

// proves: RET-1.12
TEST(Calendar, TwentyNinthOfFebruaryFallsOnTheTwentyEighthWhereItDoesNotExist) {
    const day leap = parse_day("2024-02-29").value();
    EXPECT_EQ(to_text(plus_years(leap, 1)), "2025-02-28");
    EXPECT_EQ(to_text(plus_years(leap, 2)), "2026-02-28");
    EXPECT_EQ(to_text(plus_years(leap, 4)), "2028-02-29");
    EXPECT_EQ(to_text(plus_years(parse_day("2025-02-28").value(), 3)), "2028-02-28");
    EXPECT_EQ(to_text(plus_years(parse_day("2096-02-29").value(), 4)), "2100-02-28");
}

TEST(Calendar, EveryDayIsWrittenAndReadBack) {
    for (day d = sys_days(2000y / January / 1); d < sys_days(2051y / January / 1); d += days(1))
        ASSERT_EQ(parse_day(to_text(d)), d);
}

// proves: COM-11.7 COM-13.9 refusal
TEST(Calendar, RefusesDaysThatDoNotExistOrAreWrittenOtherwise) {
    for (const char* text :
         {"2025-02-29",
          "2026-02-30",
          "2026-13-01",
          "2026-00-01",
          "2026-01-00",
          "2026-04-31",
          "0000-01-01",
          "2026-1-1",
          "20260101",
          "2026/01/01",
          "2026-01-01 ",
          " 2026-01-01",
          "2026-01-0x",
          "-026-01-01",
          "",
          "2100-02-29"})
        EXPECT_FALSE(parse_day(text)) << text;
}

// proves: COM-15.1 COM-15.2
TEST(Calendar, WritesRfc3339WithAmsterdamsOffset) {
    EXPECT_EQ(to_rfc3339(at(2026, 11, 20, 9, 15, 30, 123)), "2026-11-20T10:15:30.123+01:00");
    EXPECT_EQ(to_rfc3339(at(2026, 7, 31, 22, 0, 0, 7)), "2026-08-01T00:00:00.007+02:00");
}

// proves: COM-15.1 COM-15.3
TEST(Calendar, RandomInstantsAreWrittenAndReadBack) {
    std::mt19937_64 random(support::test_seed());
    const auto first = at(2000, 1, 1, 0).time_since_epoch().count();
    const auto last = at(2050, 1, 1, 0).time_since_epoch().count();
    std::uniform_int_distribution<std::int64_t> any(first, last);
    for (int round = 0; round < 20'000; ++round) {
        const instant t{milliseconds(any(random))};
        ASSERT_EQ(parse_timestamp(to_rfc3339(t)), t);
        const auto back = parse_stuf_time(to_stuf_time(t));
        ASSERT_TRUE(back);
        // StUF writes no offset: the hour that autumn doubles is read as its first passing.
        const bool doubled = *back != t && *back + hours(1) == t &&
                             amsterdam_offset(t) == hours(1) && amsterdam_offset(*back) == hours(2);
        ASSERT_TRUE(*back == t || doubled) << to_rfc3339(t);
    }
}

// proves: COM-15.1 COM-15.2 acceptance
TEST(Calendar, ReadsTimestampsWithAnyOffset) {
    const auto expected = at(2026, 11, 20, 9, 15, 30);
    for (const char* text :
         {"2026-11-20T09:15:30Z",
          "2026-11-20T10:15:30+01:00",
          "2026-11-20T04:45:30-04:30",
          "2026-11-20T10:15:30.000+01:00",
          "2026-11-20T10:15:30.0009+01:00"})
        EXPECT_EQ(parse_timestamp(text), expected) << text;
    EXPECT_EQ(parse_timestamp("2026-11-20T10:15:30.1+01:00"), expected + milliseconds(100));
}

// proves: COM-15.1 COM-15.2 refusal
TEST(Calendar, RefusesTimestampsWithoutOffsetOrOutOfRange) {
    for (const char* text :
         {"2026-11-20T10:15:30",
          "2026-11-20",
          "2026-11-20T10:15+01:00",
          "2026-11-20 10:15:30Z",
          "2026-11-20T24:00:00Z",
          "2026-11-20T10:60:00Z",
          "2026-11-20T10:15:60Z",
          "2026-11-20T10:15:30+15:00",
          "2026-11-20T10:15:30+01:60",
          "2026-11-20T10:15:30+0100",
          "2026-11-20T10:15:30.Z",
          "2026-11-20T10:15:30.123",
          "2026-11-20T10:15:30.1234567890Z",
          "2026-02-29T10:15:30Z",
          "2026-11-20T1x:15:30Z",
          ""})
        EXPECT_FALSE(parse_timestamp(text)) << text;
}

// proves: COM-15.3 refusal acceptance
TEST(Calendar, ReadsStufTimesCutOffFromTheRight) {
    const auto midnight = at(2026, 11, 19, 23);
    EXPECT_EQ(parse_stuf_time("20261120"), midnight);
    EXPECT_EQ(parse_stuf_time("2026112010"), midnight + hours(10));
    EXPECT_EQ(parse_stuf_time("202611201015"), midnight + hours(10) + minutes(15));
    EXPECT_EQ(parse_stuf_time("20261120101530"), at(2026, 11, 20, 9, 15, 30));
    EXPECT_EQ(parse_stuf_time("20261120101530123"), at(2026, 11, 20, 9, 15, 30, 123));
    for (const char* text :
         {"",
          "2026112",
          "202611201",
          "20261320",
          "20261120251530",
          "20261120106030",
          "20261120101560",
          "202611201015301234",
          "2026112010153012a"})
        EXPECT_FALSE(parse_stuf_time(text)) << text;
}

} // namespace
} // namespace kruispunt::domain
