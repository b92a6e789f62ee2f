#include "tests/unit/federation/situation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::federation {
namespace {

using namespace domain;
using support::giving;
using testing::IsEmpty;
using testing::SizeIs;

constexpr signal_number own_number = 3;

/// ESAR's signal E-1 stands in a match with one of `far`, which may learn `parts`.
class Changed : public testing::Test {
protected:
    void may_learn(std::initializer_list<disclosed_field> parts) {
        auto& region = s_.policy.regions.at("sisa");
        for (const disclosed_field part : parts)
            region.may_learn.set(static_cast<std::size_t>(part));
    }

    void match(match_kind kind = match_kind::child) {
        const auto far = giving("sisa", "S-1").by(2).stored(5);
        s_.own(own_.stored(own_number)).matched(far, 7, kind).other(far);
        s_.known.matches.back().made_at = s_.now - std::chrono::hours(5);
    }

    std::vector<notice> after(const giving& corrected) {
        return s_.decide(corrected.command()).effects.notices;
    }

    situation s_;
    giving own_ = giving("esar", "E-1").phone("1").reporter("A");
};

// proves: COM-35.1 COM-35.3
TEST_F(Changed, WhatTheOtherSideMaySeeIsToldAnew) {
    may_learn({disclosed_field::organisation_phone});
    match();
    const auto told = after(giving("esar", "E-1").phone("2").reporter("A"));
    ASSERT_THAT(told, SizeIs(1));
    EXPECT_EQ(told[0].kind, notice_kind::match_changed);
    EXPECT_EQ(told[0].region, "sisa");
    EXPECT_EQ(told[0].reference, "S-1");
    EXPECT_EQ(told[0].about, 5);
    EXPECT_EQ(told[0].other, own_number);
    EXPECT_EQ(told[0].other_region, "esar");
    EXPECT_EQ(told[0].match, s_.known.matches[0].id);
    EXPECT_EQ(told[0].since, s_.known.matches[0].made_at) << "the match arose then, not now";
}

// proves: COM-35.2
TEST_F(Changed, WhatItMayNotSeeIsNot) {
    may_learn({disclosed_field::organisation_oin, disclosed_field::organisation_phone});
    match();
    EXPECT_THAT(after(giving("esar", "E-1").phone("1").reporter("B")), IsEmpty());
    EXPECT_THAT(
        after(giving("esar", "E-1").phone("1").reporter("A").named("aicha").parents({20})),
        IsEmpty()
    );
}

// proves: COM-35.1 COM-35.2
TEST_F(Changed, IsJudgedForEachReceiverByItsOwnPolicy) {
    may_learn({disclosed_field::organisation_oin});
    s_.policy.regions.at("multisignaal").may_learn.set();
    match();
    const auto second = giving("multisignaal", "M-1").by(3).stored(6);
    s_.other(second).matched(second, 8);
    const auto told = after(giving("esar", "E-1").phone("1").reporter("B"));
    ASSERT_THAT(told, SizeIs(1));
    EXPECT_EQ(told[0].region, "multisignaal");
}

// proves: COM-38.3 COM-35.2
TEST_F(Changed, TheSidesOfAClashAreToldNothingOfEachOther) {
    s_.policy.regions.at("sisa").may_learn.set();
    const auto far = giving("sisa", "S-1").by(2).born(2016, 5, 17).named("bram").stored(5);
    own_.born(2014, 5, 17).named("aicha");
    s_.own(own_.stored(own_number)).matched(far, 7, match_kind::bsn_clash).other(far);
    giving corrected = own_;
    EXPECT_THAT(after(corrected.reporter("B")), IsEmpty());
}

// proves: COM-35.1
TEST_F(Changed, AFamilyMatchIsToldToo) {
    s_.policy.regions.at("sisa").may_learn.set();
    const auto far = giving("sisa", "S-1").child(2).by(2).parents({20}).stored(5);
    own_.parents({20});
    s_.own(own_.stored(own_number)).matched(far, 7, match_kind::family);
    s_.known.family.push_back(far);
    giving corrected = own_;
    const auto told = after(corrected.reporter("B"));
    ASSERT_THAT(told, SizeIs(1));
    EXPECT_EQ(told[0].kind, notice_kind::match_changed);
    EXPECT_EQ(told[0].kind_of_match, match_kind::family);
}

// proves: COM-35.1
TEST_F(Changed, WhatWasKeptBeforeItsPartsWereMayHaveChangedInAny) {
    match();
    s_.known.own->contact_seen.reset();
    EXPECT_THAT(after(giving("esar", "E-1").phone("1").reporter("A").named("x")), SizeIs(1));
}

// proves: COM-32.1
TEST_F(Changed, ForAdministrationNobodyIsTold) {
    may_learn({disclosed_field::organisation_phone});
    match();
    const auto d = s_.decide(giving("esar", "E-1")
                                 .phone("2")
                                 .reporter("A")
                                 .because(mutation_reason::administration)
                                 .command());
    EXPECT_THAT(d.effects.notices, IsEmpty());
    EXPECT_EQ(d.effects.suppressed_notices, 1);
}

// proves: COM-35.1
TEST_F(Changed, AMatchThatTheCorrectionEndsIsToldAsEndedOnly) {
    s_.policy.regions.at("sisa").may_learn.set();
    match();
    const auto d = s_.decide(giving("esar", "E-1").phone("2").by(2).command());
    const auto told = told_to(d, "sisa");
    ASSERT_THAT(told, SizeIs(1));
    EXPECT_EQ(told[0].kind, notice_kind::match_ended);
}

} // namespace
} // namespace kruispunt::federation
