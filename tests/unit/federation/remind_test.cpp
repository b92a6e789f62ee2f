#include "gateway/federation/remind.hpp"
#include "tests/unit/federation/situation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::federation {
namespace {

using namespace domain;
using support::giving;
using testing::IsEmpty;
using testing::SizeIs;

constexpr uuid match_id{9};

std::optional<municipal_area> area(const std::string& code, day) {
    if (code == "0034") return municipal_area{code, "esar"};
    if (code == "0344") return municipal_area{code, "midden-nederland"};
    return municipal_area{code, {}};
}

/// A match of ESAR's E-1 (3) with SISA's S-1 (5), in row 7, that is due to be looked at.
class Remind : public testing::Test {
protected:
    Remind() {
        s_.policy.municipalities = area;
        s_.own(giving("esar", "E-1").by(1).in("0034").stored(3));
        match_fact match;
        match.match = {7, match_id, match_kind::child, {5, "sisa", "S-1"}, s_.now};
        match.other = giving("sisa", "S-1").by(2).stored(5);
        s_.known.match = match;
        s_.known.same_child = {match.other};
    }

    decision look() { return s_.decide(support::reminding("esar", match_id)); }

    situation s_;
};

// proves: ESAR-27.1
TEST_F(Remind, BothSidesAreRemindedOfAMatchNotTakenUp) {
    const decision d = look();
    ASSERT_TRUE(d.answer);
    for (const auto& [region, reference] : {std::pair("esar", "E-1"), std::pair("sisa", "S-1")}) {
        const auto told = told_to(d, region);
        ASSERT_THAT(told, SizeIs(1)) << region;
        EXPECT_EQ(told[0].kind, notice_kind::reminder);
        EXPECT_EQ(told[0].reference, reference);
        EXPECT_EQ(told[0].match, match_id);
        EXPECT_EQ(told[0].since, s_.known.match->match.made_at);
        EXPECT_EQ(told[0].other, 0) << "a reminder shows nobody's contact";
    }
    ASSERT_TRUE(d.effects.reminder);
    EXPECT_EQ(d.effects.reminder->match, 7);
    EXPECT_EQ(d.effects.reminder->reminded, 1);
    EXPECT_EQ(to_text(*d.effects.reminder->again_on), "2026-12-05"); // after Friday 4 December
    EXPECT_EQ(d.effects.counted.at(matches_reminded), 1);
}

// proves: BEH-09.3
TEST_F(Remind, TheCoordinationBodyIsToldOnceByIdAndPairWhereSomebodyListens) {
    EXPECT_THAT(look().effects.announced, IsEmpty());
    s_.policy.announces = true;
    const decision d = look();
    ASSERT_THAT(d.effects.announced, SizeIs(1));
    EXPECT_EQ(d.effects.announced[0].what, announced_kind::match_not_taken_up);
    EXPECT_EQ(d.effects.announced[0].match, match_id);
    EXPECT_EQ(d.effects.announced[0].region, "esar");
    EXPECT_EQ(d.effects.announced[0].other_region, "sisa");
    EXPECT_EQ(d.effects.announced[0].word, "");
    s_.known.match->reminded = 1;
    EXPECT_THAT(look().effects.announced, IsEmpty()) << "escalated it is no other match";
}

// proves: BEH-09.4
TEST_F(Remind, OfAMatchThatIsFrozenOrTakenUpOrOverTheCoordinationBodyIsToldNothing) {
    s_.policy.announces = true;
    const match_fact untouched = *s_.known.match;
    s_.known.match->other.frozen = true;
    EXPECT_THAT(look().effects.announced, IsEmpty());
    s_.known.match = untouched;
    s_.known.match->other_said.acknowledged = true;
    EXPECT_THAT(look().effects.announced, IsEmpty());
    s_.known.match = untouched;
    s_.known.match->other.expires_on = support::test_today();
    EXPECT_THAT(look().effects.announced, IsEmpty());
}

TEST_F(Remind, NotTakenUpAgainItGoesToTheCoordinatingRegionAndIsCounted) {
    s_.known.match->reminded = 1;
    const decision d = look();
    EXPECT_THAT(told_to(d, "esar"), SizeIs(1)) << "Almere coordinates, and is ESAR's";
    EXPECT_THAT(told_to(d, "sisa"), IsEmpty());
    EXPECT_EQ(d.effects.counted.at(matches_escalated), 1);
    EXPECT_EQ(d.effects.counted.at(std::string(matches_escalated) + "/esar"), 1);
    EXPECT_EQ(d.effects.reminder->reminded, 2);
    EXPECT_FALSE(d.effects.reminder->again_on) << "never a third time";
}

TEST_F(Remind, ACoordinatingRegionThatIsNoSideIsCountedAndToldNothing) {
    s_.known.match->reminded = 1;
    s_.own(giving("esar", "E-1").by(1).in("0344").stored(3));
    const decision d = look();
    EXPECT_THAT(d.effects.notices, IsEmpty());
    EXPECT_EQ(d.effects.counted.at(std::string(matches_escalated) + "/midden-nederland"), 1);
    s_.own(giving("esar", "E-1").by(1).stored(3));
    const decision unknown = look();
    EXPECT_THAT(unknown.effects.notices, IsEmpty());
    EXPECT_EQ(unknown.effects.counted.size(), 1U);
    EXPECT_EQ(unknown.effects.counted.at(matches_escalated), 1);
}

TEST_F(Remind, WhatASideTookUpIsLeftAlone) {
    for (const bool near : {true, false}) {
        s_.known.match->said.acknowledged = near;
        s_.known.match->other_said.acknowledged = !near;
        const decision d = look();
        EXPECT_THAT(d.effects.notices, IsEmpty());
        EXPECT_TRUE(d.effects.counted.empty());
        ASSERT_TRUE(d.effects.reminder);
        EXPECT_FALSE(d.effects.reminder->again_on);
    }
}

TEST_F(Remind, AMatchOfWhichASideIsOverIsLeftAlone) {
    s_.known.match->other.expires_on = support::test_today();
    const decision d = look();
    EXPECT_THAT(d.effects.notices, IsEmpty());
    EXPECT_FALSE(d.effects.reminder->again_on);
}

TEST_F(Remind, TheDayIsTenWorkingDaysOffOrAsPolicySays) {
    EXPECT_EQ(to_text(remind_on(s_.now, s_.policy)), "2026-12-05");
    s_.policy.remind_after = 1;
    EXPECT_EQ(to_text(remind_on(s_.now, s_.policy)), "2026-11-24");
    situation given;
    given.other(giving("sisa", "S-1").by(2).stored(5));
    const decision made = given.decide(giving("esar", "E-1").command());
    EXPECT_EQ(made.effects.matches.at(0).remind_on, remind_on(given.now, given.policy));
    situation clash;
    clash.other(giving("sisa", "S-1").by(2).born(2014, 5, 17).named("a").stored(5));
    const decision asked =
        clash.decide(giving("esar", "E-1").born(2016, 5, 17).named("b").command());
    EXPECT_FALSE(asked.effects.matches.at(0).remind_on) << "a clash is no match";
}

} // namespace
} // namespace kruispunt::federation
