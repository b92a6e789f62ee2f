#include "gateway/domain/consent_rule.hpp"

#include <gtest/gtest.h>

namespace kruispunt::domain {
namespace {

const consent_steps usual{{0, consenter::parents}, {16, consenter::young_person}};

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
