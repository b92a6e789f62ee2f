#include "gateway/domain/retention.hpp"
#include "tests/support/sealed_commands.hpp"

#include <gtest/gtest.h>

namespace kruispunt::domain {
namespace {

day on(const char* text) {
    return parse_day(text).value();
}

birth_date born(const char* text) {
    return birth_date::parse(text).value();
}

// proves: COM-12.5 COM-11.8
TEST(BirthdayRules, TwentyThreeIsCountedFromTheEarliestPossibleBirthDate) {
    EXPECT_EQ(to_text(age_limit_day(born("2004-05-17"))), "2027-05-17");
    EXPECT_EQ(to_text(age_limit_day(born("2004-05"))), "2027-05-01");
    EXPECT_EQ(to_text(age_limit_day(born("2004"))), "2027-01-01");
    EXPECT_EQ(to_text(age_limit_day(born("2004-02-29"))), "2027-02-28");
}

// What is kept says the year and no more, and nothing of most children.
TEST(BirthdayRules, OnlyTheYearIsKeptAndOnlyWhereTheSignalCanLiveThatLong) {
    const federation_policy policy = support::four_regions();
    const day january = january_of_age_limit(born("2006-05-17"));
    EXPECT_EQ(to_text(january), "2029-01-01");
    EXPECT_EQ(watched_from(policy.of("esar"), on("2027-06-01"), january), january);
    EXPECT_EQ(watched_from(policy.of("esar"), on("2026-11-20"), january), std::nullopt)
        << "gone by then";
    EXPECT_EQ(watched_from(policy.of("multisignaal"), on("2026-11-20"), january), january)
        << "its archive may last that long";
    EXPECT_EQ(watched_from(policy.of("esar"), on("2026-11-20"), std::nullopt), std::nullopt);
}

} // namespace
} // namespace kruispunt::domain
