#include "gateway/domain/bsn.hpp"
#include "tests/support/made_up_bsn.hpp"
#include "tests/support/seed.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace kruispunt::domain {
namespace {

// proves: COM-10.1 COM-10.2 acceptance
TEST(Bsn, TakesNineDigitsThatPassTheElevenTest) {
    const auto read = bsn::parse("999990019");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->digits(), "999990019");
}

// proves: COM-10.1 refusal
TEST(Bsn, RefusesEightDigits) {
    // 012345672 passes; without its zero it is eight digits and is not padded.
    ASSERT_TRUE(bsn::parse("012345672"));
    const auto read = bsn::parse("12345672");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, errc::bsn_invalid);
}

// proves: COM-10.3 refusal
TEST(Bsn, RefusesAllZeros) {
    EXPECT_FALSE(bsn::parse("000000000"));
}

// proves: COM-10.1 refusal
TEST(Bsn, RefusesWhatIsNoNineDigits) {
    for (const char* text :
         {"",
          "9",
          "9999900190",
          " 99990019",
          "99999001 ",
          "+99990019",
          "-99990019",
          "99999o019",
          "99999.019",
          "9999\t0019",
          "٩٩٩٩٩٠٠١٩"})
        EXPECT_FALSE(bsn::parse(text)) << "length " << std::string(text).size();
    EXPECT_FALSE(bsn::parse(std::string_view("99999\0019", 9)));
}

// proves: COM-27.2
TEST(Bsn, ErrorHoldsNothingOfTheNumber) {
    const auto read = bsn::parse("999990018");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().field + read.error().detail, "");
}

// proves: COM-10.2 acceptance
TEST(Bsn, MadeUpBlockHoldsExactlyTheKnownCount) {
    int valid = 0;
    for (int last = 0; last < 100'000; ++last)
        if (bsn::parse(std::to_string(999'900'000 + last))) ++valid;
    EXPECT_EQ(valid, 9'091);
}

// proves: COM-10.2 acceptance
TEST(Bsn, AgreesWithAnIndependentCheckDigit) {
    for (int index = 0; index < 9'091; ++index)
        ASSERT_TRUE(bsn::parse(support::made_up_digits(index))) << "index " << index;
}

// proves: COM-10.2 refusal
TEST(Bsn, EverySingleDigitChangeFails) {
    std::mt19937 random(support::test_seed());
    std::uniform_int_distribution<int> any(0, 9'090);
    for (int round = 0; round < 500; ++round) {
        const std::string valid = support::made_up_digits(any(random));
        for (std::size_t at = 0; at < valid.size(); ++at) {
            for (char digit = '0'; digit <= '9'; ++digit) {
                std::string changed = valid;
                changed[at] = digit;
                ASSERT_EQ(bsn::parse(changed).has_value(), digit == valid[at]) << "place " << at;
            }
        }
    }
}

// proves: COM-10.2 refusal
TEST(Bsn, EverySwapOfTwoDifferentNeighboursFails) {
    std::mt19937 random(support::test_seed());
    std::uniform_int_distribution<int> any(0, 9'090);
    for (int round = 0; round < 500; ++round) {
        const std::string valid = support::made_up_digits(any(random));
        // The last two weigh 2 and -1, three apart, which is no multiple of 11 either.
        for (std::size_t at = 0; at + 1 < valid.size(); ++at) {
            if (valid[at] == valid[at + 1]) continue;
            std::string swapped = valid;
            std::swap(swapped[at], swapped[at + 1]);
            ASSERT_FALSE(bsn::parse(swapped)) << "place " << at;
        }
    }
}

TEST(Bsn, IsEqualByItsDigits) {
    EXPECT_EQ(support::made_up_bsn(3), support::made_up_bsn(3));
    EXPECT_NE(support::made_up_bsn(3), support::made_up_bsn(4));
}

} // namespace
} // namespace kruispunt::domain
