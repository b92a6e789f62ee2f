#include "tests/unit/federation/situation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::federation {
namespace {

using namespace domain;
using support::giving;
using support::relocation;
using support::test_today;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr char almere[] = "0034";
constexpr char utrecht[] = "0344";
constexpr char rotterdam[] = "0599";
constexpr char groningen[] = "0014";      // in no index's area
constexpr char hellevoetsluis[] = "0530"; // merged into the next
constexpr char voorne_aan_zee[] = "1992";

std::optional<municipal_area> area(const std::string& code, day) {
    if (code == almere) return municipal_area{code, "esar"};
    if (code == utrecht) return municipal_area{code, "midden-nederland"};
    if (code == rotterdam) return municipal_area{code, "sisa"};
    if (code == hellevoetsluis || code == voorne_aan_zee)
        return municipal_area{voorne_aan_zee, "sisa"};
    if (code == groningen) return municipal_area{code, {}};
    return std::nullopt;
}

/// A child of Almere on whom ESAR and Multisignaal hold a signal; they stand together in row 7.
class Relocate : public testing::Test {
protected:
    Relocate() {
        s.policy.municipalities = area;
        esar = giving("esar", "E-1").by(1).in(almere).stored(3);
        multisignaal = giving("multisignaal", "M-1").by(2).stored(5);
        s.now += std::chrono::minutes(1); // both were given before
        s.own(esar).beside(multisignaal).standing_together(esar, multisignaal, 7);
    }

    decision moved(const std::string& to, day on = test_today()) {
        return s.decide(relocation("esar", "E-1", to, on));
    }

    situation s;
    stored_signal esar;
    stored_signal multisignaal;
};

// proves: COM-26.1 COM-26.3 acceptance
TEST_F(Relocate, TheCoordinationPassesAndAllSidesAreTold) {
    const decision d = moved(utrecht);
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->what, outcome::effect::corrected);
    EXPECT_EQ(d.answer->state, signal_state::active);
    EXPECT_EQ(d.answer->open_matches, 1);
    ASSERT_TRUE(d.effects.move);
    EXPECT_EQ(d.effects.move->move, (residence_move{utrecht, test_today(), s.now}));
    for (const stored_signal* side : {&esar, &multisignaal}) {
        const auto told = told_to(d, side->region);
        ASSERT_THAT(told, SizeIs(1)) << side->region;
        EXPECT_EQ(told[0].kind, notice_kind::child_moved);
        EXPECT_EQ(told[0].reference, side->reference);
        EXPECT_EQ(told[0].municipality, utrecht);
        EXPECT_THAT(told[0].matches, ElementsAre(s.known.matches[0].id));
    }
}

// proves: COM-26.4 COM-26.5 COM-26.6
TEST_F(Relocate, TheNewAreasIndexGetsOneNoticeOfEveryReporterAndNoChild) {
    const auto told = told_to(moved(utrecht), "midden-nederland");
    ASSERT_THAT(told, SizeIs(1));
    EXPECT_EQ(told[0].kind, notice_kind::relocation);
    EXPECT_EQ(told[0].municipality, utrecht);
    EXPECT_EQ(told[0].on, test_today());
    EXPECT_THAT(told[0].reporters, ElementsAre(3, 5));
    EXPECT_EQ(told[0].reference, "");
    EXPECT_EQ(told[0].about, 0);
    EXPECT_EQ(told[0].other, 0);
}

// proves: COM-26.5
TEST_F(Relocate, OnlyActiveReportersOutsideTheNewAreaAreNamed) {
    stored_signal inactive = giving("multisignaal", "M-2").by(4).stored(6);
    inactive.state = signal_state::inactive;
    s.beside(inactive).beside(giving("sisa", "S-1").by(3).stored(8));
    const auto told = told_to(moved(rotterdam), "sisa");
    ASSERT_THAT(told, SizeIs(1));
    EXPECT_EQ(told[0].kind, notice_kind::relocation);
    EXPECT_THAT(told[0].reporters, ElementsAre(3, 5));
}

// proves: COM-26.8
TEST_F(Relocate, AReportersRegionHearsThatItsChildMovedOutWithoutAMatchToo) {
    situation alone;
    alone.policy.municipalities = area;
    alone.own(giving("esar", "E-1").in(almere).stored(3));
    alone.now += std::chrono::minutes(1);
    const decision d = alone.decide(relocation("esar", "E-1", utrecht, test_today()));
    ASSERT_THAT(told_to(d, "esar"), SizeIs(1));
    EXPECT_EQ(told_to(d, "esar")[0].kind, notice_kind::child_moved);
    EXPECT_THAT(told_to(d, "esar")[0].matches, IsEmpty());
    EXPECT_THAT(told_to(d, "midden-nederland"), SizeIs(1));
    EXPECT_THAT(d.effects.notices, SizeIs(2));
}

// proves: COM-26.4 refusal
TEST_F(Relocate, WithinTheOwnAreaThereIsNoRelocationNotice) {
    s.known.own->municipality = utrecht;
    const decision d = moved(almere);
    EXPECT_THAT(d.effects.notices, SizeIs(2));
    for (const notice& n : d.effects.notices)
        EXPECT_EQ(n.kind, notice_kind::child_moved);
}

// proves: COM-26.7
TEST_F(Relocate, PolicyTurnsRelocationNoticesOff) {
    s.policy.relocation_notice = false;
    const decision d = moved(utrecht);
    EXPECT_THAT(told_to(d, "midden-nederland"), IsEmpty());
    EXPECT_THAT(told_to(d, "multisignaal"), SizeIs(1));
}

// proves: COM-26.10
TEST_F(Relocate, WhereNoIndexIsTheReportersAreToldAndItIsCounted) {
    const decision d = moved(groningen);
    EXPECT_THAT(told_to(d, "esar"), SizeIs(1));
    EXPECT_THAT(told_to(d, "multisignaal"), SizeIs(1));
    EXPECT_THAT(d.effects.notices, SizeIs(2));
    EXPECT_EQ(d.effects.counted.at("moves_without_index"), 1);
}

// proves: BEH-02.4 COM-26.10 refusal
TEST_F(Relocate, AnIndexOfTheOtherWorldIsNone) {
    for (const admitted_regions& admitted :
         {admitted_regions{"midden-nederland"}, admitted_regions{"esar", "multisignaal"}}) {
        s.admitted = admitted;
        const decision d = moved(utrecht);
        EXPECT_THAT(told_to(d, "midden-nederland"), IsEmpty());
        EXPECT_THAT(told_to(d, "multisignaal"), SizeIs(1));
        EXPECT_EQ(d.effects.counted.at("moves_without_index"), 1);
    }
    s.admitted = {"esar", "multisignaal", "midden-nederland"};
    EXPECT_THAT(told_to(moved(utrecht), "midden-nederland"), SizeIs(1));
}

// proves: COM-26.10
TEST_F(Relocate, AnIndexThatDoesNotTakePartIsNone) {
    s.policy.regions.erase("midden-nederland");
    const decision d = moved(utrecht);
    EXPECT_THAT(d.effects.notices, SizeIs(2));
    EXPECT_EQ(d.effects.counted.at("moves_without_index"), 1);
}

// proves: COM-26.1
TEST_F(Relocate, AnOlderMoveIsKeptAndToldNobody) {
    const decision d = moved(utrecht, test_today() - std::chrono::days(1));
    ASSERT_TRUE(d.answer);
    EXPECT_TRUE(d.effects.move);
    EXPECT_THAT(d.effects.notices, IsEmpty());
}

// proves: COM-26.1
TEST_F(Relocate, OfTwoMovesOfOneSignalTheOlderIsNotKept) {
    s.known.own->moved = residence_move{rotterdam, test_today(), s.now};
    const decision d = moved(utrecht, test_today() - std::chrono::days(1));
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->what, outcome::effect::unchanged);
    EXPECT_TRUE(changes_nothing(d));
}

// proves: COM-26.3
TEST_F(Relocate, TheSameMoveAgainChangesNothing) {
    s.known.own->moved = residence_move{utrecht, test_today(), s.now};
    const decision d = moved(utrecht);
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->what, outcome::effect::unchanged);
    EXPECT_TRUE(changes_nothing(d));
    EXPECT_FALSE(d.effects.move);
}

// proves: COM-26.4
TEST_F(Relocate, AMoveThatAnotherRegionToldBeforeIsToldOnOnce) {
    s.known.siblings[0].moved = residence_move{utrecht, test_today(), support::test_now()};
    const decision d = moved(utrecht);
    EXPECT_TRUE(d.effects.move);
    EXPECT_THAT(told_to(d, "midden-nederland"), IsEmpty());
}

// proves: COM-26.9
TEST_F(Relocate, AMunicipalityThatMergedIsTheOneItMergedInto) {
    s.known.own->municipality = hellevoetsluis;
    const decision d = moved(voorne_aan_zee);
    const auto told = told_to(d, "sisa");
    ASSERT_THAT(told, SizeIs(1));
    EXPECT_EQ(told[0].kind, notice_kind::relocation);
    // Nothing passed: that the child is outside their area is what they hear.
    EXPECT_THAT(d.effects.notices, SizeIs(3));
}

// proves: COM-26.1 refusal
TEST_F(Relocate, AMoveThatIsStillToComeIsRefused) {
    const decision d = moved(utrecht, test_today() + std::chrono::days(1));
    ASSERT_FALSE(d.answer);
    EXPECT_EQ(d.answer.error().code, errc::date_invalid);
    EXPECT_EQ(d.answer.error().field, field::move_date);
    EXPECT_TRUE(changes_nothing(d));
}

// proves: COM-26.9 refusal
TEST_F(Relocate, ACodeThatTheTableDoesNotHaveIsRefused) {
    const decision d = moved("9998");
    ASSERT_FALSE(d.answer);
    EXPECT_EQ(d.answer.error().code, errc::value_invalid);
    EXPECT_EQ(d.answer.error().field, field::municipality);
}

// proves: COM-20.7 refusal
TEST_F(Relocate, AnUnknownOrEndedSignalCannotMove) {
    situation unknown;
    situation gone;
    gone.ended();
    for (situation* at : {&unknown, &gone}) {
        const decision d = at->decide(relocation("esar", "E-1", utrecht, test_today()));
        ASSERT_FALSE(d.answer);
        EXPECT_EQ(d.answer.error().code, errc::signal_unknown);
        EXPECT_EQ(d.answer.error().field, field::signal_id);
    }
}

// proves: COM-32.3 COM-32.4 COM-32.5
TEST_F(Relocate, WithBeheerTheMoveIsMadeAndNobodyIsTold) {
    sealed_command command = relocation("esar", "E-1", utrecht, test_today());
    command.reason = mutation_reason::administration;
    const decision d = s.decide(command);
    EXPECT_TRUE(d.effects.move);
    EXPECT_THAT(d.effects.notices, IsEmpty());
    EXPECT_EQ(d.effects.suppressed_notices, 3);
}

// proves: COM-26.3 COM-26.11
TEST_F(Relocate, ASignalThatBearsAnotherMunicipalityMovesTheCoordinationAndIsNoMove) {
    situation given;
    given.policy.municipalities = area;
    given.other(esar).other(multisignaal).standing_together(esar, multisignaal, 7);
    given.now += std::chrono::minutes(1);
    const decision d = given.decide(giving("sisa", "S-1").by(3).in(rotterdam).command());
    const auto told = told_to(d, "esar");
    ASSERT_THAT(told, SizeIs(2));
    EXPECT_EQ(told[0].kind, notice_kind::match_made);
    EXPECT_EQ(told[0].municipality, rotterdam);
    EXPECT_EQ(told[1].kind, notice_kind::child_moved);
    EXPECT_EQ(told[1].municipality, rotterdam);
    EXPECT_THAT(told[1].matches, SizeIs(1));
    for (const notice& n : d.effects.notices)
        EXPECT_NE(n.kind, notice_kind::relocation);
    EXPECT_THAT(told_to(d, "sisa"), SizeIs(2)); // its own two matches, and no move
}

// proves: COM-26.1 COM-26.3
TEST_F(Relocate, WhereTheNewestSignalEndsTheCoordinationFallsBack) {
    const stored_signal sisa = giving("sisa", "S-1").by(3).in(rotterdam).stored(9);
    situation ending;
    ending.policy.municipalities = area;
    ending.own(sisa).beside(esar).beside(multisignaal);
    ending.known.own->received_at += std::chrono::minutes(1);
    ending.standing_together(esar, multisignaal, 7).standing_together(sisa, esar, 8);
    const decision d = ending.decide(support::withdrawal("sisa", "S-1"));
    const auto told = told_to(d, "multisignaal");
    ASSERT_THAT(told, SizeIs(1));
    EXPECT_EQ(told[0].kind, notice_kind::child_moved);
    EXPECT_EQ(told[0].municipality, almere);
    ASSERT_THAT(told_to(d, "esar"), SizeIs(2));
    EXPECT_EQ(told_to(d, "esar")[0].kind, notice_kind::match_ended);
    EXPECT_THAT(told_to(d, "esar")[1].matches, SizeIs(1));
}

// proves: COM-26.2
TEST_F(Relocate, WhereNoneIsKnownAnyMoreNothingIsTold) {
    situation ending;
    ending.policy.municipalities = area;
    const stored_signal sisa = giving("sisa", "S-1").by(3).in(rotterdam).stored(9);
    const stored_signal other = giving("esar", "E-2").by(4).stored(3);
    ending.own(sisa).beside(other).beside(multisignaal).standing_together(other, multisignaal, 7);
    EXPECT_THAT(ending.decide(support::withdrawal("sisa", "S-1")).effects.notices, IsEmpty());
}

// proves: COM-20.3
TEST_F(Relocate, ACorrectedIdentityLeavesTheOldChildsMoveBehind) {
    situation corrected;
    stored_signal before = giving("esar", "E-1").by(1).child(1).stored(3);
    before.moved = residence_move{utrecht, test_today(), s.now};
    corrected.own(before);
    const auto command =
        giving("esar", "E-1").by(1).child(2).because(mutation_reason::identity).command();
    const decision d = corrected.decide(command);
    ASSERT_TRUE(d.effects.write);
    EXPECT_FALSE(d.effects.write->signal.moved);
}

} // namespace
} // namespace kruispunt::federation
