#include "gateway/domain/as_of.hpp"
#include "gateway/domain/retention.hpp"
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

/// A signal that its region no longer counts as active.
stored_signal archived(const std::string& region, const std::string& id, int org, int number) {
    stored_signal signal = giving(region, id).by(org).stored(number);
    signal.state = signal_state::inactive;
    signal.expires_on = support::test_today() - std::chrono::days(100);
    return signal;
}

std::vector<signal_number> earlier_ones(const decision& decided) {
    std::vector<signal_number> found;
    for (const notice& n : decided.effects.notices)
        if (n.kind == notice_kind::history) found.push_back(n.other);
    return found;
}

sealed_command new_signal() {
    return giving("esar", "E-1").by(1).command();
}

// proves: COM-30.1 COM-30.2 COM-30.4
TEST(History, OfEachInactiveSignalElsewhereIsToldToTheNewReporterAlone) {
    situation s;
    s.other(archived("multisignaal", "M-1", 2, 5)).other(archived("midden-nederland", "N-1", 3, 6));
    const decision d = s.decide(new_signal());
    EXPECT_THAT(earlier_ones(d), ElementsAre(5, 6));
    EXPECT_THAT(d.effects.matches, IsEmpty());
    EXPECT_THAT(told_to(d, "esar"), SizeIs(2));
    EXPECT_THAT(d.effects.notices, SizeIs(2)) << "their reporters are told nothing";
    EXPECT_EQ(told_to(d, "esar").at(0).other_region, "multisignaal") << "whose contact it shows";
}

// proves: COM-30.2
TEST(History, IsOfAnotherRegionAndAnotherOrganisation) {
    situation s;
    s.other(archived("esar", "E-0", 2, 5)).other(archived("multisignaal", "M-1", 1, 6));
    EXPECT_THAT(earlier_ones(s.decide(new_signal())), IsEmpty());
}

// proves: COM-30.2 COM-22.2
TEST(History, StandsBesideTheMatchesWithWhatIsActive) {
    situation s;
    s.other(archived("multisignaal", "M-1", 2, 5)).other(giving("sisa", "S-1").by(3).stored(6));
    const decision d = s.decide(new_signal());
    EXPECT_THAT(earlier_ones(d), ElementsAre(5));
    EXPECT_THAT(d.effects.matches, SizeIs(1));
}

// proves: COM-30.2 RET-1.14
TEST(History, CountsFromTheDayOnWhichASignalIsNoLongerActiveBeforeAnySweep) {
    federation_policy policy = support::four_regions();
    facts known;
    known.fresh_number = 100;
    known.same_child = {
        giving("multisignaal", "M-1").by(2).dated(plus_years(support::test_today(), -2)).stored(5)};
    bring_to(known, policy, support::test_today());
    situation s;
    s.known = known;
    EXPECT_THAT(earlier_ones(s.decide(new_signal())), ElementsAre(5));
}

// proves: COM-30.3
TEST(History, ACorrectionOrARepeatTellsNone) {
    const giving first = giving("esar", "E-1").by(1);
    for (const giving& again : {first, giving(first).phone("+31201234567")}) {
        situation s;
        s.own(first.stored(3)).other(archived("multisignaal", "M-1", 2, 5));
        EXPECT_THAT(earlier_ones(s.decide(again.command())), IsEmpty());
    }
}

// proves: COM-30.2 COM-36.5
TEST(History, WhatIsInactiveFromItsBeginningAsksForNone) {
    situation s;
    s.other(archived("midden-nederland", "N-1", 2, 5));
    const sealed_command late = giving("multisignaal", "M-1")
                                    .dated(plus_years(support::test_today(), -3))
                                    .because(mutation_reason::administration)
                                    .command();
    const decision d = s.decide(late);
    ASSERT_TRUE(d.answer);
    EXPECT_THAT(earlier_ones(d), IsEmpty());
}

// proves: COM-32.4 COM-32.5
TEST(History, WithBeheerIsCountedAndNotSent) {
    situation s;
    s.other(archived("multisignaal", "M-1", 2, 5));
    const decision d =
        s.decide(giving("esar", "E-1").because(mutation_reason::administration).command());
    EXPECT_THAT(d.effects.notices, IsEmpty());
    EXPECT_EQ(d.effects.suppressed_notices, 1);
}

// proves: COM-38.1
TEST(History, OfAnotherChildOnTheSameNumberIsToldToNobody) {
    situation s;
    stored_signal other =
        giving("multisignaal", "M-1").by(2).born(2010, 1, 1).named("Aaa").stored(5);
    other.state = signal_state::inactive;
    s.other(other);
    const decision d =
        s.decide(giving("esar", "E-1").by(1).born(2014, 2, 2).named("Bbb").command());
    EXPECT_THAT(earlier_ones(d), IsEmpty());
}

} // namespace
} // namespace kruispunt::federation
