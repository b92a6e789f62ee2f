#include "gateway/domain/clock_jump.hpp"

#include <gtest/gtest.h>

namespace kruispunt::domain {
namespace {

using namespace std::chrono_literals;

const instant start = instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 20));

clock_reading reading(std::chrono::milliseconds wall, std::chrono::milliseconds since) {
    return {start + wall, "a boot", since};
}

TEST(ClockJump, TimeThatPassedIsNoJumpHoweverLong) {
    EXPECT_FALSE(jumped(reading(0h, 1h), reading(24h * 700, 24h * 700 + 1h)));
}

TEST(ClockJump, IsMoreThanTwentySixHoursForthOrBack) {
    EXPECT_FALSE(jumped(reading(0h, 0h), reading(26h, 0h)));
    EXPECT_TRUE(jumped(reading(0h, 0h), reading(26h + 1ms, 0h)));
    EXPECT_FALSE(jumped(reading(0h, 0h), reading(-26h, 0h)));
    EXPECT_TRUE(jumped(reading(0h, 0h), reading(-26h - 1ms, 0h)));
}

TEST(ClockJump, OverAStartOfTheMachineAllThatPassedCounts) {
    clock_reading later = reading(27h, 1h);
    later.boot = "another boot";
    EXPECT_TRUE(jumped(reading(0h, 5h), later));
    later.wall = start + 26h;
    EXPECT_FALSE(jumped(reading(0h, 5h), later));
}

} // namespace
} // namespace kruispunt::domain
