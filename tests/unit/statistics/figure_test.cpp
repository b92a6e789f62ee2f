#include "gateway/domain/statistics/figure.hpp"

#include <gtest/gtest.h>

namespace kruispunt::domain::statistics {
namespace {

// proves: BEH-03.2
TEST(Figure, OfFourOrFewerIsTheSameForAll) {
    for (std::int64_t count = 0; count < 5; ++count) {
        EXPECT_EQ(told(count), (figure{0, 4}));
        EXPECT_EQ(to_text(told(count)), "<5");
        EXPECT_TRUE(is_small(told(count)));
    }
    EXPECT_EQ(told(5), (figure{5, 5}));
    EXPECT_EQ(to_text(told(5)), "5");
    EXPECT_TRUE(is_exact(told(5)));
}

// proves: BEH-03.5
TEST(Figure, OfAPartOfWhatIsUnderFiveIsUnderFive) {
    EXPECT_EQ(told_part(7, told(4)), (figure{0, 4})) << "a miscount must not tell of its whole";
    EXPECT_EQ(told_part(4, told(60)), (figure{0, 4}));
    EXPECT_EQ(told_part(7, told(60)), (figure{7, 7}));
}

// proves: BEH-03.3
TEST(Figure, OfASumIsWhatFollowsFromItsParts) {
    EXPECT_EQ(told(60) + told(12), (figure{72, 72}));
    EXPECT_EQ(told(60) + told(12) + told(3), (figure{72, 76}));
    EXPECT_EQ(told(60) + told(12) + told(3), told(60) + told(12) + told(0));
    EXPECT_EQ(to_text(told(60) + told(12) + told(3)), "72 t/m 76");
    EXPECT_EQ(told(1) + told(2), (figure{0, 8})) << "also where the sum itself is under five";
}

TEST(Figure, OfNothingIsZero) {
    EXPECT_EQ(figure{} + told(2), told(2));
}

} // namespace
} // namespace kruispunt::domain::statistics
