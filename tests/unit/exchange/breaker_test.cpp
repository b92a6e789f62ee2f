#include "gateway/exchange/breaker.hpp"
#include "tests/support/sealed_commands.hpp"

#include <gtest/gtest.h>

namespace kruispunt::exchange {
namespace {

using namespace std::chrono_literals;
using domain::instant;
using state = ports::circuit::state;

class Breaker : public testing::Test {
protected:
    void call(showing what, std::chrono::milliseconds asked = {}, std::int64_t notice = 1) {
        ASSERT_TRUE(breaker_.admits(now_));
        breaker_.end(breaker_.begin(now_), what, notice, now_, asked);
    }

    state now() const { return breaker_.circuit().now; }

    /// To the end of the wait.
    void wait() { now_ = breaker_.circuit().until; }

    instant now_ = support::test_now();
    breaker breaker_{{1s, 30s}, 7};
};

TEST_F(Breaker, IsClosedWhileCallsSucceed) {
    for (int n = 0; n < 100; ++n)
        call(showing::took);
    EXPECT_EQ(now(), state::closed);
    EXPECT_EQ(breaker_.circuit().failures, 0);
    EXPECT_EQ(breaker_.circuit().since, instant());
}

// proves: refusal
TEST_F(Breaker, OpensOnAFailureUntilTheBackOffIsOver) {
    call(showing::failed);
    const ports::circuit open = breaker_.circuit();
    EXPECT_EQ(open.now, state::open);
    EXPECT_EQ(open.since, now_);
    EXPECT_EQ(open.failures, 1);
    EXPECT_LE(open.until, now_ + 1s);
    EXPECT_FALSE(breaker_.admits(open.until - 1ms));
    EXPECT_TRUE(breaker_.admits(open.until));
}

// proves: MS-22.4
TEST_F(Breaker, StaysOpenForAsLongAsTheRegionAsked) {
    call(showing::failed, 90s);
    EXPECT_EQ(breaker_.circuit().until, now_ + 90s);
}

TEST_F(Breaker, IsProbedByOneCallAtATime) {
    call(showing::failed);
    wait();
    const auto probe = breaker_.begin(now_);
    EXPECT_EQ(now(), state::half_open);
    EXPECT_FALSE(breaker_.admits(now_ + 1h)) << "the probe is under way";
    breaker_.end(probe, showing::nothing, 1, now_);
    EXPECT_EQ(now(), state::half_open) << "no call was made after all";
    call(showing::took);
    EXPECT_EQ(now(), state::closed);
    EXPECT_EQ(breaker_.circuit().failures, 0);
}

TEST_F(Breaker, AProbeThatFailsOpensItForLonger) {
    call(showing::failed);
    for (int failures = 2; failures <= 9; ++failures) {
        wait();
        call(failures % 2 == 0 ? showing::failed : showing::unsure);
        EXPECT_EQ(now(), state::open);
        EXPECT_EQ(breaker_.circuit().failures, failures);
        EXPECT_LE(breaker_.circuit().until, now_ + 30s);
    }
    wait();
    call(showing::took);
    call(showing::failed);
    EXPECT_EQ(breaker_.circuit().failures, 1) << "counted from the last success on";
}

TEST_F(Breaker, OneOutageIsOneFailureHoweverManyCallsItBreaks) {
    std::vector<breaker::spell> calls;
    for (int n = 0; n < 8; ++n)
        calls.push_back(breaker_.begin(now_));
    for (const auto began : calls)
        breaker_.end(began, showing::failed, 1, now_);
    EXPECT_EQ(breaker_.circuit().failures, 1);
}

TEST_F(Breaker, WhatBeganBeforeItOpenedSaysNothingOfToday) {
    const auto slow = breaker_.begin(now_);
    call(showing::failed);
    breaker_.end(slow, showing::took, 1, now_);
    EXPECT_EQ(now(), state::open);
    wait();
    const auto probe = breaker_.begin(now_);
    breaker_.end(slow, showing::failed, 1, now_);
    EXPECT_EQ(now(), state::half_open);
    breaker_.end(probe, showing::took, 1, now_);
    EXPECT_EQ(now(), state::closed);
}

// proves: refusal
TEST_F(Breaker, ARegionThatIsSureOfNothingIsCalledLess) {
    for (std::size_t n = 1; n < breaker::unsure_at_most; ++n)
        call(showing::unsure, {}, static_cast<std::int64_t>(n));
    EXPECT_EQ(now(), state::closed);
    call(showing::unsure, {}, 100);
    EXPECT_EQ(now(), state::open);
}

TEST_F(Breaker, OneNoticeThatARegionIsNeverSureOfIsThatNoticesOwn) {
    for (int n = 0; n < 100; ++n)
        call(showing::unsure, {}, 5);
    EXPECT_EQ(now(), state::closed);
    for (std::int64_t n = 0; n < 100; ++n) {
        call(showing::unsure, {}, n);
        if (n % 5 == 4) call(showing::took);
    }
    EXPECT_EQ(now(), state::closed) << "others are taken meanwhile";
}

} // namespace
} // namespace kruispunt::exchange
