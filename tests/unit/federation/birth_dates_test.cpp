#include "tests/unit/federation/situation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::federation {
namespace {

using namespace domain;
using support::giving;
using testing::IsEmpty;
using testing::SizeIs;

// A young man whom ESAR knows to be 23 today, and whom Multisignaal knows by number alone.
// proves: COM-12.3 COM-12.4 acceptance
TEST(BirthDates, OfAnotherRegionDoNotJudgeASignalWithoutOne) {
    situation s;
    s.other(giving("esar", "E-1").by(1).born(2003, 11, 20).named("bram").stored(5));
    const decision d = s.decide(giving("multisignaal", "M-1").by(2).command());
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->state, signal_state::active);
    EXPECT_THAT(d.answer->warnings, IsEmpty());
    EXPECT_THAT(d.effects.matches, SizeIs(1));
}

} // namespace
} // namespace kruispunt::federation
