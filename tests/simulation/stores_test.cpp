#include "tests/simulation/driver/stores.hpp"
#include "tests/support/seed.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace kruispunt::simulation {
namespace {

// What the model says of the store in memory holds for the durable one.
TEST(stores, keep_the_same_through_all_verbs_and_years) {
    const int histories = std::getenv("KRUISPUNT_LONG") != nullptr ? 60 : 12;
    const auto result = compare_stores(support::test_seed(), histories);
    EXPECT_EQ(result.amiss, "");
    EXPECT_GT(result.steps, histories * 100);
}

// No match is lost and none is made twice while keys rotate, at whatever moment something happens.
TEST(stores, keep_the_same_while_keys_rotate) {
    const int histories = std::getenv("KRUISPUNT_LONG") != nullptr ? 60 : 12;
    const auto result = compare_stores(support::test_seed(), histories, true);
    EXPECT_EQ(result.amiss, "");
    EXPECT_GT(result.steps, histories * 100);
    EXPECT_GT(result.rotations, histories);
}

} // namespace
} // namespace kruispunt::simulation
