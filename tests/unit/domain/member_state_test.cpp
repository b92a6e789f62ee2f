#include "gateway/domain/member_state.hpp"

#include <gmock/gmock.h>

namespace kruispunt::domain {
namespace {

using testing::SizeIs;

stored_signal of(std::int64_t number, std::string region) {
    stored_signal signal;
    signal.number = number;
    signal.region = std::move(region);
    return signal;
}

TEST(MemberState, EachHasAWordThatIsReadBack) {
    for (const auto state :
         {member_state::sandbox, member_state::admitted, member_state::suspended})
        EXPECT_EQ(member_state_of(wire_word(state)), state);
    EXPECT_FALSE(member_state_of("Sandbox"));
    EXPECT_FALSE(member_state_of(""));
}

// proves: BEH-02.2 acceptance refusal
TEST(MemberState, AdmissionNeedsAReport) {
    const membership fresh;
    EXPECT_EQ(may_become(fresh, member_state::admitted, false), membership_fault::no_report);
    EXPECT_EQ(may_become(fresh, member_state::admitted, true), membership_fault::none);
    EXPECT_EQ(may_become(fresh, member_state::suspended, false), membership_fault::none);
    EXPECT_EQ(may_become(fresh, member_state::sandbox, false), membership_fault::none);
}

// proves: BEH-02.2 BEH-02.5
TEST(MemberState, ASuspensionForgetsNothing) {
    const membership once = become({}, member_state::admitted);
    const membership out = become(once, member_state::suspended);
    EXPECT_EQ(out.state, member_state::suspended);
    EXPECT_TRUE(out.admitted);
    EXPECT_EQ(may_become(out, member_state::admitted, false), membership_fault::none);
    EXPECT_EQ(may_become(out, member_state::sandbox, true), membership_fault::was_admitted);
    const membership never = become({}, member_state::suspended);
    EXPECT_FALSE(never.admitted);
    EXPECT_EQ(may_become(never, member_state::admitted, false), membership_fault::no_report);
}

// proves: BEH-02.4
TEST(MemberState, SandboxAndAdmittedAreApart) {
    const admitted_regions admitted{"east", "west"};
    EXPECT_TRUE(exchange("east", "west", admitted));
    EXPECT_TRUE(exchange("north", "south", admitted));
    EXPECT_FALSE(exchange("east", "north", admitted));
    EXPECT_FALSE(exchange("north", "west", admitted));
    EXPECT_TRUE(exchange("east", "north", {}));
}

// proves: BEH-02.4
TEST(MemberState, NothingOfTheOtherSideIsKnown) {
    facts known;
    known.same_child = {of(1, "east"), of(2, "north")};
    known.family = {of(3, "west"), of(4, "south")};
    known.siblings = {of(5, "north"), of(6, "east")};
    known.held.resize(2);
    known.held[0].signal = 1;
    known.held[1].signal = 2;
    known.sibling_matches.resize(3);
    known.sibling_matches[0].signal = 1;
    known.sibling_matches[1].signal = 2;
    known.sibling_matches[2].signal = 6;
    facts all = known;
    keep_apart(all, "east", {});
    EXPECT_THAT(all.same_child, SizeIs(2));
    EXPECT_THAT(all.held, SizeIs(2));
    keep_apart(known, "east", {"east", "west"});
    ASSERT_THAT(known.same_child, SizeIs(1));
    EXPECT_EQ(known.same_child[0].number, 1);
    ASSERT_THAT(known.family, SizeIs(1));
    EXPECT_EQ(known.family[0].number, 3);
    ASSERT_THAT(known.siblings, SizeIs(1));
    EXPECT_EQ(known.siblings[0].number, 6);
    ASSERT_THAT(known.held, SizeIs(1));
    EXPECT_EQ(known.held[0].signal, 1);
    ASSERT_THAT(known.sibling_matches, SizeIs(2));
}

} // namespace
} // namespace kruispunt::domain
