#include "gateway/federation/admission.hpp"
#include "tests/support/made_up_bsn.hpp"
#include "tests/unit/federation/situation.hpp"

#include <gtest/gtest.h>

namespace kruispunt::federation {
namespace {

using namespace domain;
using support::giving;

// proves: COM-29.2 COM-29.3
TEST(Traces, EveryNoticeBearsTheTraceOfItsCause) {
    const trace by{"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "transaction"};
    situation s;
    const stored_signal far = giving("sisa", "S-1").by(2).stored(5);
    s.other(far);
    const decision made = s.decide(giving("esar", "E-1").traced(by).command());
    ASSERT_EQ(made.effects.notices.size(), 2U);
    for (const notice& n : made.effects.notices)
        EXPECT_EQ(n.trace, by);

    situation ending;
    ending.own(giving("esar", "E-1").stored(3)).matched(far);
    sealed_command withdrawal = support::withdrawal("esar", "E-1");
    withdrawal.trace = by;
    const decision ended = ending.decide(withdrawal);
    ASSERT_EQ(ended.effects.notices.size(), 1U);
    EXPECT_EQ(ended.effects.notices[0].trace, by);

    situation refusing;
    refusing.ended();
    const decision refused =
        refusing.decide(giving("midden-nederland", "N-1").from_feed(7).traced(by).command());
    ASSERT_EQ(refused.effects.notices.size(), 1U);
    EXPECT_EQ(refused.effects.notices[0].kind, notice_kind::item_rejected);
    EXPECT_EQ(refused.effects.notices[0].trace, by);
}

// proves: COM-29.2
TEST(Traces, WithoutATraceANoticeHasNone) {
    situation s;
    s.other(giving("sisa", "S-1").by(2).stored(5));
    EXPECT_EQ(s.decide(giving("esar", "E-1").command()).effects.notices.at(0).trace, trace());
}

} // namespace
} // namespace kruispunt::federation
