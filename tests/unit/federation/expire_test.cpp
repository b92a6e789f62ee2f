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

sealed_command lapsing(const std::string& region, const std::string& reference) {
    sealed_command command;
    command.region = region;
    command.signal_key = support::key_of(region, reference);
    command.act = sealed_lapse{};
    return command;
}

/// A signal of that day, as the last sweep left it.
stored_signal given_on(const std::string& region, day date) {
    stored_signal signal = giving(region, "X-1").dated(date).stored(own_number);
    signal.due_on = signal.expires_on - std::chrono::days(30);
    return signal;
}

day today() {
    return support::test_today();
}

// proves: ESAR-22.3
TEST(Lapse, WarnsThirtyDaysAheadAndNotBefore) {
    const stored_signal own = given_on("esar", plus_years(today() + std::chrono::days(30), -2));
    situation before;
    before.now -= std::chrono::hours(24);
    EXPECT_TRUE(changes_nothing(before.own(own).decide(lapsing("esar", "X-1"))));
    situation s;
    const decision d = s.own(own).decide(lapsing("esar", "X-1"));
    ASSERT_THAT(d.effects.notices, SizeIs(1));
    const notice& warning = d.effects.notices.front();
    EXPECT_EQ(warning.kind, notice_kind::signal_expires);
    EXPECT_EQ(warning.on, own.expires_on);
    ASSERT_TRUE(d.effects.change);
    EXPECT_EQ(d.effects.change->state, signal_state::active);
    EXPECT_EQ(d.effects.change->due_on, own.expires_on);
}

// proves: RET-1.14 COM-25.1 COM-25.4 COM-25.8
TEST(Lapse, TheEndOfTheTermEndsItsMatchesAndIsToldToBothSides) {
    for (const char* region : {"multisignaal", "sisa"}) {
        situation s;
        const stored_signal own = given_on(region, plus_years(today(), -2));
        s.own(own).matched(giving("esar", "E-1").by(2).stored(5), 7);
        const decision d = s.decide(lapsing(region, "X-1"));
        EXPECT_THAT(d.effects.ended_matches, ElementsAre(7));
        ASSERT_THAT(told_to(d, "esar"), SizeIs(1));
        EXPECT_EQ(told_to(d, "esar").at(0).kind, notice_kind::match_ended);
        EXPECT_EQ(told_to(d, "esar").at(0).reason, end_reason::expired);
        ASSERT_THAT(told_to(d, region), SizeIs(1));
        const notice lapsed = told_to(d, region).at(0);
        EXPECT_EQ(lapsed.kind, notice_kind::signal_lapsed);
        EXPECT_EQ(lapsed.reason, end_reason::expired);
        EXPECT_EQ(lapsed.on, today()) << "the first day on which it is active no more";
    }
}

// proves: RET-1.4 RET-1.6 RET-1.2 RET-1.8
TEST(Lapse, WithoutAnArchiveNothingIsLeft) {
    situation kept;
    kept.own(given_on("multisignaal", plus_years(today(), -2)));
    const decision inactive = kept.decide(lapsing("multisignaal", "X-1"));
    ASSERT_TRUE(inactive.effects.change);
    EXPECT_EQ(inactive.effects.change->state, signal_state::inactive);
    EXPECT_EQ(inactive.effects.change->due_on, plus_years(today(), 5));
    EXPECT_FALSE(inactive.effects.removal);

    situation gone;
    gone.own(given_on("sisa", plus_years(today(), -2)));
    const decision ended = gone.decide(lapsing("sisa", "X-1"));
    ASSERT_TRUE(ended.effects.removal);
    EXPECT_TRUE(ended.effects.removal->at_once);
}

// proves: COM-25.8 RET-1.14
TEST(Lapse, WhatEndedWhileNothingRanIsToldWithItsOwnDay) {
    situation s;
    const day ended = today() - std::chrono::days(40);
    s.own(given_on("sisa", plus_years(ended, -2)));
    const decision d = s.decide(lapsing("sisa", "X-1"));
    ASSERT_THAT(d.effects.notices, SizeIs(1));
    EXPECT_EQ(d.effects.notices.front().on, ended);
}

// proves: RET-1.15
TEST(Lapse, TheEndOfTheArchiveIsToldToNobody) {
    situation s;
    stored_signal own = given_on("midden-nederland", plus_years(today(), -5));
    own.state = signal_state::inactive;
    own.due_on = today();
    const decision d = s.own(own).decide(lapsing("midden-nederland", "X-1"));
    ASSERT_TRUE(d.effects.removal);
    EXPECT_EQ(d.effects.removal->number, own_number);
    EXPECT_THAT(d.effects.notices, IsEmpty());
}

// proves: COM-12.5 COM-12.6 COM-25.8 COM-31.4 COM-31.5
TEST(AgeLimit, EndsAllOnTheChildAndTellsEachRegionAnOrdinaryEnd) {
    situation s;
    const stored_signal own = giving("esar", "E-1").stored(own_number);
    stored_signal archived = giving("multisignaal", "M-1").by(2).stored(6);
    archived.state = signal_state::inactive;
    archived.expires_on = today() - std::chrono::days(10);
    s.own(own).beside(archived);
    sealed_command command = lapsing("esar", "E-1");
    command.act = sealed_age_limit{own.data_key};
    const decision d = s.decide(command);
    ASSERT_TRUE(d.effects.removal);
    ASSERT_THAT(d.effects.removed_elsewhere, SizeIs(1));
    EXPECT_TRUE(d.effects.removed_elsewhere.front().at_once);
    for (const notice& n : d.effects.notices) {
        EXPECT_EQ(n.kind, notice_kind::signal_lapsed);
        EXPECT_EQ(n.reason, end_reason::expired);
    }
    EXPECT_EQ(told_to(d, "esar").at(0).on, today());
    EXPECT_EQ(told_to(d, "multisignaal").at(0).on, archived.expires_on);
}

TEST(AgeLimit, NothingEndsByABirthDateThatWasCorrectedMeanwhile) {
    situation s;
    const stored_signal own = giving("esar", "E-1").stored(own_number);
    sealed_command command = lapsing("esar", "E-1");
    command.act = sealed_age_limit{own.data_key + 1};
    EXPECT_TRUE(changes_nothing(s.own(own).decide(command)));
}

// proves: COM-25.8 COM-31.7
TEST(Death, ToldByOneRegionEndsTheOthersSignalsFromToday) {
    situation s;
    s.own(giving("esar", "E-1").stored(own_number));
    s.beside(giving("sisa", "S-1").by(2).stored(5));
    const decision d = s.decide(support::withdrawal("esar", "E-1", withdrawal_reason::death));
    EXPECT_THAT(told_to(d, "esar"), IsEmpty()) << "it said so itself";
    ASSERT_THAT(told_to(d, "sisa"), SizeIs(1));
    const notice lapsed = told_to(d, "sisa").at(0);
    EXPECT_EQ(lapsed.kind, notice_kind::signal_lapsed);
    EXPECT_EQ(lapsed.reason, end_reason::withdrawn);
    EXPECT_EQ(lapsed.on, today());
}

} // namespace
} // namespace kruispunt::federation
