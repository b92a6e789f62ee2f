#include "tests/unit/federation/situation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::federation {
namespace {

using namespace domain;
using support::closing;
using support::giving;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

void give_matched_signal(situation& s, const char* region) {
    s.own(giving(region, "X-1").by(1).stored(3));
    s.matched(giving(region == std::string("sisa") ? "esar" : "sisa", "Y-1").by(2).stored(5), 7);
}

// proves: RET-1.3 ESAR-12.2 acceptance
TEST(Close, InEsarTheSignalLapsesAYearAfterAndItsMatchesStay) {
    situation s;
    give_matched_signal(s, "esar");
    const decision d = s.decide(closing("esar", "X-1"));
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->what, outcome::effect::closed);
    EXPECT_EQ(d.answer->state, signal_state::closed);
    EXPECT_EQ(to_text(d.answer->expires_on), "2027-11-20");
    EXPECT_EQ(d.answer->open_matches, 1);
    ASSERT_TRUE(d.effects.change);
    EXPECT_EQ(d.effects.change->state, signal_state::closed);
    EXPECT_EQ(to_text(d.effects.change->expires_on), "2027-11-20");
    EXPECT_THAT(d.effects.ended_matches, IsEmpty());
    EXPECT_THAT(d.effects.notices, IsEmpty());
}

// proves: RET-1.3 COM-25.4
TEST(Close, InEsarAtOnceWhereThatYearIsPast) {
    situation s;
    const day date = plus_years(support::test_today(), -1);
    s.own(giving("esar", "X-1").by(1).dated(date).stored(3));
    s.matched(giving("sisa", "Y-1").by(2).stored(5), 7);
    const decision d = s.decide(closing("esar", "X-1"));
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->state, signal_state::lapsed);
    EXPECT_TRUE(d.effects.removal);
    EXPECT_THAT(d.effects.ended_matches, ElementsAre(7));
    EXPECT_EQ(told_to(d, "sisa").at(0).reason, end_reason::expired);
}

// proves: RET-1.5 RET-1.7 COM-25.1 COM-25.4
TEST(Close, WhereThereIsAnArchiveTheSignalBecomesInactiveAtOnce) {
    for (const char* region : {"multisignaal", "midden-nederland"}) {
        situation s;
        give_matched_signal(s, region);
        const decision d = s.decide(closing(region, "X-1"));
        ASSERT_TRUE(d.answer) << region;
        EXPECT_EQ(d.answer->state, signal_state::inactive);
        EXPECT_EQ(d.answer->expires_on, support::test_today());
        EXPECT_EQ(d.answer->open_matches, 0);
        ASSERT_TRUE(d.effects.change);
        EXPECT_FALSE(d.effects.removal);
        EXPECT_THAT(d.effects.ended_matches, ElementsAre(7));
        ASSERT_THAT(d.effects.notices, SizeIs(1));
        EXPECT_EQ(d.effects.notices.at(0).region, "sisa");
        EXPECT_EQ(d.effects.notices.at(0).reason, end_reason::expired);
        EXPECT_FALSE(d.effects.notices.at(0).wrongful);
    }
}

// proves: RET-1.9 COM-25.4
TEST(Close, InSisaTheSignalIsDestroyed) {
    situation s;
    give_matched_signal(s, "sisa");
    const decision d = s.decide(closing("sisa", "X-1"));
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->state, signal_state::lapsed);
    EXPECT_TRUE(d.effects.removal);
    EXPECT_EQ(told_to(d, "esar").at(0).reason, end_reason::expired);
    EXPECT_THAT(told_to(d, "sisa"), IsEmpty());
}

// proves: COM-20.2
TEST(Close, ASecondTimeChangesNothing) {
    for (const signal_state state : {signal_state::closed, signal_state::inactive}) {
        situation s;
        stored_signal own = giving("esar", "X-1").stored(3);
        own.state = state;
        const decision d = s.own(own).decide(closing("esar", "X-1"));
        ASSERT_TRUE(d.answer);
        EXPECT_EQ(d.answer->state, state);
        EXPECT_TRUE(changes_nothing(d));
    }
}

// proves: COM-20.7 COM-20.9 refusal
TEST(Close, UnknownIdIsAnErrorAndAnEndedOneIsNot) {
    situation unknown;
    const decision d = unknown.decide(closing("esar", "X-1"));
    ASSERT_FALSE(d.answer);
    EXPECT_EQ(d.answer.error().code, errc::signal_unknown);
    situation ended;
    ended.ended();
    const decision again = ended.decide(closing("esar", "X-1"));
    EXPECT_TRUE(again.answer);
    EXPECT_TRUE(changes_nothing(again));
}

// proves: SISA-04.9 refusal
TEST(Close, AnOvertakenMessageIsRefused) {
    situation s;
    s.own(giving("sisa", "X-1").sent(s.now).stored(3));
    sealed_command late = closing("sisa", "X-1");
    late.sent_at = s.now - std::chrono::milliseconds(1);
    ASSERT_FALSE(s.decide(late).answer);
    EXPECT_EQ(s.decide(late).answer.error().code, errc::message_expired);
}

} // namespace
} // namespace kruispunt::federation
