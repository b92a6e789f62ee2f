#include "gateway/domain/consent_rule.hpp"

#include <gtest/gtest.h>

namespace kruispunt::domain {
namespace {

const consent_steps usual{{0, consenter::parents}, {16, consenter::young_person}};

std::optional<consenter> who(const consent_steps& steps, const char* born, const char* on) {
    return who_consents(steps, birth_date::parse(born).value(), parse_day(on).value());
}

// proves: INF-2.6
TEST(ConsentRule, IsTheParentsUnderSixteenAndTheYoungPersonsFromThen) {
    EXPECT_EQ(who(usual, "2014-05-17", "2030-05-16"), consenter::parents);
    EXPECT_EQ(who(usual, "2014-05-17", "2030-05-17"), consenter::young_person);
    EXPECT_EQ(who(usual, "2014-05-17", "2014-05-17"), consenter::parents);
}

// proves: INF-2.6 INF-2.7
TEST(ConsentRule, IsTheRegionsOwnPolicy) {
    const consent_steps sisa{{0, consenter::parents}, {12, consenter::family_member}};
    EXPECT_EQ(who(sisa, "2014-05-17", "2026-05-16"), consenter::parents);
    EXPECT_EQ(who(sisa, "2014-05-17", "2026-05-17"), consenter::family_member);
}

// proves: COM-11.8 INF-2.6
TEST(ConsentRule, APartialBirthDateCountsAsTheEarliest) {
    EXPECT_EQ(who(usual, "2014-05", "2030-05-01"), consenter::young_person);
    EXPECT_EQ(who(usual, "2014", "2030-01-01"), consenter::young_person);
    EXPECT_FALSE(who_consents(usual, std::nullopt, parse_day("2030-01-01").value()));
}

// proves: INF-2.7 refusal
TEST(ConsentRule, StepsNameSomebodyForEveryAgeOnce) {
    EXPECT_TRUE(whole(usual));
    EXPECT_FALSE(whole({}));
    EXPECT_FALSE(whole({{1, consenter::parents}}));
    EXPECT_FALSE(whole({{0, consenter::parents}, {0, consenter::young_person}}));
    EXPECT_FALSE(whole(
        {{0, consenter::parents}, {16, consenter::young_person}, {12, consenter::family_member}}
    ));
}

} // namespace
} // namespace kruispunt::domain
