#include "gateway/domain/acceptance.hpp"

#include <gmock/gmock.h>

#include <functional>

namespace kruispunt::domain {
namespace {

using namespace std::chrono_literals;

const instant noon = *parse_timestamp("2027-03-01T12:00:00Z");

acceptance good() {
    acceptance says;
    says.protocol = "sisa";
    says.protocol_version = "1";
    says.roles = {"client", "server"};
    says.oin = "00000099000000000002";
    says.steps.assign(examination_steps.begin(), examination_steps.end());
    says.accepted_at = noon;
    says.valid_until = noon + 24h;
    return says;
}

const std::vector<speaking_region> regions{
    {"esar", "00000099000000000001", "esar", "1"},
    {"zuid", "00000099000000000002", "sisa", "1"},
    {"feed", "00000099000000000003", "feed", "1", true},
    {"none", "", "sisa", "1"}};

judged_acceptance judged(const acceptance& says, instant now = noon + 1h) {
    return judge({says, true}, regions, now);
}

// proves: BEH-13.2 acceptance
TEST(Acceptance, HoldsForTheRegionOfItsOin) {
    const auto came = judged(good());
    EXPECT_TRUE(came.holds());
    EXPECT_EQ(came.region, "zuid");
}

// proves: BEH-13.2 BEH-13.3 refusal
TEST(Acceptance, IsReadAndSignedBeforeAnythingOfItIsBelieved) {
    const auto unread = judge({std::nullopt, true}, regions, noon);
    EXPECT_EQ(unread.failed, acceptance_step::form);
    const auto unsigned_one = judge({good(), false}, regions, noon + 1h);
    EXPECT_EQ(unsigned_one.failed, acceptance_step::signature);
    EXPECT_EQ(unsigned_one.region, "") << "nothing of it is known";
}

struct amiss {
    std::string name;
    std::function<void(acceptance&)> breaks;
    acceptance_step step;
    acceptance_fault why;
};

class BadAcceptances : public testing::TestWithParam<amiss> {};

// proves: BEH-13.2 BEH-13.3 refusal
TEST_P(BadAcceptances, FailAtTheStepThatIsBroken) {
    acceptance says = good();
    GetParam().breaks(says);
    const auto came = judged(says);
    EXPECT_FALSE(came.holds());
    EXPECT_EQ(came.failed, GetParam().step);
    EXPECT_EQ(came.why, GetParam().why);
}

INSTANTIATE_TEST_SUITE_P(
    Domain,
    BadAcceptances,
    testing::Values(
        amiss{
            "AStepLess",
            [](acceptance& of) { of.steps.pop_back(); },
            acceptance_step::examination,
            acceptance_fault::step_missing},
        amiss{
            "StepsInAnotherOrder",
            [](acceptance& of) { std::swap(of.steps[0], of.steps[1]); },
            acceptance_step::examination,
            acceptance_fault::step_missing},
        amiss{
            "AStranger",
            [](acceptance& of) { of.oin = "00000099000000000009"; },
            acceptance_step::member,
            acceptance_fault::unknown_oin},
        amiss{
            "AnothersOin",
            [](acceptance& of) { of.oin = "00000099000000000001"; },
            acceptance_step::member,
            acceptance_fault::another_protocol},
        amiss{
            "NoOin",
            [](acceptance& of) { of.oin.clear(); },
            acceptance_step::member,
            acceptance_fault::unknown_oin},
        amiss{
            "AnotherProtocol",
            [](acceptance& of) { of.protocol = "esar"; },
            acceptance_step::member,
            acceptance_fault::another_protocol},
        amiss{
            "AnotherVersion",
            [](acceptance& of) { of.protocol_version = "2"; },
            acceptance_step::version,
            acceptance_fault::another_version},
        amiss{
            "OnlyCalled",
            [](acceptance& of) { of.roles = {"server"}; },
            acceptance_step::roles,
            acceptance_fault::role_missing},
        amiss{
            "OnlyCalls",
            [](acceptance& of) {
                of.roles = {"client", "gateway"};
            },
            acceptance_step::roles,
            acceptance_fault::role_missing}
    ),
    [](const auto& row) { return row.param.name; }
);

// proves: BEH-13.2 refusal
TEST(Acceptance, IsHeldAgainstTheStepsInTheirOrder) {
    acceptance says = good();
    says.valid_until = noon;
    const auto first = [&says] { return judged(says).failed; };
    EXPECT_EQ(first(), acceptance_step::term);
    says.roles.clear();
    EXPECT_EQ(first(), acceptance_step::roles);
    says.protocol_version = "2";
    EXPECT_EQ(first(), acceptance_step::version);
    says.protocol = "esar";
    EXPECT_EQ(first(), acceptance_step::member);
    says.steps.clear();
    EXPECT_EQ(first(), acceptance_step::examination);
    EXPECT_EQ(judged(says).region, "") << "the member was not looked for";
}

// proves: BEH-13.2 acceptance refusal
TEST(Acceptance, OfARegionWhoseFeedIsReadNeedsNoClient) {
    acceptance says = good();
    says.oin = "00000099000000000003";
    says.protocol = "feed";
    says.roles = {"server"};
    EXPECT_TRUE(judged(says).holds());
    says.roles = {"client"};
    EXPECT_EQ(judged(says).why, acceptance_fault::role_missing);
}

// proves: BEH-13.2 acceptance refusal
TEST(Acceptance, HoldsFromItsFirstMomentToItsLast) {
    const acceptance says = good();
    const auto early = judged(says, says.accepted_at - 1ms);
    EXPECT_EQ(early.failed, acceptance_step::term);
    EXPECT_EQ(early.why, acceptance_fault::not_yet);
    EXPECT_TRUE(early.is_out_of_term());
    EXPECT_TRUE(judged(says, says.accepted_at).holds());
    EXPECT_TRUE(judged(says, says.valid_until).holds());
    const auto late = judged(says, says.valid_until + 1ms);
    EXPECT_EQ(late.why, acceptance_fault::over);
    EXPECT_TRUE(late.is_out_of_term());
    EXPECT_EQ(late.region, "zuid") << "whose it was is known";
}

} // namespace
} // namespace kruispunt::domain
