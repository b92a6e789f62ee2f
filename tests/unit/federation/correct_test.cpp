#include "tests/unit/federation/situation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::federation {
namespace {

using namespace domain;
using support::giving;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr signal_number own_number = 3;

// proves: COM-20.2 acceptance
TEST(Correct, WhatIsThereAlreadyChangesNothingAndAnswersWithTodaysState) {
    situation s;
    stored_signal own = giving("esar", "E-1").stored(own_number);
    own.state = signal_state::closed;
    own.expires_on = plus_years(own.date, 1);
    s.own(own).matched(giving("sisa", "S-1").by(2).stored(5));
    s.other(giving("sisa", "S-1").by(2).stored(5));
    const decision d = s.decide(giving("esar", "E-1").command());
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->what, outcome::effect::unchanged);
    EXPECT_EQ(d.answer->state, signal_state::closed);
    EXPECT_EQ(to_text(d.answer->expires_on), "2027-11-20");
    EXPECT_EQ(d.answer->open_matches, 1);
    EXPECT_TRUE(changes_nothing(d));
    EXPECT_THAT(d.effects.audit, SizeIs(1));
}

// proves: COM-20.3 acceptance
TEST(Correct, KeepsNumberReceiptAndMatchThatStillHolds) {
    situation s;
    const auto other = giving("sisa", "S-1").by(2).stored(5);
    stored_signal own = giving("esar", "E-1").in("0034").born(2014).stored(own_number);
    own.received_at = s.now - std::chrono::hours(48);
    s.own(own).other(other).matched(other);
    const decision d = s.decide(giving("esar", "E-1").in("0034").born(2015).command());
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->what, outcome::effect::corrected);
    EXPECT_EQ(d.answer->open_matches, 1);
    ASSERT_TRUE(d.effects.write);
    EXPECT_EQ(d.effects.write->signal.number, own_number);
    EXPECT_EQ(d.effects.write->signal.received_at, own.received_at);
    EXPECT_THAT(d.effects.matches, IsEmpty());
    EXPECT_THAT(d.effects.ended_matches, IsEmpty());
    EXPECT_THAT(d.effects.notices, IsEmpty());
}

// proves: COM-26.2 COM-26.3
TEST(Correct, AnotherMunicipalityIsTheNewestNewsOfItsDay) {
    situation s;
    stored_signal other = giving("sisa", "S-1").by(2).in("0599").stored(5);
    other.received_at = s.now - std::chrono::hours(1);
    stored_signal own = giving("esar", "E-1").in("0034").stored(own_number);
    own.received_at = s.now - std::chrono::hours(48);
    s.own(own).other(other).matched(other).standing_together(other, own, 7);
    const decision d = s.decide(giving("esar", "E-1").in("0995").command());
    ASSERT_TRUE(d.effects.write);
    EXPECT_EQ(d.effects.write->signal.received_at, s.now);
    for (const char* region : {"esar", "sisa"}) {
        ASSERT_THAT(told_to(d, region), SizeIs(1));
        EXPECT_EQ(told_to(d, region).at(0).kind, notice_kind::child_moved);
        EXPECT_EQ(told_to(d, region).at(0).municipality, "0995");
    }
}

// proves: COM-20.2 COM-36.4 acceptance
TEST(Correct, TheRepeatOfAnArchivedSignalChangesNothing) {
    situation s;
    const day given_on = plus_years(support::test_today(), -3);
    stored_signal own = giving("multisignaal", "M-1").dated(given_on).stored(own_number);
    own.state = signal_state::inactive;
    own.expires_on = plus_years(given_on, 2);
    const decision d = s.own(own).decide(giving("multisignaal", "M-1").dated(given_on).command());
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->what, outcome::effect::unchanged);
    EXPECT_EQ(d.answer->state, signal_state::inactive);
    EXPECT_TRUE(changes_nothing(d));
}

// proves: COM-36.4 COM-36.5 refusal acceptance
TEST(Correct, WhatIsOverIsCorrectedForAdministrationOnly) {
    const day given_on = plus_years(support::test_today(), -3);
    stored_signal own = giving("multisignaal", "M-1").by(1).dated(given_on).stored(own_number);
    own.state = signal_state::inactive;
    own.expires_on = plus_years(given_on, 2);
    const auto other = [&] { return giving("multisignaal", "M-1").by(2).dated(given_on); };
    situation refused;
    const decision d = refused.own(own).decide(other().command());
    ASSERT_FALSE(d.answer);
    EXPECT_EQ(d.answer.error().code, errc::date_invalid);
    EXPECT_EQ(d.answer.error().field, field::date);
    EXPECT_TRUE(changes_nothing(d));
    situation taken;
    const decision done =
        taken.own(own).decide(other().because(mutation_reason::administration).command());
    ASSERT_TRUE(done.answer);
    EXPECT_EQ(done.answer->state, signal_state::inactive);
}

// proves: COM-36.4 RET-1.3 refusal
TEST(Correct, AClosedSignalIsNotDatedBackBeyondItsYear) {
    stored_signal own = giving("esar", "E-1").stored(own_number);
    own.state = signal_state::closed;
    own.expires_on = plus_years(own.date, 1);
    const day a_year_ago = plus_years(support::test_today(), -1);
    for (const mutation_reason reason : {mutation_reason::none, mutation_reason::identity}) {
        situation s;
        s.own(own);
        const auto dated = [reason](day on) {
            return giving("esar", "E-1").dated(on).because(reason).command();
        };
        EXPECT_TRUE(s.decide(dated(a_year_ago + std::chrono::days(1))).answer);
        const decision d = s.decide(dated(a_year_ago));
        ASSERT_FALSE(d.answer);
        EXPECT_EQ(d.answer.error().code, errc::date_invalid);
        EXPECT_TRUE(changes_nothing(d));
    }
}

// proves: COM-22.9
TEST(Correct, ThatMakesTheRuleFailEndsTheMatchAndTellsBothSides) {
    situation s;
    const auto other = giving("sisa", "S-1").by(2).stored(5);
    s.own(giving("esar", "E-1").by(1).stored(own_number)).other(other).matched(other, 7);
    const uuid match = s.known.matches.front().id;
    const decision d = s.decide(giving("esar", "E-1").by(2).command());
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->open_matches, 0);
    EXPECT_THAT(d.effects.ended_matches, ElementsAre(7));
    ASSERT_THAT(d.effects.notices, SizeIs(2));
    for (const char* region : {"esar", "sisa"}) {
        const notice n = told_to(d, region).at(0);
        EXPECT_EQ(n.kind, notice_kind::match_ended);
        EXPECT_EQ(n.match, match);
        EXPECT_EQ(n.reason, end_reason::withdrawn);
        EXPECT_FALSE(n.wrongful);
        EXPECT_EQ(n.other, 0) << "no contact goes with an end";
    }
    EXPECT_EQ(told_to(d, "esar").at(0).reference, "E-1");
    EXPECT_EQ(told_to(d, "sisa").at(0).reference, "S-1");
}

// proves: COM-20.3 COM-22.2
TEST(Correct, ThatMakesTheRuleHoldMakesTheMatch) {
    situation s;
    s.own(giving("esar", "E-1").by(2).stored(own_number));
    s.other(giving("sisa", "S-1").by(2).stored(5));
    const decision d = s.decide(giving("esar", "E-1").by(1).command());
    EXPECT_THAT(d.effects.matches, SizeIs(1));
    EXPECT_THAT(d.effects.notices, SizeIs(2));
    EXPECT_EQ(d.answer->open_matches, 1);
}

// proves: COM-38.1 COM-38.4
TEST(Correct, FromMatchToClashEndsOneAndBeginsTheOther) {
    situation s;
    const auto other = giving("sisa", "S-1").by(2).born(2014, 5, 17).named("aicha").stored(5);
    s.own(giving("esar", "E-1").by(1).stored(own_number)).other(other).matched(other, 7);
    const decision d =
        s.decide(giving("esar", "E-1").by(1).born(2016, 1, 2).named("bram").command());
    EXPECT_THAT(d.effects.ended_matches, ElementsAre(7));
    ASSERT_THAT(d.effects.matches, SizeIs(1));
    EXPECT_EQ(d.effects.matches.front().kind, match_kind::bsn_clash);
    EXPECT_THAT(told_to(d, "sisa"), SizeIs(2));
    EXPECT_EQ(told_to(d, "sisa").at(0).kind, notice_kind::match_ended);
    EXPECT_EQ(told_to(d, "sisa").at(1).kind, notice_kind::verify_identity);
}

TEST(Correct, FromClashToMatchTellsNobodyThatTheClashIsOver) {
    situation s;
    const auto other = giving("sisa", "S-1").by(2).born(2014, 5, 17).named("aicha").stored(5);
    s.own(giving("esar", "E-1").by(1).born(2016, 1, 2).named("bram").stored(own_number));
    s.other(other).matched(other, 7, match_kind::bsn_clash);
    const decision d =
        s.decide(giving("esar", "E-1").by(1).born(2014, 5, 17).named("aicha").command());
    EXPECT_THAT(d.effects.ended_matches, ElementsAre(7));
    ASSERT_THAT(d.effects.notices, SizeIs(2));
    for (const notice& n : d.effects.notices)
        EXPECT_EQ(n.kind, notice_kind::match_made);
}

// proves: COM-20.4 COM-38.7 refusal
TEST(Correct, AnotherBsnIsAConflict) {
    for (const mutation_reason reason : {mutation_reason::none, mutation_reason::administration}) {
        situation s;
        s.own(giving("esar", "E-1").child(1).stored(own_number));
        const decision d = s.decide(giving("esar", "E-1").child(2).because(reason).command());
        ASSERT_FALSE(d.answer);
        EXPECT_EQ(d.answer.error().code, errc::reference_conflict);
        EXPECT_EQ(d.answer.error().field, field::child_bsn);
        EXPECT_TRUE(changes_nothing(d));
    }
}

// proves: COM-20.5 COM-20.13 COM-25.6 acceptance
TEST(Correct, IdentityEndsTheOldChildsMatchesWrongfullyAndMakesTheNewOnes) {
    situation s;
    const auto old_other = giving("sisa", "S-1").child(1).by(2).stored(5);
    s.own(giving("esar", "E-1").child(1).by(1).stored(own_number)).matched(old_other, 7);
    s.other(giving("multisignaal", "M-1").child(2).by(3).stored(6));
    const decision d =
        s.decide(giving("esar", "E-1").child(2).by(1).because(mutation_reason::identity).command());
    ASSERT_TRUE(d.answer);
    EXPECT_THAT(d.effects.ended_matches, ElementsAre(7));
    const notice ended = told_to(d, "sisa").at(0);
    EXPECT_EQ(ended.kind, notice_kind::match_ended);
    EXPECT_TRUE(ended.wrongful);
    EXPECT_EQ(told_to(d, "multisignaal").at(0).kind, notice_kind::match_made);
    ASSERT_THAT(told_to(d, "esar"), SizeIs(2));
    EXPECT_TRUE(told_to(d, "esar").at(0).wrongful);
    EXPECT_EQ(d.effects.write->signal.identity_corrections, 1);
    EXPECT_EQ(d.answer->open_matches, 1);
    ASSERT_THAT(d.effects.overtaken, SizeIs(2)) << "what was not told yet of the wrong child";
    for (const bool of_it : {false, true}) {
        const overtaken_notices& dropped = d.effects.overtaken[of_it ? 1 : 0];
        EXPECT_EQ(dropped.about, own_number);
        EXPECT_FALSE(dropped.match) << "of matches that ended before, too";
        EXPECT_EQ(dropped.of_it, of_it);
    }
    ASSERT_THAT(d.effects.audit, SizeIs(2));
    EXPECT_EQ(d.effects.audit[0].act, "correct-identity");
    EXPECT_NE(d.effects.audit[0].from_child, d.effects.audit[0].to_child);
    EXPECT_TRUE(d.effects.audit[0].from_child && d.effects.audit[0].to_child);
}

// proves: COM-20.12 refusal
TEST(Correct, IdentityAtMostThreeTimes) {
    stored_signal own = giving("esar", "E-1").child(1).stored(own_number);
    const auto again = giving("esar", "E-1").child(2).because(mutation_reason::identity);
    for (own.identity_corrections = 0; own.identity_corrections < 3; ++own.identity_corrections) {
        situation s;
        const decision d = s.own(own).decide(again.command());
        ASSERT_TRUE(d.answer);
        EXPECT_EQ(d.effects.write->signal.identity_corrections, own.identity_corrections + 1);
    }
    situation s;
    const decision d = s.own(own).decide(again.command());
    ASSERT_FALSE(d.answer);
    EXPECT_EQ(d.answer.error().code, errc::reference_conflict);
    EXPECT_EQ(d.answer.error().field, field::mutation_reason);
    EXPECT_TRUE(changes_nothing(d));
}

// proves: COM-20.12 refusal
TEST(Correct, TheBoundOnIdentityCorrectionsIsPolicy) {
    situation s;
    s.policy.identity_corrections = 0;
    s.own(giving("esar", "E-1").child(1).stored(own_number));
    const decision d =
        s.decide(giving("esar", "E-1").child(2).because(mutation_reason::identity).command());
    EXPECT_FALSE(d.answer);
}

// proves: COM-20.6 acceptance
TEST(Correct, FromNoBsnToOneIsAnOrdinaryCorrection) {
    situation s;
    s.own(giving("sisa", "S-1").without_bsn().by(2).stored(own_number));
    s.other(giving("esar", "E-1").by(1).stored(5));
    const decision d = s.decide(giving("sisa", "S-1").by(2).command());
    ASSERT_TRUE(d.answer);
    EXPECT_THAT(d.answer->warnings, IsEmpty());
    EXPECT_THAT(d.effects.matches, SizeIs(1));
    EXPECT_EQ(d.effects.write->signal.identity_corrections, 0);
}

TEST(Correct, TakingTheBsnAwayEndsTheMatchAndCountsAsACorrectedIdentity) {
    situation s;
    const auto other = giving("esar", "E-1").by(1).stored(5);
    s.own(giving("sisa", "S-1").by(2).stored(own_number)).matched(other, 7);
    const decision d = s.decide(giving("sisa", "S-1").by(2).without_bsn().command());
    ASSERT_TRUE(d.answer);
    EXPECT_THAT(d.answer->warnings, ElementsAre(warning::not_matched));
    EXPECT_THAT(d.effects.ended_matches, ElementsAre(7));
    EXPECT_TRUE(told_to(d, "esar").at(0).wrongful);
    EXPECT_EQ(d.effects.write->signal.identity_corrections, 1);
}

// proves: COM-20.12 refusal
TEST(Correct, TakingTheBsnAwayIsNoWayAroundTheBoundOnIdentities) {
    // From child to nobody to another child, again and again, must end as it does directly.
    stored_signal own = giving("sisa", "S-1").child(1).stored(own_number);
    int moves = 0;
    for (int child = 2; child < 12; ++child) {
        situation away;
        const decision gone = away.own(own).decide(giving("sisa", "S-1").without_bsn().command());
        if (!gone.answer) break;
        own = gone.effects.write->signal;
        situation back;
        const decision there = back.own(own).decide(giving("sisa", "S-1").child(child).command());
        ASSERT_TRUE(there.answer);
        own = there.effects.write->signal;
        ++moves;
    }
    EXPECT_EQ(moves, 3);
}

// proves: SISA-02.4 refusal
TEST(Correct, ThePreviousStateMustAgreeWithWhatIsKnown) {
    situation s;
    s.own(giving("sisa", "S-1").in("0599").stored(own_number));
    const auto change = [](const char* from) {
        return giving("sisa", "S-1").in("0606").replacing(giving("sisa", "S-1").in(from)).command();
    };
    EXPECT_TRUE(s.decide(change("0599")).answer);
    const decision d = s.decide(change("0344"));
    ASSERT_FALSE(d.answer);
    EXPECT_EQ(d.answer.error().code, errc::reference_conflict);
    EXPECT_EQ(d.answer.error().field, field::signal_id);
    EXPECT_TRUE(changes_nothing(d));
}

// proves: SISA-04.9 refusal
TEST(Correct, AMessageThatALaterOneHasOvertakenIsRefused) {
    situation s;
    s.own(giving("sisa", "S-1").in("0599").sent(s.now).stored(own_number));
    const auto at = [&s](std::chrono::milliseconds before, const char* municipality) {
        return giving("sisa", "S-1").in(municipality).sent(s.now - before).command();
    };
    using std::chrono::milliseconds;
    const decision d = s.decide(at(milliseconds(1), "0606"));
    ASSERT_FALSE(d.answer);
    EXPECT_EQ(d.answer.error().code, errc::message_expired);
    EXPECT_TRUE(s.decide(at(milliseconds(0), "0606")).answer);
    EXPECT_TRUE(s.decide(at(milliseconds(-1), "0606")).answer);
    // Also where it says nothing new (SISA-04 knows no exception).
    EXPECT_FALSE(s.decide(at(milliseconds(1), "0599")).answer);
}

// proves: COM-36.1
TEST(Correct, ANewDateMovesTheTerm) {
    situation s;
    s.own(giving("esar", "E-1").stored(own_number));
    const decision d = s.decide(
        giving("esar", "E-1").dated(support::test_today() - std::chrono::days(30)).command()
    );
    EXPECT_EQ(to_text(d.answer->expires_on), "2028-10-21");
}

// proves: RET-1.3 ESAR-12.2
TEST(Correct, AClosedSignalStaysClosedAndLapsesAYearAfterItsDate) {
    situation s;
    stored_signal own = giving("esar", "E-1").stored(own_number);
    own.state = signal_state::closed;
    own.expires_on = plus_years(own.date, 1);
    const decision d = s.own(own).decide(
        giving("esar", "E-1").dated(support::test_today() - std::chrono::days(30)).command()
    );
    EXPECT_EQ(d.answer->state, signal_state::closed);
    EXPECT_EQ(to_text(d.answer->expires_on), "2027-10-21");
}

// proves: RET-1.6 COM-30.1
TEST(Correct, AnInactiveSignalKeepsTheDayOnWhichItBecameSo) {
    // The archive term of some regions counts from that day: a correction must not lengthen it.
    situation s;
    stored_signal own = giving("multisignaal", "M-1").stored(own_number);
    own.state = signal_state::inactive;
    own.expires_on = support::test_today();
    s.own(own).other(giving("esar", "E-1").by(2).stored(5));
    const decision d = s.decide(giving("multisignaal", "M-1").in("0363").command());
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->state, signal_state::inactive);
    EXPECT_EQ(d.effects.write->signal.expires_on, support::test_today());
    EXPECT_THAT(d.effects.matches, IsEmpty());
}

} // namespace
} // namespace kruispunt::federation
