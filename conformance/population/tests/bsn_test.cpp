#include "conformance/population/bsn_sequence.hpp"
#include "conformance/population/tests/people.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace kruispunt::conformance::population {
namespace {

bool passes_eleven_test(std::uint32_t bsn) {
    const std::string digits = std::to_string(bsn);
    if (digits.size() != 9) return false;
    int sum = 0;
    for (int place = 0; place < 9; ++place) {
        const int weight = place == 8 ? -1 : 9 - place;
        sum += weight * (digits[static_cast<std::size_t>(place)] - '0');
    }
    return sum % 11 == 0;
}

TEST(bsn_sequence, counts_what_the_eleven_test_lets_pass) {
    std::uint32_t passing = 0;
    for (std::uint32_t number = 999'900'000; number <= 999'999'999; ++number)
        passing += passes_eleven_test(number) ? 1U : 0U;
    EXPECT_EQ(bsn_sequence::count_9999, passing);
    EXPECT_EQ(bsn_sequence::count_9999, 9091U);
    EXPECT_EQ(bsn_sequence::count, 9'090'909U);
}

TEST(bsn_sequence, gives_every_number_of_9999_once_and_then_others) {
    bsn_sequence numbers{3};
    std::set<std::uint32_t> given;
    for (std::uint32_t turn = 0; turn < bsn_sequence::count_9999; ++turn) {
        const std::uint32_t number = numbers.next();
        EXPECT_TRUE(passes_eleven_test(number));
        EXPECT_EQ(number / 100'000, 9999U);
        given.insert(number);
    }
    EXPECT_EQ(given.size(), bsn_sequence::count_9999);
    const std::uint32_t after = numbers.next();
    EXPECT_NE(after / 100'000, 9999U);
    EXPECT_EQ(after / 100'000'000, 9U);
}

TEST(bsn_sequence, reaches_its_last_number_without_a_repeat) {
    bsn_sequence numbers{11};
    std::vector<bool> given(100'000'000, false);
    for (std::uint32_t turn = 0; turn < bsn_sequence::count; ++turn) {
        const std::uint32_t number = numbers.next();
        ASSERT_GE(number, 900'000'000U);
        ASSERT_FALSE(given[number - 900'000'000U]) << turn;
        given[number - 900'000'000U] = true;
    }
}

TEST(bsn_sequence, order_follows_the_seed) {
    bsn_sequence one{1};
    bsn_sequence again{1};
    bsn_sequence other{2};
    const std::uint32_t first = one.next();
    EXPECT_EQ(first, again.next());
    EXPECT_NE(first, other.next());
}

TEST(population_bsns, are_valid_unique_and_of_9999_while_they_last) {
    std::set<std::uint32_t> seen;
    for (const household& home : all_households(5, bsn_sequence::count_9999))
        for (const person& someone : home.persons) {
            EXPECT_TRUE(passes_eleven_test(someone.bsn));
            EXPECT_EQ(someone.bsn / 100'000, 9999U);
            seen.insert(someone.bsn);
        }
    EXPECT_EQ(seen.size(), bsn_sequence::count_9999);
}

TEST(population_bsns, are_valid_and_unique_over_100000) {
    std::set<std::uint32_t> seen;
    std::uint32_t of_9999 = 0;
    for (const household& home : hundred_thousand())
        for (const person& someone : home.persons) {
            EXPECT_TRUE(passes_eleven_test(someone.bsn));
            EXPECT_EQ(someone.bsn / 100'000'000, 9U);
            of_9999 += someone.bsn / 100'000 == 9999 ? 1U : 0U;
            seen.insert(someone.bsn);
        }
    EXPECT_EQ(seen.size(), 100'000U);
    EXPECT_EQ(of_9999, bsn_sequence::count_9999);
}

} // namespace
} // namespace kruispunt::conformance::population
