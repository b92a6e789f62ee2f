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

giving child_of(const char* region, const char* reference, int child, std::vector<int> parents) {
    return giving(region, reference).child(child).parents(std::move(parents));
}

situation& with_family(situation& s, const stored_signal& other) {
    s.known.family.push_back(other);
    return s;
}

decision given_beside(const stored_signal& sibling, const giving& given) {
    situation s;
    return with_family(s, sibling).decide(given.command());
}

// proves: COM-23.1 COM-23.3
TEST(Family, SignalsOnTwoChildrenOfOneParentMakeAMatchThatTellsNoChild) {
    const auto sibling = child_of("sisa", "S-1", 2, {20, 21}).by(2).in("0599").stored(5);
    const decision d = given_beside(sibling, child_of("esar", "E-1", 1, {21}).by(1).in("0034"));
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->open_matches, 1);
    ASSERT_THAT(d.effects.matches, SizeIs(1));
    EXPECT_EQ(d.effects.matches[0].kind, match_kind::family);
    for (const auto& [region, reference, other, of_own_child] :
         {std::tuple("esar", "E-1", signal_number{5}, "0034"),
          std::tuple("sisa", "S-1", signal_number{100}, "0599")}) {
        const auto told = told_to(d, region);
        ASSERT_THAT(told, SizeIs(1)) << region;
        EXPECT_EQ(told[0].kind, notice_kind::match_made);
        EXPECT_EQ(told[0].kind_of_match, match_kind::family);
        EXPECT_EQ(told[0].reference, reference);
        EXPECT_EQ(told[0].other, other);
        EXPECT_EQ(told[0].match, d.effects.matches[0].id);
        EXPECT_EQ(told[0].municipality, of_own_child) << "not where the other child lives";
    }
}

// proves: COM-23.1
TEST(Family, TwoCommonParentsAreOneMatch) {
    const auto sibling = child_of("sisa", "S-1", 2, {20, 21}).by(2).stored(5);
    const decision d = given_beside(sibling, child_of("esar", "E-1", 1, {20, 21}));
    EXPECT_THAT(d.effects.matches, SizeIs(1));
}

// proves: COM-23.1 COM-23.2 refusal
TEST(Family, NeedsTwoKnownChildrenACommonParentAndTwoSides) {
    const auto sibling = child_of("sisa", "S-1", 2, {20}).by(2).stored(5);
    const auto matches = [&sibling](const giving& given) {
        return given_beside(sibling, given).effects.matches.size();
    };
    EXPECT_EQ(matches(child_of("esar", "E-1", 1, {20})), 1U);
    EXPECT_EQ(matches(child_of("esar", "E-1", 1, {21})), 0U);
    EXPECT_EQ(matches(child_of("esar", "E-1", 1, {})), 0U);
    EXPECT_EQ(matches(child_of("esar", "E-1", 1, {20}).without_bsn()), 0U);
    EXPECT_EQ(matches(child_of("esar", "E-1", 1, {20}).by(2)), 0U) << "one organisation";
    EXPECT_EQ(matches(child_of("sisa", "S-2", 1, {20})), 0U) << "one region";
    stored_signal inactive = sibling;
    inactive.state = signal_state::inactive;
    EXPECT_THAT(
        given_beside(inactive, child_of("esar", "E-1", 1, {20})).effects.matches, IsEmpty()
    );
}

// proves: COM-23.5
TEST(Family, AHomeAddressMakesNoMatch) {
    // Two children of one address and no common parent: nothing of an address comes this far.
    const auto neighbour = child_of("midden-nederland", "N-1", 2, {22}).by(2).in("0344").stored(5);
    const decision d = given_beside(neighbour, child_of("esar", "E-1", 1, {20}).in("0344"));
    EXPECT_THAT(d.effects.matches, IsEmpty());
}

// proves: COM-23.1 COM-38.5
TEST(Family, AClashOnOneBsnIsNoFamilyWhateverTheParents) {
    situation s;
    s.other(child_of("sisa", "S-1", 1, {20}).by(2).born(2014, 5, 17).named("aicha").stored(5));
    with_family(s, child_of("midden-nederland", "N-1", 2, {20}).by(3).stored(6));
    const decision d =
        s.decide(child_of("esar", "E-1", 1, {20}).born(2016, 1, 2).named("bram").command());
    ASSERT_THAT(d.effects.matches, SizeIs(2));
    EXPECT_EQ(d.effects.matches[0].kind, match_kind::bsn_clash);
    EXPECT_EQ(d.effects.matches[1].kind, match_kind::family) << "each pair is judged on its own";
    EXPECT_EQ(d.answer->open_matches, 1);
}

// proves: COM-23.4 COM-20.5
TEST(Family, ACorrectedBsnTurnsAMatchIntoAFamilyMatch) {
    situation s;
    const auto far = child_of("sisa", "S-1", 1, {20}).by(2).stored(5);
    s.own(child_of("esar", "E-1", 1, {20}).stored(own_number)).matched(far, 7);
    with_family(s, far);
    const decision d =
        s.decide(child_of("esar", "E-1", 2, {20}).because(mutation_reason::identity).command());
    ASSERT_TRUE(d.answer);
    EXPECT_THAT(d.effects.ended_matches, ElementsAre(7));
    ASSERT_THAT(d.effects.matches, SizeIs(1));
    EXPECT_EQ(d.effects.matches[0].kind, match_kind::family);
    const auto told = told_to(d, "sisa");
    ASSERT_THAT(told, SizeIs(2));
    EXPECT_EQ(told[0].kind, notice_kind::match_ended);
    EXPECT_TRUE(told[0].wrongful);
    EXPECT_EQ(told[1].kind, notice_kind::match_made);
    EXPECT_NE(told[0].match, told[1].match);
}

// proves: COM-23.4
TEST(Family, ACorrectedBsnTurnsAFamilyMatchIntoAMatch) {
    situation s;
    const auto far = child_of("sisa", "S-1", 1, {20}).by(2).stored(5);
    s.own(child_of("esar", "E-1", 2, {20}).stored(own_number));
    s.matched(far, 7, match_kind::family).other(far);
    const decision d =
        s.decide(child_of("esar", "E-1", 1, {20}).because(mutation_reason::identity).command());
    EXPECT_THAT(d.effects.ended_matches, ElementsAre(7));
    ASSERT_THAT(d.effects.matches, SizeIs(1));
    EXPECT_EQ(d.effects.matches[0].kind, match_kind::child);
}

// proves: COM-20.5 COM-23.4
TEST(Family, OfAnotherChildIsAnotherMatchAlsoOfTheSameKind) {
    situation s;
    const auto far = child_of("multisignaal", "M-1", 4, {1}).by(2).stored(5);
    s.own(child_of("esar", "E-1", 3, {1}).stored(own_number)).matched(far, 7, match_kind::family);
    with_family(s, far);
    const decision d =
        s.decide(child_of("esar", "E-1", 1, {1}).because(mutation_reason::identity).command());
    EXPECT_THAT(d.effects.ended_matches, ElementsAre(7));
    ASSERT_THAT(d.effects.matches, SizeIs(1));
    for (const char* region : {"esar", "multisignaal"}) {
        const auto told = told_to(d, region);
        ASSERT_THAT(told, SizeIs(2)) << region;
        EXPECT_EQ(told[0].kind, notice_kind::match_ended);
        EXPECT_TRUE(told[0].wrongful);
        EXPECT_EQ(told[1].kind, notice_kind::match_made);
    }
}

// proves: COM-23.1 COM-25.6
TEST(Family, WhereOtherParentsAreGivenItWasToldWrongly) {
    situation s;
    const auto far = child_of("sisa", "S-1", 2, {20}).by(2).stored(5);
    s.own(child_of("esar", "E-1", 1, {20}).stored(own_number)).matched(far, 7, match_kind::family);
    const decision d = s.decide(child_of("esar", "E-1", 1, {21}).command());
    ASSERT_TRUE(d.answer);
    EXPECT_THAT(d.effects.ended_matches, ElementsAre(7));
    EXPECT_TRUE(told_to(d, "sisa").at(0).wrongful);
    EXPECT_THAT(d.effects.overtaken, SizeIs(2)) << "what is still undelivered of it is dropped";
}

// proves: COM-25.1
TEST(Family, ASiblingsSignalThatEndsEndsIt) {
    situation s;
    const auto far = child_of("sisa", "S-1", 2, {20}).by(2).stored(5);
    s.own(child_of("esar", "E-1", 1, {20}).stored(own_number)).matched(far, 7, match_kind::family);
    const decision d = s.decide(support::withdrawal("esar", "E-1"));
    EXPECT_THAT(d.effects.ended_matches, ElementsAre(7));
    const auto told = told_to(d, "sisa");
    ASSERT_THAT(told, SizeIs(1));
    EXPECT_EQ(told[0].kind, notice_kind::match_ended);
    EXPECT_EQ(told[0].kind_of_match, match_kind::family);
}

} // namespace
} // namespace kruispunt::federation
