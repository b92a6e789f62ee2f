#include "gateway/domain/working_days.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kruispunt::domain {
namespace {

day on(const char* text) {
    return parse_day(text).value();
}

TEST(WorkingDays, EasterIsTheChurchs) {
    for (const char* sunday :
         {"2014-04-20",
          "2024-03-31",
          "2025-04-20",
          "2026-04-05",
          "2027-03-28",
          "2028-04-16",
          "2029-04-01",
          "2030-04-21",
          "2038-04-25",
          "2049-04-18",
          "2076-04-19",
          "2285-03-22"}) {
        const day easter = on(sunday);
        EXPECT_EQ(to_text(easter_sunday(std::chrono::year_month_day(easter).year())), sunday);
    }
}

TEST(WorkingDays, TheKingsBirthdayIsNeverCelebratedOnASunday) {
    for (const char* celebrated :
         {"2014-04-26", "2025-04-26", "2026-04-27", "2027-04-27", "2031-04-26", "2036-04-26"}) {
        const day d = on(celebrated);
        EXPECT_EQ(to_text(kings_day(std::chrono::year_month_day(d).year())), celebrated);
        EXPECT_TRUE(is_public_holiday(d, {}));
    }
    EXPECT_FALSE(is_public_holiday(on("2025-04-27"), {}));
}

TEST(WorkingDays, TheHolidaysOfAYearAreTheActs) {
    const std::string of_2026 = "2026-01-01 2026-04-03 2026-04-06 2026-04-27 2026-05-05 2026-05-14 "
                                "2026-05-25 2026-12-25 2026-12-26 ";
    std::string found;
    for (day d = on("2026-01-01"); d < on("2027-01-01"); d += std::chrono::days(1))
        if (is_public_holiday(d, {})) found += to_text(d) + " ";
    EXPECT_EQ(found, of_2026);
}

TEST(WorkingDays, LiberationDayAndGoodFridayAreAsTheRulesSay) {
    const holiday_rules fifth{liberation_day::every_fifth_year, false};
    EXPECT_FALSE(is_public_holiday(on("2026-05-05"), fifth));
    EXPECT_TRUE(is_public_holiday(on("2030-05-05"), fifth));
    EXPECT_FALSE(is_public_holiday(on("2026-04-03"), fifth));
    EXPECT_FALSE(is_public_holiday(on("2030-05-05"), {liberation_day::never, true}));
}

TEST(WorkingDays, TheDayItselfAndDaysOffDoNotCount) {
    const auto later = [](const char* from, int count) {
        return to_text(after_working_days(on(from), count, {}));
    };
    EXPECT_EQ(later("2026-11-20", 1), "2026-11-24");  // a Friday; Monday counts
    EXPECT_EQ(later("2026-11-20", 10), "2026-12-05"); // the tenth is Friday 4 December
    EXPECT_EQ(later("2026-12-18", 10), "2027-01-06"); // Christmas Friday and New Year's do not
    EXPECT_EQ(later("2026-04-02", 10), "2026-04-21"); // Good Friday, Easter Monday
    EXPECT_EQ(later("2026-04-24", 10), "2026-05-13"); // King's Day, 5 May
    EXPECT_EQ(later("2026-11-20", 0), "2026-11-20");
}

} // namespace
} // namespace kruispunt::domain
