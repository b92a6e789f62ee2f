#include "conformance/regions/region_clock.hpp"
#include "conformance/tests/documents.hpp"
#include "conformance/tests/running_region.hpp"

#include <gtest/gtest.h>

namespace kruispunt::conformance::tests {
namespace {

using namespace std::chrono_literals;
using text::json;

constexpr auto two_years = 24h * 730;

TEST(RegionClock, IsTheMachinesUntilItIsMoved) {
    regions::region_clock clock;
    EXPECT_LT(std::chrono::abs(clock.now() - std::chrono::system_clock::now()), 5s);
    EXPECT_TRUE(clock.set_ahead(two_years));
    EXPECT_LT(std::chrono::abs(clock.now() - two_years - std::chrono::system_clock::now()), 5s);
    EXPECT_TRUE(clock.set_ahead(two_years)) << "told twice is once";
    EXPECT_EQ(clock.ahead(), two_years);
}

TEST(RegionClock, GoesNeitherBackNorBeyondItsFurthest) {
    regions::region_clock clock;
    EXPECT_TRUE(clock.set_ahead(regions::region_clock::furthest));
    EXPECT_FALSE(clock.set_ahead(regions::region_clock::furthest + 1ms));
    EXPECT_FALSE(clock.set_ahead(-1ms));
    EXPECT_EQ(clock.ahead(), regions::region_clock::furthest);
}

TEST(RegionClock, IsMovedThroughTheControlAndDatesWhatComes) {
    running_region region("multisignaal");
    const auto before = region.control("GET", "/clock").body;
    EXPECT_EQ(before.at("ahead_ms"), 0);
    const auto moved = region.control("PUT", "/clock", json{{"ahead_ms", 63'072'000'000}});
    EXPECT_EQ(moved.status, 200U);
    const auto after = region.control("GET", "/clock").body;
    EXPECT_EQ(after.at("ahead_ms"), 63'072'000'000);
    EXPECT_GT(after.at("today"), before.at("today"));
    region.call(multisignaal::match_event());
    const auto received = region.list("received");
    ASSERT_EQ(received.size(), 1U);
    EXPECT_EQ(received[0].at("day"), after.at("today"));
    EXPECT_LT(received[0].at("at"), after.at("now")) << "times stay the machine's";
}

TEST(RegionClock, RefusesWhatIsNoStepThroughTheControl) {
    const running_region region("sisa");
    for (const json& wrong :
         {json::object(),
          json{{"ahead_ms", "2y"}},
          json{{"ahead_ms", -1}},
          json{{"ahead_ms", 1.5}},
          json{{"ahead_ms", 9'000'000'000'000'000}},
          json{{"ahead_ms", 1}, {"now", 2}}})
        EXPECT_EQ(region.control("PUT", "/clock", wrong).status, 400U) << wrong;
}

} // namespace
} // namespace kruispunt::conformance::tests
