#include "gateway/domain/statistics/taking_part.hpp"
#include "tests/support/sealed_commands.hpp"

#include <gtest/gtest.h>

namespace kruispunt::domain::statistics {
namespace {

// proves: BEH-03.7
TEST(TakingPart, SaysWhoMayLeaveTheNumberOutAndWhoHangsOnOne) {
    federation_policy policy = support::four_regions();
    region_policy& sisa = policy.regions.at("sisa");
    sisa.may_learn.set(static_cast<std::size_t>(disclosed_field::organisation_phone));
    const membership all = taking_part(policy);
    ASSERT_EQ(all.regions.size(), 4U);
    EXPECT_FALSE(all.matches_within_regions);
    for (const participant& each : all.regions) {
        const bool leaves_out = each.region == "sisa" || each.region == "midden-nederland";
        EXPECT_EQ(each.may_leave_out_bsn, leaves_out) << each.region;
        EXPECT_EQ(each.hangs_on_number, each.region == "sisa") << each.region;
    }
}

TEST(TakingPart, SaysWhetherARegionMatchesItself) {
    federation_policy policy = support::four_regions();
    policy.intra_region = true;
    EXPECT_TRUE(taking_part(policy).matches_within_regions);
}

} // namespace
} // namespace kruispunt::domain::statistics
