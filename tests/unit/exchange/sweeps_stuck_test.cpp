#include "gateway/exchange/sweeps.hpp"
#include "tests/unit/exchange/sweeps_fixture.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace kruispunt::exchange {
namespace {

using namespace domain;
using namespace std::chrono_literals;

/// Asks for nothing that anybody can do.
class stuck_store final : public ports::due_store {
public:
    ports::task<result<std::vector<sealed_command>>> due(day, std::size_t) override {
        sealed_command command;
        command.region = "esar";
        command.act = sealed_lapse{};
        ++asked;
        co_return std::vector<sealed_command>(asked > due_until ? 0 : 1, command);
    }

    ports::task<result<std::vector<ports::acted>>> execute_all(std::vector<ports::act> acts
    ) override {
        std::vector<ports::acted> done(acts.size());
        for (ports::acted& each : done)
            each.answer.what = answer;
        co_return done;
    }

    ports::task<result<std::vector<ports::watched_signal>>>
    watched(day, ports::watch_cursor, std::size_t) override {
        co_return std::vector<ports::watched_signal>();
    }

    ports::task<result<std::vector<ports::watched_identity>>>
    watched_identities(std::vector<signal_number>) override {
        co_return std::vector<ports::watched_identity>();
    }

    ports::task<result<std::size_t>> forget_ended(day, std::size_t) override { co_return 0U; }

    ports::task<result<ports::keys_in_use>> keys_kept(ports::key_cursor, std::size_t) override {
        co_return ports::keys_in_use();
    }

    result<outcome> answer = outcome{};
    int asked = 0;
    int due_until = std::numeric_limits<int>::max(); ///< questions; then nothing is
};

class SweepsStuck : public sweeps_fixture {
protected:
    support::memory_key_store keys_;
    scripted_watch watch_;
    stuck_store stuck_;
    sweeps sweeps_{
        {stuck_, vault_, keys_, store_, clock_, watch_, alarms_, {}, {5ms, 5ms, 4}},
        context_.get_executor()};
};

TEST_F(SweepsStuck, WhatARegionForestalledIsNoFault) {
    stuck_.due_until = 1;
    EXPECT_TRUE(support::run_coroutine(sweeps_.round()));
    EXPECT_EQ(alarms_.begun(ports::alarm_code::work_stays_due), 0U);
}

TEST_F(SweepsStuck, WhatStaysDueIsAnAlarmAndNoEndlessRound) {
    EXPECT_FALSE(support::run_coroutine(sweeps_.round()));
    EXPECT_EQ(stuck_.asked, 2);
    EXPECT_TRUE(alarms_.stands(ports::alarm_code::work_stays_due));
    stuck_.answer = make_error(errc::signal_unknown);
    EXPECT_FALSE(support::run_coroutine(sweeps_.round())) << "a refusal does nothing either";
    EXPECT_EQ(stuck_.asked, 4);
    EXPECT_EQ(alarms_.begun(ports::alarm_code::work_stays_due), 1U) << "raised once";
}

} // namespace
} // namespace kruispunt::exchange
