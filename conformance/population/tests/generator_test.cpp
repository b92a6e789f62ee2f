#include "conformance/population/generator.hpp"
#include "conformance/population/tests/people.hpp"

#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <array>
#include <cstdint>
#include <string>

namespace kruispunt::conformance::population {
namespace {

std::string sha256(const std::string& text) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    EVP_Digest(text.data(), text.size(), digest.data(), &length, EVP_sha256(), nullptr);
    std::string hex;
    for (unsigned at = 0; at < length; ++at) {
        constexpr const char* digits = "0123456789abcdef";
        hex += digits[digest[at] / 16];
        hex += digits[digest[at] % 16];
    }
    return hex;
}

std::string csv(std::uint64_t seed, std::uint64_t size) {
    csv_writer form;
    return written(form, seed, size);
}

std::string json(std::uint64_t seed, std::uint64_t size) {
    json_writer form;
    return written(form, seed, size);
}

// A change of any table, weight or order of draws changes these; whoever means to, says so in the
// change's description, for others' stored populations change with it.
TEST(generator, the_same_seed_and_size_are_the_same_bytes_everywhere) {
    EXPECT_EQ(
        sha256(csv(42, 1000)), "8dd50d5e5921433483ef7b2cfd2cfac6457652f0c48bed5d01d47e96b0861177"
    );
    EXPECT_EQ(
        sha256(json(42, 1000)), "53a53150cafdcd949f8ca97505094e8e3610a19280cbb25d157b1254c90d9f8c"
    );
}

TEST(generator, another_seed_is_another_population) {
    EXPECT_EQ(csv(1, 200), csv(1, 200));
    EXPECT_NE(csv(1, 200), csv(2, 200));
}

TEST(generator, makes_exactly_as_many_persons_as_asked) {
    for (const std::uint64_t size : {1U, 2U, 3U, 4U, 5U, 50U, 9091U, 9092U}) {
        std::size_t persons = 0;
        for (const household& home : all_households(9, size))
            persons += home.persons.size();
        EXPECT_EQ(persons, size);
    }
}

TEST(generator, a_smaller_population_is_the_beginning_of_a_larger_one) {
    const auto small = all_households(4, 500);
    const auto large = all_households(4, 5000);
    for (std::size_t at = 0; at + 1 < small.size(); ++at) {
        ASSERT_EQ(small[at].persons.size(), large[at].persons.size());
        for (std::size_t who = 0; who < small[at].persons.size(); ++who)
            EXPECT_EQ(small[at].persons[who].bsn, large[at].persons[who].bsn);
    }
}

TEST(generator, leaves_the_household_alone_when_all_are_made) {
    auto people = generate({1, 1});
    household home;
    ASSERT_TRUE(people->next(home));
    EXPECT_EQ(people->made(), 1U);
    const std::uint32_t bsn = home.persons.front().bsn;
    EXPECT_FALSE(people->next(home));
    EXPECT_EQ(home.persons.front().bsn, bsn);
}

TEST(generator, refuses_more_persons_than_there_are_numbers) {
    EXPECT_TRUE(generate({1, largest_size}));
    const auto refused = generate({1, std::uint64_t{largest_size} + 1});
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().text.find("9090909"), std::string::npos);
    EXPECT_FALSE(generate({1, (std::uint64_t{1} << 32) + 5}));
    EXPECT_FALSE(generate({1, 0}));
}

TEST(generator, refuses_a_day_out_of_range) {
    EXPECT_FALSE(generate({1, 10, make_day(1999, 12, 31)}));
    EXPECT_TRUE(generate({1, 10, make_day(2000, 1, 1)}));
    EXPECT_TRUE(generate({1, 10, make_day(2099, 12, 31)}));
    EXPECT_FALSE(generate({1, 10, make_day(2100, 1, 1)}));
}

TEST(generator, ages_follow_the_day_given) {
    const day today = make_day(2012, 2, 29);
    auto people = generate({1, 5000, today});
    household home;
    while (people->next(home)) {
        EXPECT_LE(home.addresses.back().from, today);
        for (const person& someone : home.persons) {
            if (someone.in_household == role::parent) continue;
            EXPECT_GE(age_on(earliest(someone.born), today), 0);
            EXPECT_LT(age_on(earliest(someone.born), today), 23);
        }
    }
}

} // namespace
} // namespace kruispunt::conformance::population
