#include "tests/unit/federation/situation.hpp"

#include <gtest/gtest.h>

// Messages that come in another order than the one in which they were sent, and messages that say
// what the sender thinks was there (SISA-02, SISA-04).

namespace kruispunt::federation {
namespace {

using namespace domain;
using std::chrono::milliseconds;
using support::closing;
using support::giving;
using support::withdrawal;

constexpr signal_number own_number = 3;

sealed_command sent(sealed_command c, instant at) {
    c.sent_at = at;
    return c;
}

// proves: SISA-04.9 refusal
TEST(Order, AnOlderMessageIsRefusedWhateverItAsks) {
    situation s;
    s.own(giving("sisa", "S-1").sent(s.now).stored(own_number));
    for (const sealed_command& act :
         {giving("sisa", "S-1").in("0606").command(),
          giving("sisa", "S-1").command(),
          giving("sisa", "S-1").in("0606").replacing(giving("sisa", "S-1")).command(),
          closing("sisa", "S-1"),
          withdrawal("sisa", "S-1"),
          withdrawal("sisa", "S-1", withdrawal_reason::mistake)}) {
        const decision d = s.decide(sent(act, s.now - milliseconds(1)));
        ASSERT_FALSE(d.answer);
        EXPECT_EQ(d.answer.error().code, errc::message_expired);
        EXPECT_EQ(d.answer.error().field, field::sent_at);
        EXPECT_TRUE(changes_nothing(d));
        EXPECT_TRUE(s.decide(sent(act, s.now)).answer) << "only strictly older ones";
        EXPECT_TRUE(s.decide(sent(act, s.now + milliseconds(1))).answer);
        EXPECT_TRUE(s.decide(act).answer) << "who says no time is not judged by it";
    }
}

// A repeat under a new number changes nothing, but is later than what was sent before it.
// proves: SISA-04.9 COM-20.2
TEST(Order, AMessageThatChangesNothingCountsAsALaterOneToo) {
    situation s;
    s.own(giving("sisa", "S-1").in("0599").sent(s.now).stored(own_number));
    const instant later = s.now + milliseconds(5);
    const decision repeat = s.decide(giving("sisa", "S-1").in("0599").sent(later).command());
    ASSERT_TRUE(repeat.answer);
    EXPECT_EQ(repeat.answer->what, outcome::effect::unchanged);
    ASSERT_TRUE(repeat.effects.change);
    EXPECT_EQ(repeat.effects.change->sent_at, later);
    EXPECT_EQ(repeat.effects.change->state, signal_state::active);
    EXPECT_EQ(repeat.effects.change->expires_on, s.known.own->expires_on);
    EXPECT_TRUE(repeat.effects.notices.empty());
    const auto equal = s.decide(giving("sisa", "S-1").in("0599").sent(s.now).command());
    EXPECT_TRUE(changes_nothing(equal)) << "nothing to be kept";
}

// proves: SISA-04.9
TEST(Order, ClosingWhatIsClosedKeepsTheTimeToo) {
    situation s;
    stored_signal own = giving("esar", "E-1").sent(s.now).stored(own_number);
    own.state = signal_state::closed;
    s.own(own);
    const decision d = s.decide(sent(closing("esar", "E-1"), s.now + milliseconds(1)));
    ASSERT_TRUE(d.effects.change);
    EXPECT_EQ(d.effects.change->state, signal_state::closed);
    EXPECT_EQ(d.effects.change->sent_at, s.now + milliseconds(1));
}

// proves: COM-20.9 COM-20.10
TEST(Order, AfterTheEndNoTimeIsKept) {
    situation s;
    s.ended();
    EXPECT_TRUE(s.decide(sent(withdrawal("sisa", "S-1"), s.now - std::chrono::hours(9))).answer);
    const decision again = s.decide(giving("sisa", "S-1").sent(s.now).command());
    ASSERT_FALSE(again.answer);
    EXPECT_EQ(again.answer.error().code, errc::reference_conflict);
}

// proves: SISA-02.4 refusal
TEST(Order, WhatTheSenderThinksWasThereMustBeThere) {
    situation s;
    s.own(giving("sisa", "S-1").in("0599").stored(own_number));
    const giving known = giving("sisa", "S-1").in("0599");
    const std::vector<giving> wrong{
        giving("sisa", "S-1").in("0344"),
        giving("sisa", "S-1").in("0599").by(2),
        giving("sisa", "S-1").in("0599").child(2),
        giving("sisa", "S-1").in("0599").without_bsn(),
        giving("sisa", "S-1").in("0599").born(2014, 5, 17),
        giving("sisa", "S-1").in("0599").dated(support::test_today() - std::chrono::days(1))};
    const giving change = giving("sisa", "S-1").in("0606");
    ASSERT_TRUE(s.decide(giving(change).replacing(known).command()).answer);
    for (const giving& old : wrong) {
        // Also where the new state is what is there already.
        for (const giving& next : {change, known}) {
            const decision d = s.decide(giving(next).replacing(old).must_be_known().command());
            ASSERT_FALSE(d.answer);
            EXPECT_EQ(d.answer.error().code, errc::reference_conflict);
            EXPECT_EQ(d.answer.error().field, field::signal_id);
            EXPECT_TRUE(changes_nothing(d));
        }
    }
}

// proves: SISA-02.4 COM-20.4 refusal
TEST(Order, ARightOldStateIsNoLeaveToChangeTheChild) {
    situation s;
    s.own(giving("sisa", "S-1").child(1).stored(own_number));
    auto change = giving("sisa", "S-1").child(2).replacing(giving("sisa", "S-1").child(1));
    const decision d = s.decide(change.command());
    ASSERT_FALSE(d.answer);
    EXPECT_EQ(d.answer.error().field, field::child_bsn);
    EXPECT_TRUE(s.decide(change.because(mutation_reason::identity).command()).answer);
}

// proves: SISA-02.4 COM-20.7 refusal
TEST(Order, AChangeOfWhatWasNeverGivenIsUnknown) {
    situation s;
    const decision d = s.decide(
        giving("sisa", "S-1").replacing(giving("sisa", "S-1").in("0599")).must_be_known().command()
    );
    ASSERT_FALSE(d.answer);
    EXPECT_EQ(d.answer.error().code, errc::signal_unknown);
}

} // namespace
} // namespace kruispunt::federation
