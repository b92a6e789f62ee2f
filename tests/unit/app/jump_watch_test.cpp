#include "gateway/app/jump_watch.hpp"
#include "tests/support/recording_alarms.hpp"
#include "tests/support/recording_journal.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <stdexcept>

namespace kruispunt::app {
namespace {

using namespace std::chrono_literals;

/// A machine whose clock a test sets, and a gateway on it that is started again and again.
class JumpWatch : public testing::Test {
protected:
    JumpWatch() { start_gateway(); }

    void start_gateway() {
        alarms_.clear(ports::alarm_code::clock_jumped, {}); // none stands in a process that begins
        watch_ = std::make_unique<jump_watch>(
            files_, [this] { return machine_; }, journal_, alarms_
        );
    }

    void pass(std::chrono::milliseconds time) {
        machine_.wall += time;
        machine_.since_boot += time;
    }

    void set_clock(std::chrono::milliseconds by) { machine_.wall += by; }

    void restart_machine(std::chrono::milliseconds off) {
        machine_.wall += off;
        machine_.since_boot = 10s;
        machine_.boot += "'";
    }

    bool believable() { return watch_->believable(); }

    std::size_t alarms() const { return alarms_.begun(); }

    support::temporary_folder folder_;
    clock_files files_{folder_.path()};
    domain::clock_reading machine_{
        domain::instant(std::chrono::sys_days(std::chrono::year(2026) / 11 / 20)), "boot", 1h};
    support::recording_journal journal_;
    support::recording_alarms alarms_;
    std::unique_ptr<jump_watch> watch_;
};

TEST_F(JumpWatch, TimeThatPassesIsBelievedHoweverLong) {
    EXPECT_TRUE(believable());
    pass(24h * 365 * 3);
    EXPECT_TRUE(believable());
    EXPECT_EQ(alarms(), 0U);
}

TEST_F(JumpWatch, TwentySixHoursAreBelievedAndASecondMoreIsNot) {
    EXPECT_TRUE(believable());
    set_clock(26h);
    EXPECT_TRUE(believable());
    set_clock(1s);
    EXPECT_FALSE(believable());
    EXPECT_FALSE(believable());
    ASSERT_EQ(alarms(), 1U) << "raised once";
    EXPECT_NE(alarms_.last_text().find("26 hours"), std::string::npos);
    EXPECT_NE(alarms_.last_text().find("kruispunt clock confirm"), std::string::npos);
}

TEST_F(JumpWatch, BackwardsCountsAlike) {
    EXPECT_TRUE(believable());
    set_clock(-26h);
    EXPECT_TRUE(believable());
    set_clock(-1s);
    EXPECT_FALSE(believable());
}

TEST_F(JumpWatch, SmallStepsCountTogether) {
    EXPECT_TRUE(believable());
    for (int step = 0; step < 13; ++step) {
        set_clock(2h);
        pass(1h);
        EXPECT_TRUE(believable()) << step;
    }
    set_clock(2h);
    EXPECT_FALSE(believable());
}

TEST_F(JumpWatch, SmallStepsCountTogetherOverAStartOfTheGateway) {
    EXPECT_TRUE(believable());
    set_clock(20h);
    EXPECT_TRUE(believable());
    start_gateway();
    set_clock(7h);
    EXPECT_FALSE(believable());
}

TEST_F(JumpWatch, AClockThatIsSetRightAgainIsBelieved) {
    EXPECT_TRUE(believable());
    set_clock(48h);
    EXPECT_FALSE(believable());
    set_clock(-48h);
    EXPECT_TRUE(believable());
    EXPECT_FALSE(std::filesystem::exists(files_.stopped));
    EXPECT_THROW(confirm_jump(files_), std::runtime_error) << "nothing left to confirm";
}

TEST_F(JumpWatch, AJumpWhileTheGatewayWasOffIsSeen) {
    EXPECT_TRUE(believable());
    pass(24h * 30);
    set_clock(24h * 730);
    start_gateway();
    EXPECT_FALSE(believable());
}

TEST_F(JumpWatch, AGatewayThatWasOffForLongOnARunningMachineGoesOn) {
    EXPECT_TRUE(believable());
    pass(24h * 30);
    start_gateway();
    EXPECT_TRUE(believable());
}

TEST_F(JumpWatch, OverAStartOfTheMachineADayIsBelievedAndAYearIsNot) {
    EXPECT_TRUE(believable());
    restart_machine(20h);
    start_gateway();
    EXPECT_TRUE(believable());
    restart_machine(24h * 365);
    start_gateway();
    EXPECT_FALSE(believable());
    confirm_jump(files_);
    EXPECT_TRUE(believable());
    start_gateway();
    EXPECT_TRUE(believable()) << "the word holds over a start";
}

TEST_F(JumpWatch, AnOperatorsWordIsForThatJumpOnly) {
    EXPECT_TRUE(believable());
    set_clock(48h);
    EXPECT_FALSE(believable());
    confirm_jump(files_);
    EXPECT_TRUE(believable());
    EXPECT_FALSE(std::filesystem::exists(files_.confirmed));
    set_clock(48h);
    EXPECT_FALSE(believable()) << "another jump";
    confirm_jump(files_);
    set_clock(27h);
    EXPECT_FALSE(believable()) << "it went on jumping after the word was given";
}

TEST_F(JumpWatch, AWordFromBeforeAJumpIsNone) {
    EXPECT_TRUE(believable());
    EXPECT_THROW(confirm_jump(files_), std::runtime_error);
    std::ofstream(files_.confirmed) << "yes\n";
    set_clock(48h);
    EXPECT_FALSE(believable());
    EXPECT_FALSE(believable());
}

TEST_F(JumpWatch, AWordThatIsGivenWhileTheGatewayIsOffHoldsWhenItStarts) {
    EXPECT_TRUE(believable());
    set_clock(48h);
    EXPECT_FALSE(believable());
    confirm_jump(files_);
    pass(5h);
    start_gateway();
    EXPECT_TRUE(believable());
}

TEST_F(JumpWatch, AGatewayThatStartsWhileItIsStoppedStaysSoAndSaysSoAgain) {
    EXPECT_TRUE(believable());
    set_clock(48h);
    EXPECT_FALSE(believable());
    start_gateway();
    EXPECT_FALSE(believable());
    EXPECT_EQ(alarms(), 2U);
    confirm_jump(files_);
    EXPECT_TRUE(believable());
}

TEST_F(JumpWatch, WithoutAFolderToRememberInAnAlarmSaysSoAndAJumpStopsAllTheSame) {
    std::filesystem::remove_all(folder_.path());
    EXPECT_TRUE(believable());
    EXPECT_EQ(alarms(), 1U);
    set_clock(48h);
    EXPECT_FALSE(believable());
    EXPECT_FALSE(believable());
    EXPECT_EQ(alarms(), 2U);
}

TEST_F(JumpWatch, WhatCannotBeUnderstoodIsAsIfItWereNotThere) {
    std::ofstream(files_.seen) << "not a number\n";
    start_gateway();
    EXPECT_TRUE(believable());
}

TEST(MachineClock, IsNowAndGoesOn) {
    const auto first = read_machine_clock();
    const auto second = read_machine_clock();
    EXPECT_EQ(first.boot, second.boot);
    EXPECT_FALSE(first.boot.empty());
    EXPECT_LE(first.since_boot, second.since_boot);
    EXPECT_LT(std::chrono::abs(first.wall - std::chrono::system_clock::now()), 5s);
}

} // namespace
} // namespace kruispunt::app
