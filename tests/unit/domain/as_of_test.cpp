#include "gateway/domain/as_of.hpp"
#include "gateway/domain/retention.hpp"
#include "tests/support/sealed_commands.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::domain {
namespace {

using support::giving;
using testing::IsEmpty;
using testing::SizeIs;

const federation_policy policy = support::four_regions();

day on(const char* text) {
    return parse_day(text).value();
}

stored_signal given(const char* region, const char* date, signal_number number = 1) {
    return giving(region, "X").dated(on(date)).stored(number);
}

open_match match_with(const stored_signal& other) {
    open_match match{7, uuid{}, match_kind::child, {other.number, other.region, other.reference}};
    match.other_expires_on = other.expires_on;
    return match;
}

// proves: RET-1.1 RET-1.14 COM-36.2
TEST(AsOf, ASignalStandsWhereItsDayPutsItBeforeAnySweep) {
    const stored_signal archived = given("midden-nederland", "2024-11-20");
    EXPECT_EQ(stage_on(archived, policy, on("2026-11-19")), life_stage::active);
    EXPECT_EQ(stage_on(archived, policy, on("2026-11-20")), life_stage::inactive);
    EXPECT_EQ(stage_on(archived, policy, on("2029-11-19")), life_stage::inactive);
    EXPECT_EQ(stage_on(archived, policy, on("2029-11-20")), life_stage::ended);
    const stored_signal plain = given("esar", "2024-11-20");
    EXPECT_EQ(stage_on(plain, policy, on("2026-11-20")), life_stage::ended);
}

// proves: RET-1.4 RET-1.6
TEST(AsOf, TheArchiveCountsFromTheGivingOrFromTheDayItBecameInactive) {
    stored_signal multisignaal = given("multisignaal", "2024-11-20");
    multisignaal.state = signal_state::inactive;
    multisignaal.expires_on = on("2025-03-01"); // going well
    EXPECT_EQ(to_text(first_due(multisignaal, policy)), "2030-03-01");
    stored_signal midden = multisignaal;
    midden.region = "midden-nederland";
    EXPECT_EQ(to_text(first_due(midden, policy)), "2029-11-20");
}

// proves: ESAR-22.3
TEST(AsOf, AnActiveSignalIsFirstDueThirtyDaysBeforeItsEnd) {
    EXPECT_EQ(to_text(first_due(given("esar", "2024-11-20"), policy)), "2026-10-21");
}

TEST(AsOf, WhatARegionLeftBehindGoesByTheStatutesShortestTerm) {
    const stored_signal left = given("somewhere", "2024-11-20");
    EXPECT_EQ(stage_on(left, policy, on("2026-11-19")), life_stage::active);
    EXPECT_EQ(stage_on(left, policy, on("2026-11-20")), life_stage::ended);
}

// proves: COM-26.3 COM-30.1
TEST(AsOf, WhatEndsASignalSeesAsStoredWhichMatchesAreOver) {
    facts known;
    known.own = given("sisa", "2024-11-20");
    known.siblings = {given("esar", "2026-06-01", 2), given("multisignaal", "2024-11-20", 3)};
    known.matches = {match_with(given("multisignaal", "2026-06-01", 4))};
    known.sibling_matches = {
        {2, match_with(given("sisa", "2024-11-01", 5))},
        {2, match_with(given("sisa", "2026-06-01", 6))},
        {3, match_with(given("sisa", "2026-06-01", 6))}};
    mark_over(known, policy, on("2026-11-20"));
    ASSERT_TRUE(known.own);
    EXPECT_EQ(known.own->state, signal_state::active) << "as it is held";
    EXPECT_THAT(known.matches, SizeIs(1));
    EXPECT_TRUE(known.matches[0].over) << "the own side's day is past";
    EXPECT_TRUE(known.sibling_matches[0].match.over) << "the far side's";
    EXPECT_FALSE(known.sibling_matches[1].match.over);
    EXPECT_TRUE(known.sibling_matches[2].match.over) << "the near side's";
}

// proves: COM-30.1
TEST(AsOf, AMatchIsOverWhenEitherSidesDayIsPast) {
    facts known;
    known.own = given("esar", "2026-01-01");
    known.matches = {match_with(given("sisa", "2025-06-01", 2))};
    bring_to(known, policy, on("2027-05-31"));
    EXPECT_FALSE(known.matches[0].over);
    bring_to(known, policy, on("2027-06-01"));
    EXPECT_TRUE(known.matches[0].over) << "the far side's";
    facts own_past;
    own_past.own = given("multisignaal", "2024-11-20");
    own_past.matches = {match_with(given("sisa", "2026-06-01", 2))};
    bring_to(own_past, policy, on("2026-11-20"));
    EXPECT_TRUE(own_past.matches[0].over) << "the own side's";
    EXPECT_TRUE(own_past.own_overdue);
    EXPECT_EQ(own_past.own->state, signal_state::inactive);
}

TEST(AsOf, WhatIsOverIsNotListedAndNotCounted) {
    facts known;
    known.own = given("esar", "2026-01-01");
    listed_fact line;
    line.match = match_with(given("sisa", "2025-06-01", 2));
    known.listed = {line};
    known.listed_total = 1;
    bring_to(known, policy, on("2027-06-01"));
    EXPECT_THAT(known.listed, IsEmpty());
    EXPECT_EQ(known.listed_total, 0);
}

// proves: COM-20.10
TEST(AsOf, ASignalWhoseTermIsOverReadsAsEnded) {
    facts known;
    known.own = given("esar", "2024-11-20");
    known.same_child = {given("sisa", "2024-11-20", 2), given("multisignaal", "2024-11-20", 3)};
    bring_to(known, policy, on("2026-11-20"));
    EXPECT_FALSE(known.own);
    EXPECT_TRUE(known.ended);
    ASSERT_THAT(known.same_child, SizeIs(1));
    EXPECT_EQ(known.same_child[0].state, signal_state::inactive);
}

} // namespace
} // namespace kruispunt::domain
