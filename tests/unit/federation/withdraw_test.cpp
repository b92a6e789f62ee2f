#include "tests/unit/federation/situation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::federation {
namespace {

using namespace domain;
using support::giving;
using support::withdrawal;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// proves: COM-25.1 COM-25.2 COM-25.3 acceptance
TEST(Withdraw, EndsEveryMatchAndTellsTheOtherSidesOnly) {
    situation s;
    s.own(giving("esar", "E-1").stored(3));
    s.matched(giving("sisa", "S-1").by(2).stored(5), 7);
    s.matched(giving("multisignaal", "M-1").by(3).stored(6), 8);
    const decision d = s.decide(withdrawal("esar", "E-1"));
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->what, outcome::effect::ended);
    EXPECT_EQ(d.answer->state, signal_state::withdrawn);
    EXPECT_EQ(d.answer->expires_on, support::test_today());
    EXPECT_EQ(d.answer->open_matches, 0);
    EXPECT_THAT(d.effects.ended_matches, ElementsAre(7, 8));
    EXPECT_THAT(told_to(d, "esar"), IsEmpty());
    for (const char* region : {"sisa", "multisignaal"}) {
        ASSERT_THAT(told_to(d, region), SizeIs(1));
        const notice n = told_to(d, region).front();
        EXPECT_EQ(n.kind, notice_kind::match_ended);
        EXPECT_EQ(n.reason, end_reason::withdrawn);
        EXPECT_EQ(n.other, 0);
    }
    ASSERT_TRUE(d.effects.removal);
    EXPECT_EQ(d.effects.removal->number, 3);
    EXPECT_EQ(to_text(d.effects.removal->forget_on), "2028-11-20");
}

TEST(Withdraw, WhatTheRegionWasStillToBeToldOfMatchesIsDropped) {
    situation s;
    s.own(giving("esar", "E-1").stored(3));
    const decision d = s.decide(withdrawal("esar", "E-1"));
    ASSERT_THAT(d.effects.overtaken, SizeIs(1));
    EXPECT_EQ(d.effects.overtaken[0].about, 3);
    EXPECT_FALSE(d.effects.overtaken[0].match);
}

// proves: COM-31.1 COM-31.2 COM-31.3
TEST(Withdraw, DestroysAtOnceForMistakeObjectionAndDeath) {
    const auto removal = [](withdrawal_reason reason) {
        situation s;
        s.own(giving("midden-nederland", "N-1").stored(3));
        return s.decide(withdrawal("midden-nederland", "N-1", reason)).effects.removal.value();
    };
    EXPECT_TRUE(removal(withdrawal_reason::mistake).at_once);
    EXPECT_TRUE(removal(withdrawal_reason::objection_upheld).at_once);
    EXPECT_TRUE(removal(withdrawal_reason::death).at_once);
    EXPECT_FALSE(removal(withdrawal_reason::other).at_once);
    EXPECT_EQ(to_text(removal(withdrawal_reason::other).forget_on), "2031-11-20");
}

// proves: COM-25.3 COM-25.6 COM-31.6
TEST(Withdraw, OnlyAMistakeWasToldWrongly) {
    for (const withdrawal_reason reason :
         {withdrawal_reason::mistake,
          withdrawal_reason::objection_upheld,
          withdrawal_reason::death,
          withdrawal_reason::other}) {
        situation s;
        s.own(giving("esar", "E-1").stored(3));
        s.matched(giving("sisa", "S-1").by(2).stored(5));
        const decision d = s.decide(withdrawal("esar", "E-1", reason));
        EXPECT_EQ(d.effects.notices.at(0).wrongful, reason == withdrawal_reason::mistake);
        EXPECT_EQ(d.effects.notices.at(0).reason, end_reason::withdrawn);
    }
}

// proves: COM-20.7 refusal
TEST(Withdraw, AnUnknownIdIsAnError) {
    situation s;
    const decision d = s.decide(withdrawal("esar", "E-1"));
    ASSERT_FALSE(d.answer);
    EXPECT_EQ(d.answer.error().code, errc::signal_unknown);
    EXPECT_EQ(d.answer.error().field, field::signal_id);
    EXPECT_TRUE(changes_nothing(d));
}

// proves: COM-20.9 MS-03.2 acceptance
TEST(Withdraw, EndingAgainSucceedsWithoutEffect) {
    situation s;
    s.ended();
    const decision d = s.decide(withdrawal("esar", "E-1"));
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->what, outcome::effect::ended);
    EXPECT_TRUE(changes_nothing(d));
    EXPECT_THAT(d.effects.audit, SizeIs(1));
}

TEST(Withdraw, AClashThatIsOverIsToldToNobody) {
    situation s;
    s.own(giving("esar", "E-1").stored(3));
    s.matched(giving("sisa", "S-1").by(2).stored(5), 7, match_kind::bsn_clash);
    const decision d = s.decide(withdrawal("esar", "E-1"));
    EXPECT_THAT(d.effects.ended_matches, ElementsAre(7));
    EXPECT_THAT(d.effects.notices, IsEmpty());
}

// proves: COM-31.5 acceptance
TEST(Withdraw, AnInactiveSignalCanBeWithdrawn) {
    situation s;
    stored_signal own = giving("multisignaal", "M-1").stored(3);
    own.state = signal_state::inactive;
    const decision d = s.own(own).decide(withdrawal("multisignaal", "M-1"));
    ASSERT_TRUE(d.answer);
    EXPECT_TRUE(d.effects.removal);
}

// proves: SISA-04.9 refusal
TEST(Withdraw, AnOvertakenMessageIsRefused) {
    situation s;
    s.own(giving("sisa", "S-1").sent(s.now).stored(3));
    sealed_command late = withdrawal("sisa", "S-1");
    late.sent_at = s.now - std::chrono::milliseconds(1);
    const decision d = s.decide(late);
    ASSERT_FALSE(d.answer);
    EXPECT_EQ(d.answer.error().code, errc::message_expired);
    late.sent_at = s.now;
    EXPECT_TRUE(s.decide(late).answer);
}

} // namespace
} // namespace kruispunt::federation
