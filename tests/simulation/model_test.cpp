#include "tests/simulation/model/retention.hpp"
#include "tests/simulation/model/working_days.hpp"

#include <gtest/gtest.h>

namespace kruispunt::simulation::model {
namespace {

using namespace std::chrono;

// proves: RET-1.12
TEST(model_calendar, puts_28_february_where_there_is_no_29th) {
    EXPECT_EQ(years_after(2028y / February / 29, 2), day(2030y / February / 28));
    EXPECT_EQ(years_after(2028y / February / 29, 4), day(2032y / February / 29));
    EXPECT_EQ(birthday({2004, 2, 29}, age_limit), day(2027y / February / 28));
}

TEST(model_calendar, takes_the_earliest_day_for_what_is_unknown_of_a_birth) {
    EXPECT_EQ(earliest({2010, 0, 0}), day(2010y / January / 1));
    EXPECT_EQ(earliest({2010, 7, 0}), day(2010y / July / 1));
    EXPECT_FALSE(contradict({2010, 7, 0}, {2010, 7, 3}));
    EXPECT_TRUE(contradict({2010, 6, 0}, {2010, 7, 3}));
}

/// Dates of Easter from the almanac; on them hang four of the holidays.
TEST(model_calendar, knows_the_holidays) {
    EXPECT_FALSE(works(2027y / March / 29)); // Easter Monday
    EXPECT_FALSE(works(2026y / April / 3));  // Good Friday
    EXPECT_FALSE(works(2026y / May / 14));   // Ascension Day
    EXPECT_FALSE(works(2038y / June / 14));  // Whit Monday after the latest Easter
    EXPECT_FALSE(works(2031y / April / 26) || works(2031y / April / 27)); // a Sunday: the 26th
    EXPECT_FALSE(works(2026y / May / 5));
    EXPECT_TRUE(works(2026y / April / 28));
}

TEST(model_calendar, counts_ten_working_days) {
    // Friday 18 December 2026: Christmas falls on a Friday, New Year's Day too.
    EXPECT_EQ(after_working_days(2026y / December / 18, 10), day(2027y / January / 6));
}

} // namespace
} // namespace kruispunt::simulation::model
