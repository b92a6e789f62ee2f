#include "gateway/domain/statistics/delay.hpp"

#include <gtest/gtest.h>

namespace kruispunt::domain::statistics {
namespace {

day on(const char* text) {
    return parse_day(text).value();
}

std::size_t class_after(int days) {
    const day first = on("2026-03-01");
    return delay_class_of(first, first + std::chrono::days(days), first + std::chrono::days(days));
}

TEST(Delay, IsCountedFromTheEarlierSignal) {
    const day made = on("2026-03-31");
    EXPECT_EQ(delay_class_of(on("2026-03-31"), on("2026-03-01"), made), 1u);
    EXPECT_EQ(delay_class_of(on("2026-03-01"), on("2026-03-31"), made), 1u);
    EXPECT_EQ(delay_class_of(on("2026-03-30"), on("2026-03-31"), made), 0u);
}

TEST(Delay, ClassesHaveNoGap) {
    EXPECT_EQ(class_after(0), 0u);
    EXPECT_EQ(class_after(7), 0u);
    EXPECT_EQ(class_after(8), 1u);
    EXPECT_EQ(class_after(30), 1u);
    EXPECT_EQ(class_after(31), 2u);
    EXPECT_EQ(class_after(180), 2u);
    EXPECT_EQ(class_after(181), 3u);
    EXPECT_EQ(class_after(100'000), 3u);
    for (std::size_t next = 1; next < delay_classes.size(); ++next)
        EXPECT_EQ(delay_classes[next].from, *delay_classes[next - 1].to + 1);
}

TEST(Delay, OfASignalDatedAfterItsMatchIsNone) {
    EXPECT_EQ(delay_class_of(on("2026-03-02"), on("2026-03-02"), on("2026-03-01")), 0u);
}

// proves: BEH-03.8
TEST(MedianDelay, IsToldOfTenMatchesAndNotOfNine) {
    EXPECT_FALSE(median_class({9, 0, 0, 0}));
    EXPECT_FALSE(median_class({0, 0, 0, 0}));
    EXPECT_EQ(median_class({10, 0, 0, 0}), 0u);
    EXPECT_EQ(median_class({0, 0, 0, 10}), 3u);
}

TEST(MedianDelay, LiesInTheClassOfTheMiddleOne) {
    EXPECT_EQ(median_class({5, 0, 5, 0}), 0u) << "the earlier of two";
    EXPECT_EQ(median_class({4, 0, 6, 0}), 2u);
    EXPECT_EQ(median_class({5, 0, 6, 0}), 2u);
    EXPECT_EQ(median_class({5, 1, 5, 0}), 1u);
    EXPECT_EQ(median_class({1, 2, 3, 40}), 3u);
}

TEST(Delay, IsReadAsAStretchOfDays) {
    EXPECT_EQ(to_text(delay_classes[1]), "8 t/m 30");
    EXPECT_EQ(to_text(delay_classes[3]), "181 of meer");
}

} // namespace
} // namespace kruispunt::domain::statistics
