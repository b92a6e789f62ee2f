#include "gateway/portal/activity_window.hpp"

#include <gtest/gtest.h>

namespace kruispunt::portal {
namespace {

using namespace std::chrono_literals;

constexpr domain::instant begins{std::chrono::hours(500'000)};

// proves: BEH-07.3
TEST(ActivityWindow, TellsTensAndOnlyOnceAnHour) {
    activity_window window(begins);
    EXPECT_EQ(window.told(), 0);
    window.look(begins + 59min, 500);
    EXPECT_EQ(window.told(), 0);
    window.look(begins + 60min, 509);
    EXPECT_EQ(window.told(), 500);
    window.look(begins + 61min, 900);
    EXPECT_EQ(window.told(), 500);
    EXPECT_EQ(window.looked_at(), begins + 60min);
}

// proves: BEH-07.3
TEST(ActivityWindow, WhatIsOlderThanADayIsNotInIt) {
    activity_window window(begins);
    for (int hour = 1; hour <= 200; ++hour)
        window.look(begins + std::chrono::hours(hour), 100 * hour);
    EXPECT_EQ(window.told(), 2'400);
}

// proves: BEH-07.3
TEST(ActivityWindow, AClockThatSteppedBackChangesNothing) {
    activity_window window(begins);
    window.look(begins + 2h, 100);
    window.look(begins - 5h, 200);
    EXPECT_EQ(window.told(), 100);
}

} // namespace
} // namespace kruispunt::portal
