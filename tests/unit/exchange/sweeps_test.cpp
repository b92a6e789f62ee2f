#include "gateway/exchange/sweeps.hpp"
#include "tests/support/made_up_bsn.hpp"
#include "tests/unit/exchange/sweeps_fixture.hpp"

#include <boost/asio/co_spawn.hpp>
#include <gmock/gmock.h>

#include <algorithm>

namespace kruispunt::exchange {
namespace {

using namespace domain;
using namespace std::chrono_literals;
using support::giving;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

constexpr sweep_settings of_a_test{5ms, 5ms, 4};

class Sweeps : public sweeps_fixture {
protected:
    bool round() { return support::run_coroutine(sweeps_.round()); }

    /// So many signals in SISA, each on a child of its own.
    void hold_many(int count, day dated) {
        for (int n = 0; n < count; ++n)
            hold(giving("sisa", "S" + std::to_string(n)).child(100 + n).dated(dated));
    }

    support::memory_key_store keys_;
    scripted_watch watch_;
    int moved_ = 0;
    sweeps sweeps_{
        {due_, vault_, keys_, store_, clock_, watch_, alarms_, [this] { ++moved_; }, of_a_test},
        context_.get_executor()};
};

// proves: ESAR-22.3
TEST_F(Sweeps, ARegionIsWarnedThirtyDaysBeforeTheEndAndOnce) {
    hold(giving("esar", "E").dated(on("2026-11-20")));
    be_on("2028-10-20");
    EXPECT_TRUE(round());
    EXPECT_THAT(told(notice_kind::signal_expires), IsEmpty());
    be_on("2028-10-21");
    EXPECT_TRUE(round());
    EXPECT_TRUE(round());
    ASSERT_THAT(told(notice_kind::signal_expires), ElementsAre("esar/E"));
    EXPECT_EQ(store_.told().back().on, on("2028-11-20")) << "verlooptOp";
    EXPECT_EQ(state_of("E"), signal_state::active);
}

// proves: BEH-10.6
TEST_F(Sweeps, AnObjectionThatIsNotDecidedInTimeIsAnAlarmOnce) {
    const std::string chosen_freely = support::made_up_digits(7);
    be_on("2026-11-20");
    const std::int64_t key = hold(giving("esar", chosen_freely).dated(on("2026-11-20")));
    perform(support::objecting("esar", chosen_freely, key));
    be_on("2027-01-01");
    EXPECT_TRUE(round());
    EXPECT_EQ(alarms_.begun(), 0U) << "the last day to decide it";
    be_on("2027-01-02");
    EXPECT_TRUE(round());
    EXPECT_TRUE(round());
    ASSERT_EQ(alarms_.begun(), 1U);
    EXPECT_TRUE(alarms_.stands(ports::alarm_code::objection_overdue, "esar"));
    EXPECT_THAT(alarms_.last_text(), testing::HasSubstr("kruispunt objection list"));
    EXPECT_THAT(alarms_.last_text(), testing::Not(testing::HasSubstr(chosen_freely)));
    EXPECT_TRUE(store_.told().empty());
}

// proves: ESAR-22.3
TEST_F(Sweeps, AnEndThatWasMovedIsWarnedOfAnew) {
    const giving first = giving("esar", "E").dated(on("2026-11-01"));
    hold(first);
    be_on("2028-10-10");
    EXPECT_TRUE(round());
    hold(giving("esar", "E").dated(on("2026-11-20")));
    be_on("2028-10-21");
    EXPECT_TRUE(round());
    EXPECT_THAT(told(notice_kind::signal_expires), ElementsAre("esar/E", "esar/E"));
}

// proves: RET-1.2 RET-1.4 RET-1.6 RET-1.8 RET-1.14 COM-25.1 COM-25.2 COM-25.4 COM-25.8 ESAR-22.4
TEST_F(Sweeps, WhenTheTermIsOverEachRegionsPolicySaysWhatBecomesOfTheSignal) {
    const auto regions = {"esar", "multisignaal", "sisa", "midden-nederland"};
    int organisation = 0;
    for (const char* region : regions)
        hold(giving(region, region).by(++organisation).dated(on("2026-11-20")));
    EXPECT_THAT(store_.open_matches(), SizeIs(6));
    be_on("2028-11-19");
    EXPECT_TRUE(round());
    EXPECT_THAT(store_.open_matches(), SizeIs(6));
    EXPECT_THAT(held(), SizeIs(4));
    be_on("2028-11-20");
    EXPECT_TRUE(round());
    EXPECT_THAT(
        held(),
        UnorderedElementsAre("multisignaal/multisignaal", "midden-nederland/midden-nederland")
    );
    EXPECT_EQ(state_of("multisignaal"), signal_state::inactive);
    EXPECT_EQ(state_of("midden-nederland"), signal_state::inactive);
    EXPECT_THAT(store_.open_matches(), IsEmpty());
    EXPECT_THAT(told(notice_kind::signal_lapsed), SizeIs(4));
    for (const notice& n : store_.told())
        if (n.kind == notice_kind::match_ended || n.kind == notice_kind::signal_lapsed) {
            EXPECT_EQ(n.reason, end_reason::expired);
        }
}

// proves: RET-1.4 RET-1.6 RET-1.15
TEST_F(Sweeps, TheArchiveEndsOnItsDayAndIsToldToNobody) {
    hold(giving("multisignaal", "M").dated(on("2026-11-20")));
    hold(giving("midden-nederland", "N").child(2).dated(on("2026-11-20")));
    be_on("2028-11-20");
    EXPECT_TRUE(round());
    const std::size_t before = store_.told().size();
    be_on("2031-11-19");
    EXPECT_TRUE(round());
    EXPECT_THAT(held(), ElementsAre("multisignaal/M", "midden-nederland/N"));
    be_on("2031-11-20");
    EXPECT_TRUE(round());
    EXPECT_THAT(held(), ElementsAre("multisignaal/M"));
    be_on("2033-11-20");
    EXPECT_TRUE(round());
    EXPECT_THAT(held(), IsEmpty());
    EXPECT_THAT(store_.told(), SizeIs(before));
}

// proves: RET-1.3 ESAR-12.2 COM-25.4 COM-25.8
TEST_F(Sweeps, GoingWellInEsarEndsAYearAfterItWasGiven) {
    hold(giving("esar", "E").by(1).dated(on("2026-11-01")));
    hold(giving("sisa", "S").by(2).dated(on("2026-11-01")));
    perform(support::closing("esar", "E"));
    be_on("2027-10-31");
    EXPECT_TRUE(round());
    EXPECT_THAT(store_.open_matches(), SizeIs(1));
    be_on("2027-11-01");
    EXPECT_TRUE(round());
    EXPECT_THAT(held(), ElementsAre("sisa/S"));
    EXPECT_THAT(told(notice_kind::match_ended), ElementsAre("sisa/S"));
    EXPECT_THAT(told(notice_kind::signal_lapsed), ElementsAre("esar/E"));
}

// proves: RET-1.12
TEST_F(Sweeps, ASignalOfALeapDayEndsOnTheTwentyEighth) {
    be_on("2028-02-29");
    hold(giving("sisa", "S").dated(on("2028-02-29")));
    be_on("2030-02-27");
    EXPECT_TRUE(round());
    EXPECT_THAT(held(), SizeIs(1));
    be_on("2030-02-28");
    EXPECT_TRUE(round());
    EXPECT_THAT(held(), IsEmpty());
}

// proves: COM-11.1
TEST_F(Sweeps, ADayEndsAtAmsterdamsMidnight) {
    hold(giving("sisa", "S").dated(on("2026-11-20")));
    clock_.set(on("2028-11-19") + 22h + 59min);
    EXPECT_TRUE(round());
    EXPECT_THAT(held(), SizeIs(1));
    clock_.set(on("2028-11-19") + 23h);
    EXPECT_TRUE(round());
    EXPECT_THAT(held(), IsEmpty());
}

// proves: COM-12.5 COM-31.4 COM-31.5
TEST_F(Sweeps, ABirthdayIsJudgedBeforeOtherEndsHoweverLongNothingRan) {
    be_on("2029-05-24");
    hold(giving("sisa", "S").by(1).dated(on("2029-05-24")).born(2007, 11, 3), "2007-11-03");
    be_on("2029-06-04");
    hold(giving("multisignaal", "M").by(2).dated(on("2029-06-04")));
    be_on("2031-07-05");
    EXPECT_TRUE(round());
    EXPECT_THAT(held(), IsEmpty()) << "only the signal that ends today knew the birth date";
}

// proves: RET-1.14 RET-1.15 COM-21.3
TEST_F(Sweeps, YearsWithoutSweepsAreMadeUpForInOneRoundAndNothingTwice) {
    hold(giving("multisignaal", "M").by(1).dated(on("2026-11-20")));
    hold(giving("sisa", "S").by(2).dated(on("2026-11-20")));
    be_on("2045-01-01");
    EXPECT_TRUE(round());
    EXPECT_THAT(held(), IsEmpty());
    EXPECT_THAT(told(notice_kind::signal_lapsed), UnorderedElementsAre("multisignaal/M", "sisa/S"));
    EXPECT_THAT(told(notice_kind::match_ended), ElementsAre("sisa/S")) << "the other side's";
    const std::size_t after = store_.told().size();
    EXPECT_TRUE(round());
    EXPECT_THAT(store_.told(), SizeIs(after));
    EXPECT_EQ(alarms_.begun(), 0U);
}

TEST_F(Sweeps, NoTransactionIsLargerThanABatch) {
    hold_many(13, on("2026-11-20"));
    be_on("2028-11-20");
    EXPECT_TRUE(round());
    EXPECT_THAT(held(), IsEmpty());
    EXPECT_THAT(due_.portions, ElementsAre(4, 4, 4, 1));
}

TEST_F(Sweeps, ABatchThatFailsIsDoneLaterAndWhatWasDoneIsNotRepeated) {
    hold_many(10, on("2026-11-20"));
    be_on("2028-11-20");
    due_.transactions_left = 2;
    EXPECT_FALSE(round());
    EXPECT_THAT(held(), SizeIs(2));
    EXPECT_FALSE(round());
    EXPECT_EQ(alarms_.begun(ports::alarm_code::work_unfinished), 1U) << "said once";
    due_.transactions_left = 100;
    EXPECT_TRUE(round());
    EXPECT_TRUE(alarms_.standing().empty());
    EXPECT_EQ(sweeps_.finished_at(), clock_.machine_time());
    EXPECT_THAT(held(), IsEmpty());
    const auto lapsed = told(notice_kind::signal_lapsed);
    EXPECT_THAT(lapsed, SizeIs(10));
    EXPECT_EQ(std::set<std::string>(lapsed.begin(), lapsed.end()).size(), 10U);
}

TEST_F(Sweeps, NothingEndsWhileTheClockCannotBeBelieved) {
    hold_many(10, on("2026-11-20"));
    hold(giving("esar", "E").born(2010, 1, 1), "2010-01-01");
    perform(support::withdrawal("esar", "E"));
    be_on("2040-01-01");
    watch_.believes = false;
    EXPECT_TRUE(round());
    EXPECT_THAT(held(), SizeIs(10));
    EXPECT_EQ(due_.questions, 0);
    EXPECT_THAT(due_.forgotten_at_once, IsEmpty());
    watch_.believes = true;
    EXPECT_TRUE(round());
    EXPECT_THAT(held(), IsEmpty());
}

TEST_F(Sweeps, AClockThatJumpsMeanwhileStopsThemAfterTheBatch) {
    hold_many(10, on("2026-11-20"));
    be_on("2028-11-20");
    due_.after_transaction = [this] { watch_.believes = false; };
    round();
    EXPECT_THAT(held(), SizeIs(6));
}

TEST_F(Sweeps, AStopEndsThemAfterTheBatch) {
    hold_many(10, on("2026-11-20"));
    be_on("2028-11-20");
    due_.after_transaction = [this] { sweeps_.stop(); };
    bool ended = false;
    boost::asio::co_spawn(context_, sweeps_.run(), [&ended](std::exception_ptr) { ended = true; });
    run_for(60ms);
    EXPECT_TRUE(ended);
    EXPECT_THAT(held(), SizeIs(6));
}

// proves: COM-12.5
TEST_F(Sweeps, ADayThatBeginsMeanwhileIsANewRoundWithItsOwnBirthdays) {
    hold_many(10, on("2026-11-20"));
    be_on("2028-11-20");
    due_.after_transaction = [this] { be_on("2028-11-21"); };
    EXPECT_TRUE(round());
    EXPECT_THAT(held(), SizeIs(6));
    due_.after_transaction = nullptr;
    EXPECT_TRUE(round());
    EXPECT_THAT(held(), IsEmpty());
}

TEST_F(Sweeps, WhereABirthDateCannotBeOpenedNowNothingElseEnds) {
    be_on("2028-11-20");
    hold(giving("sisa", "S").dated(on("2028-11-20")).born(2007, 3, 1), "2007-03-01");
    be_on("2031-01-01");
    vault_.fail(true);
    EXPECT_FALSE(round());
    EXPECT_THAT(held(), SizeIs(1));
    vault_.fail(false);
    EXPECT_TRUE(round());
    EXPECT_THAT(held(), IsEmpty());
}

// proves: COM-20.11
TEST_F(Sweeps, TheDigestOfAnEndedIdGoesOnItsDayAFewAtATime) {
    hold_many(9, on("2026-11-20"));
    for (int n = 0; n < 9; ++n)
        perform(support::withdrawal("sisa", "S" + std::to_string(n)));
    be_on("2028-11-19");
    EXPECT_TRUE(round());
    EXPECT_THAT(due_.forgotten_at_once, ElementsAre(0));
    const sealed_command again = giving("sisa", "S3").dated(on("2028-11-19")).command();
    const auto refused =
        support::run_coroutine(store_.execute({federation::use_case_for(again), again}));
    EXPECT_EQ(refused->answer.what.error().code, errc::reference_conflict);
    be_on("2028-11-20");
    EXPECT_TRUE(round());
    EXPECT_THAT(due_.forgotten_at_once, ElementsAre(0, 4, 4, 1));
    hold(giving("sisa", "S3").dated(on("2028-11-20")));
}

TEST_F(Sweeps, WhoWaitsIsWokenWhenTheClockWasMovedAndOnlyThen) {
    movable_clock clock;
    int woken = 0;
    sweeps sweeping(
        {due_, vault_, keys_, store_, clock, watch_, alarms_, [&woken] { ++woken; }, of_a_test},
        context_.get_executor()
    );
    const auto after = [&sweeping, &clock, &woken](
                           std::chrono::milliseconds machine, std::chrono::milliseconds ahead
                       ) {
        clock.machine += machine;
        clock.ahead += ahead;
        support::run_coroutine(sweeping.round());
        return std::exchange(woken, 0);
    };
    EXPECT_EQ(after(0s, 0s), 0);
    EXPECT_EQ(after(48h, 0s), 0) << "time that passed";
    EXPECT_EQ(after(1s, 5min), 1);
    EXPECT_EQ(after(1s, 0s), 0);
}

TEST_F(Sweeps, GoOnRoundAfterRoundUntilTheyAreStopped) {
    hold_many(3, on("2026-11-20"));
    bool ended = false;
    boost::asio::co_spawn(context_, sweeps_.run(), [&ended](std::exception_ptr) { ended = true; });
    run_for(30ms);
    EXPECT_THAT(held(), SizeIs(3));
    be_on("2028-11-20");
    run_for(60ms);
    EXPECT_THAT(held(), IsEmpty());
    EXPECT_FALSE(ended);
    sweeps_.stop();
    run_for(60ms);
    EXPECT_TRUE(ended);
}

} // namespace
} // namespace kruispunt::exchange
