#include "gateway/federation/telling.hpp"
#include "tests/unit/federation/situation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::federation {
namespace {

using namespace domain;
using support::giving;
using testing::IsEmpty;
using testing::SizeIs;

std::optional<municipal_area> area(const std::string& code, day) {
    if (code == "0034") return municipal_area{code, "esar"};
    if (code == "0363") return municipal_area{code, "multisignaal"};
    return municipal_area{code, {}};
}

/// What is decided where SISA stands in shadow (BEH-11).
class Shadows : public testing::Test {
protected:
    Shadows() { s_.policy.municipalities = area; }

    static stored_signal in_shadow(stored_signal signal) {
        signal.in_shadow = true;
        return signal;
    }

    std::int64_t shadowed(const decision& d, const std::string& to_and_kind = {}) {
        const std::string all = notices_shadowed;
        const auto at = d.effects.counted.find(to_and_kind.empty() ? all : all + "/" + to_and_kind);
        return at == d.effects.counted.end() ? 0 : at->second;
    }

    /// ESAR tells, a minute later, that the child of E-1 moved today.
    decision move_to(const std::string& municipality) {
        s_.now += std::chrono::minutes(1);
        return s_.decide(support::relocation("esar", "E-1", municipality, support::test_today()));
    }

    situation s_;
};

// proves: BEH-11.3 BEH-11.4
TEST_F(Shadows, AMatchIsMadeAndToldToNobody) {
    s_.other(in_shadow(giving("sisa", "S-1").by(2).stored(5)));
    const decision d = s_.decide(giving("esar", "E-1").by(1).command());
    ASSERT_THAT(d.effects.matches, SizeIs(1));
    EXPECT_EQ(d.effects.matches[0].in_shadow_of, "sisa");
    EXPECT_FALSE(d.effects.matches[0].remind_on);
    EXPECT_THAT(d.effects.notices, IsEmpty());
    EXPECT_EQ(d.answer->open_matches, 0);
    EXPECT_EQ(shadowed(d), 2);
    EXPECT_EQ(shadowed(d, "sisa/match"), 1);
    EXPECT_EQ(shadowed(d, "esar/match"), 1);
}

// proves: BEH-11.4 COM-38.4
TEST_F(Shadows, AClashAsksNobodyEither) {
    s_.other(in_shadow(giving("sisa", "S-1").by(2).born(2015, 3).named("anna").stored(5)));
    const decision d = s_.decide(giving("esar", "E-1").by(1).born(2016, 4).named("bram").command());
    EXPECT_THAT(d.effects.notices, IsEmpty());
    EXPECT_EQ(shadowed(d, "esar/verificatie"), 1);
}

// proves: BEH-11.4
TEST_F(Shadows, WhereItEndsUntoldTheEndIsToldToNobody) {
    const auto other = giving("sisa", "S-1").by(2).stored(5);
    s_.own(giving("esar", "E-1").by(1).stored(3)).matched(other);
    s_.known.matches[0].in_shadow_of = "sisa";
    const decision d = s_.decide(support::withdrawal("esar", "E-1"));
    EXPECT_THAT(d.effects.ended_matches, SizeIs(1));
    EXPECT_THAT(d.effects.notices, IsEmpty());
    EXPECT_EQ(shadowed(d, "sisa/match-einde"), 1);
}

// proves: BEH-11.4 COM-30.2
TEST_F(Shadows, ItsHistoryIsNotTold) {
    auto earlier = in_shadow(giving("multisignaal", "M-1").by(2).stored(5));
    earlier.state = signal_state::inactive;
    s_.other(earlier);
    const decision d = s_.decide(giving("esar", "E-1").by(1).command());
    EXPECT_THAT(d.effects.notices, IsEmpty());
    EXPECT_EQ(shadowed(d, "esar/historie"), 1);
}

// proves: BEH-11.4 COM-26.2
TEST_F(Shadows, WhereItSaysThatAChildLivesCoordinatesNobody) {
    s_.other(in_shadow(giving("sisa", "S-1").by(2).in("0363").stored(5)));
    s_.other(giving("multisignaal", "M-1").by(3).stored(6));
    const decision d = s_.decide(giving("esar", "E-1").by(1).in("0034").command());
    const auto told = told_to(d, "multisignaal");
    ASSERT_THAT(told, SizeIs(1));
    EXPECT_EQ(told[0].municipality, "0034");
}

// proves: BEH-11.4 BEH-11.6
TEST_F(Shadows, AMoveThatItTellsReachesOnlyItself) {
    s_.own(in_shadow(giving("esar", "E-1").by(1).in("0034").stored(3)));
    s_.beside(giving("sisa", "S-1").by(2).stored(5));
    s_.in_shadow = true;
    const decision d = move_to("0363");
    EXPECT_THAT(told_to(d, "sisa"), IsEmpty());
    EXPECT_THAT(told_to(d, "multisignaal"), IsEmpty());
    EXPECT_THAT(told_to(d, "esar"), SizeIs(1));
    EXPECT_EQ(shadowed(d, "multisignaal/verhuisbericht"), 1);
}

// proves: BEH-11.4 COM-26.4
TEST_F(Shadows, AMoveThatOnlyItToldBeforeIsNewsFromAnother) {
    auto moved = in_shadow(giving("sisa", "S-1").by(2).stored(5));
    moved.moved = residence_move{"0363", amsterdam_day(s_.now), s_.now};
    s_.own(giving("esar", "E-1").by(1).in("0034").stored(3)).beside(moved);
    const decision d = move_to("0363");
    const auto told = told_to(d, "multisignaal");
    ASSERT_THAT(told, SizeIs(1));
    EXPECT_THAT(told[0].reporters, testing::ElementsAre(3)) << "and without its reporter";
}

} // namespace
} // namespace kruispunt::federation
