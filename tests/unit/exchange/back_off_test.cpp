#include "gateway/exchange/back_off.hpp"
#include "tests/support/seed.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

namespace kruispunt::exchange {
namespace {

using namespace std::chrono_literals;

std::chrono::milliseconds longest_of(back_off& waits, int failures, int draws = 2'000) {
    std::chrono::milliseconds longest{};
    for (int n = 0; n < draws; ++n) {
        const auto wait = waits.after(failures);
        EXPECT_GE(wait, 0ms);
        longest = std::max(longest, wait);
    }
    return longest;
}

TEST(BackOff, DoublesItsBoundUntilTheLongest) {
    back_off waits({1s, 30s}, support::test_seed());
    const auto within = [&waits](int failures, std::chrono::milliseconds bound) {
        const auto longest = longest_of(waits, failures);
        EXPECT_LE(longest, bound) << failures;
        EXPECT_GE(longest, bound * 9 / 10) << failures << ": the whole range is used";
    };
    within(1, 1s);
    within(2, 2s);
    within(3, 4s);
    within(4, 8s);
    within(5, 16s);
    within(6, 30s);
    within(7, 30s);
}

TEST(BackOff, HoldsAtTheLimitsOfItsArgument) {
    back_off waits({1s, 30s}, support::test_seed());
    for (const int failures : {std::numeric_limits<int>::min(), -1, 0})
        EXPECT_LE(longest_of(waits, failures), 1s);
    for (const int failures : {21, 64, std::numeric_limits<int>::max()})
        EXPECT_LE(longest_of(waits, failures), 30s);
}

TEST(BackOff, NeverExceedsALongestBelowTheFirst) {
    back_off waits({10s, 1s}, support::test_seed());
    EXPECT_LE(longest_of(waits, 1), 1s);
}

TEST(BackOff, TwoSeedsDoNotWaitAlike) {
    back_off one({1s, 30s}, 1);
    back_off two({1s, 30s}, 2);
    int same = 0;
    for (int n = 0; n < 100; ++n)
        same += one.after(5) == two.after(5) ? 1 : 0;
    EXPECT_LT(same, 10);
}

} // namespace
} // namespace kruispunt::exchange
