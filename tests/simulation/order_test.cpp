#include "tests/simulation/driver/orders.hpp"
#include "tests/support/seed.hpp"

#include <gtest/gtest.h>

namespace kruispunt::simulation {
namespace {

constexpr orders_wanted some{100, 5};

// proves: COM-20.5 COM-22.2 COM-22.4 COM-22.6 COM-22.7 COM-22.9 COM-23.1 COM-38.1
TEST(order_of_arrival, makes_no_difference_to_the_matches) {
    const auto result = compare_orders(support::test_seed(), some);
    EXPECT_EQ(result.amiss, "");
    EXPECT_GT(result.matches, some.histories * 3) << "hardly anything matched";
}

} // namespace
} // namespace kruispunt::simulation
