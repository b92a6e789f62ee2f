#include "gateway/domain/retention.hpp"
#include "tests/support/sealed_commands.hpp"

#include <gtest/gtest.h>

namespace kruispunt::domain {
namespace {

day on(const char* text) {
    return parse_day(text).value();
}

const region_policy& region(const char* name) {
    static const federation_policy policy = support::four_regions();
    return policy.of(name);
}

// proves: RET-1.1 RET-1.2 RET-1.8 RET-1.12 COM-36.1 COM-36.2
TEST(Retention, EverySignalIsActiveForTwoYears) {
    for (const char* name : {"esar", "multisignaal", "sisa", "midden-nederland"}) {
        EXPECT_EQ(to_text(expires_on(region(name), on("2026-11-20"))), "2028-11-20") << name;
        EXPECT_EQ(to_text(expires_on(region(name), on("2024-02-29"))), "2026-02-28") << name;
    }
}

// proves: RET-1.3 ESAR-12.2
TEST(Retention, GoingWellInEsarLapsesAYearAfterItWasGiven) {
    const closing c = close(region("esar"), on("2026-03-01"), on("2026-11-20"));
    EXPECT_EQ(c.state, signal_state::closed);
    EXPECT_EQ(to_text(c.expires_on), "2027-03-01");
}

// proves: RET-1.3
TEST(Retention, GoingWellInEsarLapsesAtOnceWhereThatYearIsPast) {
    EXPECT_EQ(
        close(region("esar"), on("2025-11-20"), on("2026-11-20")).state, signal_state::lapsed
    );
    EXPECT_EQ(
        close(region("esar"), on("2025-11-21"), on("2026-11-20")).state, signal_state::closed
    );
    EXPECT_EQ(
        close(region("esar"), on("2025-01-01"), on("2026-11-20")).state, signal_state::lapsed
    );
}

TEST(Retention, GoingWellNeverLengthensAShorterTerm) {
    region_policy brief = region("esar");
    brief.active_years = 1;
    const closing c = close(brief, on("2026-03-01"), on("2026-11-20"));
    EXPECT_EQ(to_text(c.expires_on), "2027-03-01");
}

// proves: RET-1.5 RET-1.7
TEST(Retention, GoingWellMakesArchivingRegionsInactiveAtOnce) {
    for (const char* name : {"multisignaal", "midden-nederland"}) {
        const closing c = close(region(name), on("2026-03-01"), on("2026-11-20"));
        EXPECT_EQ(c.state, signal_state::inactive) << name;
        EXPECT_EQ(to_text(c.expires_on), "2026-11-20") << name;
    }
}

// proves: RET-1.9
TEST(Retention, GoingWellInSisaDestroysAtOnce) {
    const closing c = close(region("sisa"), on("2026-03-01"), on("2026-11-20"));
    EXPECT_EQ(c.state, signal_state::lapsed);
}

// proves: RET-1.2 RET-1.4 RET-1.6 RET-1.8
TEST(Retention, TheDigestOfAnEndedIdGoesAfterTheRegionsLongestTerm) {
    EXPECT_EQ(to_text(forget_on(region("esar"), on("2026-11-20"))), "2028-11-20");
    EXPECT_EQ(to_text(forget_on(region("sisa"), on("2026-11-20"))), "2028-11-20");
    EXPECT_EQ(to_text(forget_on(region("midden-nederland"), on("2026-11-20"))), "2031-11-20");
    EXPECT_EQ(to_text(forget_on(region("multisignaal"), on("2026-11-20"))), "2033-11-20");
}

// proves: RET-1.11 COM-12.2 refusal
TEST(Retention, TheStatutesLimitsAreTheMost) {
    EXPECT_TRUE(within_statute(region("multisignaal")));
    const auto changed = [](auto member, int value) {
        region_policy p = region("multisignaal");
        p.*member = value;
        return within_statute(p);
    };
    EXPECT_FALSE(changed(&region_policy::active_years, 3));
    EXPECT_TRUE(changed(&region_policy::active_years, 1));
    EXPECT_FALSE(changed(&region_policy::active_years, 0));
    EXPECT_FALSE(changed(&region_policy::archive_years, 6));
    EXPECT_FALSE(changed(&region_policy::archive_years, -1));
    EXPECT_FALSE(changed(&region_policy::age_limit_years, 24));
    EXPECT_TRUE(changed(&region_policy::age_limit_years, 18));
    EXPECT_FALSE(changed(&region_policy::age_limit_years, 0));
}

} // namespace
} // namespace kruispunt::domain
