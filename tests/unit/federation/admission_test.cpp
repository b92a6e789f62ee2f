#include "gateway/federation/admission.hpp"
#include "tests/support/made_up_bsn.hpp"
#include "tests/support/sealed_commands.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::federation {
namespace {

using namespace domain;
using testing::ElementsAre;
using testing::IsEmpty;

day on(const char* text) {
    return parse_day(text).value();
}

command given(const char* born, day date, mutation_reason reason = mutation_reason::none) {
    submit_signal submit;
    submit.content.id = "X-1";
    submit.content.child.bsn = support::made_up_bsn(1);
    if (*born != '\0') submit.content.child.birth_date = birth_date::parse(born).value();
    submit.content.date = date;
    submit.content.informed = informed::both;
    command c;
    c.act = submit;
    c.reason = reason;
    return c;
}

result<std::vector<warning>> admitted(const command& c, const char* region = "esar") {
    static const federation_policy policy = support::four_regions();
    return admit(c, policy.of(region), support::test_now());
}

result<void> dated(
    const char* date, const char* region = "esar", mutation_reason reason = mutation_reason::none
) {
    static const federation_policy policy = support::four_regions();
    return admit_date({on(date), reason}, policy.of(region), support::test_today());
}

// proves: COM-12.1 COM-12.3 acceptance
TEST(Admission, TakesAChildUnderTwentyThree) {
    EXPECT_TRUE(admitted(given("2014-05-17", on("2026-11-20"))));
    EXPECT_TRUE(admitted(given("", on("2026-11-20"))));
}

// proves: COM-12.1 COM-11.8 refusal
TEST(Admission, RefusesFromTheTwentyThirdBirthdayOn) {
    // 20 November 2026 is today; informed is left to a warning.
    EXPECT_TRUE(admitted(given("2003-11-21", on("2026-11-20"))));
    for (const char* born : {"2003-11-20", "2003-11", "2003", "1990-01-01"}) {
        const auto a = admitted(given(born, on("2026-11-20")));
        ASSERT_FALSE(a) << born;
        EXPECT_EQ(a.error().code, errc::age_exceeded);
        EXPECT_EQ(a.error().field, field::birth_date);
    }
}

// proves: COM-12.1 refusal
TEST(Admission, AgeCountsOnTheDayOfReceiptNotOfTheSignal) {
    EXPECT_FALSE(admitted(given("2003-11-20", on("2026-11-19"))));
}

// proves: COM-11.6 refusal
TEST(Admission, RefusesABirthDateInTheFuture) {
    const auto a = admitted(given("2026-11-21", on("2026-11-20")));
    ASSERT_FALSE(a);
    EXPECT_EQ(a.error().code, errc::date_invalid);
    EXPECT_EQ(a.error().field, field::birth_date);
}

// proves: COM-36.3 COM-36.4 refusal
TEST(Admission, RefusesASignalOfTomorrowAndOneNoLongerActive) {
    EXPECT_TRUE(dated("2024-11-21"));
    for (const char* date : {"2026-11-21", "2024-11-20", "2020-01-01"}) {
        const auto a = dated(date);
        ASSERT_FALSE(a) << date;
        EXPECT_EQ(a.error().code, errc::date_invalid);
        EXPECT_EQ(a.error().field, field::date);
    }
}

// proves: COM-36.4 RET-1.3 refusal
TEST(Admission, ASignalThatGoesWellIsActiveForOneYear) {
    static const federation_policy policy = support::four_regions();
    const auto judged = [](const char* date) {
        const dated_signal closed{on(date), mutation_reason::identity, life_stage::closed};
        return admit_date(closed, policy.of("esar"), support::test_today());
    };
    EXPECT_TRUE(judged("2025-11-21"));
    EXPECT_FALSE(judged("2025-11-20"));
    EXPECT_FALSE(judged("2026-11-21"));
}

// proves: COM-36.4 COM-36.5 refusal acceptance
TEST(Admission, MigrationMayGiveWhatTheRegionStillArchives) {
    const auto old = [](const char* date, const char* region) {
        return dated(date, region, mutation_reason::administration);
    };
    EXPECT_TRUE(old("2021-11-21", "midden-nederland"));
    EXPECT_FALSE(old("2021-11-20", "midden-nederland"));
    EXPECT_TRUE(old("2019-11-21", "multisignaal"));
    EXPECT_FALSE(old("2019-11-20", "multisignaal"));
    EXPECT_FALSE(old("2024-11-20", "esar"));
    EXPECT_FALSE(old("2024-11-20", "sisa"));
    EXPECT_FALSE(old("2026-11-21", "multisignaal"));
    EXPECT_FALSE(dated("2024-11-20", "multisignaal"));
}

// proves: INF-1.7 INF-1.8 acceptance
TEST(Admission, WarnsWhereTheDutyToInformIsNotMet) {
    const auto met = admitted(given("2013-05-17", on("2026-11-20")));
    ASSERT_TRUE(met);
    EXPECT_THAT(*met, IsEmpty());
    const auto not_met = admitted(given("2009-05-17", on("2026-11-20")));
    ASSERT_TRUE(not_met);
    EXPECT_THAT(*not_met, ElementsAre(warning::duty_to_inform));
}

TEST(Admission, JudgesOnlyASignalThatIsGiven) {
    command c;
    c.act = withdraw_signal{"X-1", withdrawal_reason::other};
    EXPECT_TRUE(admitted(c));
    c.act = close_signal{"X-1"};
    EXPECT_TRUE(admitted(c));
}

// proves: COM-12.2 COM-12.1 refusal
TEST(Admission, ARegionsLowerAgeLimitHolds) {
    federation_policy policy = support::four_regions();
    policy.regions.at("esar").age_limit_years = 18;
    const command c = given("2008-11-20", on("2026-11-20"));
    EXPECT_FALSE(admit(c, policy.of("esar"), support::test_now()));
    EXPECT_TRUE(admit(c, policy.of("sisa"), support::test_now()));
}

} // namespace
} // namespace kruispunt::federation
