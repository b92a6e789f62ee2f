#include "gateway/exchange/emptying.hpp"
#include "tests/support/run_coroutine.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kruispunt::exchange {
namespace {

using namespace domain;
using namespace std::chrono_literals;
using testing::Each;
using testing::ElementsAre;

/// Holds numbered signals, and keeps in whose name they went and how many at once.
class scripted_holding final : public ports::sandbox_store {
public:
    ports::task<result<ports::sandbox_holding>> holding(std::string) override {
        if (fails) co_return make_error(errc::temporarily_unavailable);
        co_return ports::sandbox_holding{static_cast<std::int64_t>(signals.size()), 0};
    }

    ports::task<result<std::vector<sealed_command>>>
    withdrawals(std::string region, std::int64_t after, std::size_t limit) override {
        boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, hold);
        co_await timer.async_wait(boost::asio::use_awaitable);
        if (fails) co_return make_error(errc::temporarily_unavailable);
        std::vector<sealed_command> found;
        for (const std::int64_t number : signals) {
            if (number <= after || found.size() == limit) continue;
            sealed_command one;
            one.region = region;
            one.own_row = number;
            one.act = sealed_withdraw{};
            found.push_back(std::move(one));
        }
        co_return found;
    }

    ports::task<result<std::int64_t>> erase(std::vector<ports::act> acts) override {
        at_once.push_back(acts.size());
        std::int64_t gone = 0;
        for (const ports::act& each : acts) {
            by.push_back(each.command.oin);
            if (each.command.own_row != gone_meanwhile) ++gone;
            std::erase(signals, each.command.own_row);
        }
        if (after_a_batch) after_a_batch();
        co_return gone;
    }

    std::vector<std::int64_t> signals;
    std::int64_t gone_meanwhile = 0;
    std::chrono::milliseconds hold{0};
    bool fails = false;
    std::function<void()> after_a_batch;
    std::vector<std::size_t> at_once;
    std::vector<std::string> by;
};

class decided_members final : public ports::member_store {
public:
    ports::task<result<std::vector<ports::member_record>>> memberships() override {
        if (fails) co_return make_error(errc::temporarily_unavailable);
        co_return decided;
    }

    ports::task<result<void>> decide(std::vector<ports::member_record> records) override {
        decided = std::move(records);
        co_return result<void>();
    }

    bool fails = false;
    std::vector<ports::member_record> decided{
        {"esar", {member_state::suspended, false}, "x", "coordinator:1/c", {}}};
};

class Emptying : public testing::Test {
protected:
    void hold(std::size_t many) {
        for (std::size_t i = 1; i <= many; ++i)
            held_.signals.push_back(static_cast<std::int64_t>(i) * 3);
    }

    result<std::int64_t> erase() {
        return support::run_coroutine(emptying_.erase("esar", "coordinator:1/c"));
    }

    scripted_holding held_;
    decided_members members_;
    emptying emptying_{{held_, members_}};
};

// proves: BEH-02.8 acceptance
TEST_F(Emptying, ErasesABatchAtATimeInTheNameOfWhoAsked) {
    hold(emptying::batch * 2 + 1);
    EXPECT_EQ(erase().value(), static_cast<std::int64_t>(emptying::batch * 2 + 1));
    EXPECT_THAT(held_.at_once, ElementsAre(emptying::batch, emptying::batch, 1U));
    EXPECT_THAT(held_.by, Each(std::string("coordinator:1/c")));
    EXPECT_EQ(erase().value(), 0) << "again there is nothing";
}

// proves: BEH-02.8
TEST_F(Emptying, CountsWhatWentAndNotWhatWasGone) {
    hold(3);
    held_.gone_meanwhile = 6;
    EXPECT_EQ(erase().value(), 2);
}

// proves: BEH-02.8 refusal
TEST_F(Emptying, LooksAtTheMemberBeforeEveryBatch) {
    hold(emptying::batch + 1);
    held_.after_a_batch = [this] { members_.decided[0].what.state = member_state::sandbox; };
    EXPECT_EQ(erase().error().code, errc::reference_conflict);
    EXPECT_EQ(held_.signals.size(), 1U) << "of what was left nothing went";
}

// proves: BEH-02.8 refusal
TEST_F(Emptying, OneAtATime) {
    hold(1);
    held_.hold = 20ms;
    const auto both = support::run_together<result<std::int64_t>>([this] {
        std::vector<ports::task<result<std::int64_t>>> all;
        all.push_back(emptying_.erase("esar", "a"));
        all.push_back(emptying_.erase("esar", "b"));
        return all;
    }());
    EXPECT_EQ(both[0].value(), 1);
    EXPECT_EQ(both[1].error().code, errc::temporarily_unavailable);
    hold(1);
    EXPECT_EQ(erase().value(), 1) << "and then again";
}

TEST_F(Emptying, AStoreThatFailsIsSaidAndEndsIt) {
    hold(1);
    held_.fails = true;
    EXPECT_EQ(erase().error().code, errc::temporarily_unavailable);
    const auto any = support::run_coroutine(emptying_.holds_signals("esar"));
    EXPECT_EQ(any.error().code, errc::temporarily_unavailable);
    held_.fails = false;
    members_.fails = true;
    EXPECT_EQ(erase().error().code, errc::temporarily_unavailable);
    members_.fails = false;
    EXPECT_EQ(erase().value(), 1);
}

// proves: BEH-02.6
TEST_F(Emptying, SaysOfAnyRegionWhetherItHoldsASignal) {
    members_.decided.clear();
    EXPECT_FALSE(support::run_coroutine(emptying_.holds_signals("esar")).value());
    hold(2);
    EXPECT_TRUE(support::run_coroutine(emptying_.holds_signals("esar")).value());
    EXPECT_EQ(
        support::run_coroutine(emptying_.holding("esar")).error().code, errc::reference_conflict
    ) << "how many is told of a suspended one alone";
}

} // namespace
} // namespace kruispunt::exchange
