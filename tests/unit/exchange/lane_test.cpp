#include "tests/unit/exchange/busy_vault.hpp"
#include "tests/unit/exchange/lane_fixture.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace kruispunt::exchange {
namespace {

using namespace domain;
using namespace std::chrono_literals;
using ports::call_fault;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class Lane : public lane_fixture {};

/// A child on whom SISA and Multisignaal have a signal comes to live in ESAR's area.
class LaneOfAMove : public Lane {
protected:
    LaneOfAMove() {
        policy_.municipalities = [](const std::string& code, day) {
            return std::optional(municipal_area{code, "esar"});
        };
        give("sisa", "S-1", 1);
        give("multisignaal", "M-1", 2);
        move("sisa", "S-1", "0034");
        client_.answers(200);
    }
};

// proves: COM-26.4 COM-26.5 COM-26.6 COM-24.8
TEST_F(LaneOfAMove, ARelocationNoticeTellsOfEveryReporter) {
    start();
    EXPECT_THAT(
        client_.bodies(), ElementsAre("other  sisa:Organisatie 1 multisignaal:Organisatie 2")
    );
    EXPECT_EQ(counted().notices_queued, 4); // two of the match, two of the move
}

// proves: COM-26.5 COM-31.1
TEST_F(LaneOfAMove, AReporterWhoWithdrewIsLeftOut) {
    withdraw("sisa", "S-1");
    start();
    EXPECT_THAT(client_.bodies(), ElementsAre("other  multisignaal:Organisatie 2"));
}

// proves: COM-26.5
TEST_F(LaneOfAMove, WithNobodyLeftNothingIsTold) {
    withdraw("sisa", "S-1");
    withdraw("multisignaal", "M-1");
    start();
    EXPECT_THAT(client_.bodies(), IsEmpty());
    EXPECT_THAT(owed("esar"), IsEmpty());
}

// proves: COM-21.1
TEST_F(LaneOfAMove, WithoutKeysItIsTriedAgain) {
    vault_.fail(true);
    start();
    EXPECT_THAT(client_.bodies(), IsEmpty());
    ASSERT_THAT(owed("esar"), SizeIs(1));
    vault_.fail(false);
    pass(1min);
    EXPECT_THAT(client_.bodies(), SizeIs(1));
}

// proves: COM-22.5
TEST_F(Lane, DeliversWhatIsOwedWithTheOtherSidesContact) {
    match(1);
    client_.answers(200);
    start();
    EXPECT_THAT(client_.bodies(), ElementsAre("made E-1 Organisatie 2"));
    EXPECT_EQ(client_.calls[0].origin, "https://esar:1");
    EXPECT_EQ(client_.calls[0].oin, support::organisation_oin(900));
    EXPECT_THAT(owed("esar"), IsEmpty());
    EXPECT_EQ(counted().notices_delivered, 1);
    EXPECT_THAT(owed("sisa"), SizeIs(1)) << "another region's notices are another lane's";
}

TEST_F(Lane, AWakeBringsWhatIsNew) {
    client_.answers(200);
    start();
    match(1);
    pass(0ms);
    EXPECT_THAT(client_.calls, SizeIs(1));
}

// proves: COM-25.2
TEST_F(Lane, KeepsTheOrderOfOneSignal) {
    match(1);
    give("multisignaal", "M-1", 3);
    withdraw("sisa", "S-1");
    client_.answers(200);
    start();
    // S-1 was destroyed: its contact is not told any more, its end is. What SISA was still to be
    // told of E-1 and M-1 is no longer SISA's to know.
    EXPECT_THAT(client_.bodies(), ElementsAre("made E-1 Organisatie 3", "ended E-1"));
    EXPECT_EQ(counted().notices_suppressed, 1 + 2);
}

TEST_F(Lane, LaterNoticesOfASignalWaitForEarlierOnes) {
    match(1);
    give("multisignaal", "M-1", 3);
    match(2);
    client_.always("Organisatie 2", 500).answers(200);
    start();
    // E-1's first notice fails, so its second waits; E-2's is about another signal.
    const auto bodies = client_.bodies();
    ASSERT_GE(bodies.size(), 2U);
    EXPECT_EQ(bodies[0], "made E-1 Organisatie 2");
    EXPECT_EQ(bodies[1], "made E-2 Organisatie 2");
    EXPECT_EQ(std::count(bodies.begin(), bodies.end(), "made E-1 Organisatie 3"), 0);
    EXPECT_THAT(owed("esar"), SizeIs(3));
}

// proves: MS-22.6 MN-06.8
TEST_F(Lane, OneNoticeThatAlwaysFailsDoesNotHoldTheOthers) {
    for (int n = 1; n <= 5; ++n)
        match(n);
    client_.always("made E-1 ", 500).answers(200);
    start();
    for (int round = 0; round < 8; ++round)
        pass(30s);
    ASSERT_THAT(owed("esar"), SizeIs(1));
    EXPECT_EQ(owed("esar")[0].notice.reference, "E-1");
    EXPECT_EQ(counted().notices_delivered, 4);
    EXPECT_GE(owed("esar")[0].attempts, 5);
}

TEST_F(Lane, OneNoticeOnWhichTheCallBreaksDoesNotHoldTheOthers) {
    for (int n = 1; n <= 3; ++n)
        match(n);
    client_.fails(call_fault::timed_out).answers(200);
    start();
    pass(2s);
    EXPECT_THAT(owed("esar"), IsEmpty());
    const auto bodies = client_.bodies();
    ASSERT_THAT(bodies, SizeIs(4));
    EXPECT_EQ(bodies[0], "made E-1 Organisatie 2");
    EXPECT_EQ(bodies[1], "made E-2 Organisatie 2") << "what was never tried goes first";
    EXPECT_EQ(bodies[3], "made E-1 Organisatie 2");
}

TEST_F(Lane, ACallThatFailsClosesTheLaneForAllUntilItIsDue) {
    match(1);
    match(2);
    client_.fails(call_fault::connect).answers(200);
    start();
    EXPECT_THAT(client_.calls, SizeIs(1));
    const auto waiting = owed("esar");
    ASSERT_THAT(waiting, SizeIs(2));
    EXPECT_EQ(waiting[0].attempts, 1);
    EXPECT_EQ(waiting[1].attempts, 0);
    const auto wait = waiting[0].next_attempt - clock_.now();
    ASSERT_GT(wait, 1ms) << "the seed of this test draws a wait of some length";
    EXPECT_LE(wait, 1s);
    pass(wait - 1ms);
    EXPECT_THAT(client_.calls, SizeIs(1));
    pass(1ms);
    EXPECT_THAT(client_.calls, SizeIs(3));
    EXPECT_THAT(owed("esar"), IsEmpty());
    EXPECT_EQ(journal_.count(ports::severity::warning), 1U);
}

// proves: COM-04.1 COM-04.2 COM-04.3 MS-22.6 refusal
TEST_F(Lane, EveryKindOfCallFaultIsTriedAgain) {
    for (const call_fault fault :
         {call_fault::name,
          call_fault::connect,
          call_fault::tls,
          call_fault::identity,
          call_fault::timed_out,
          call_fault::broken})
        client_.fails(fault);
    client_.answers(200);
    match(1);
    start();
    for (int round = 0; round < 6; ++round)
        pass(30s);
    EXPECT_THAT(client_.calls, SizeIs(7));
    EXPECT_EQ(counted().notices_delivered, 1);
    const auto lines = journal_.lines();
    std::set<std::string> texts;
    for (const auto& line : lines)
        texts.insert(line.text);
    EXPECT_EQ(texts.size(), 6U) << "each says what it was";
}

TEST_F(Lane, ADeadRegionIsCalledLessAndLess) {
    for (int n = 1; n <= 40; ++n)
        match(n);
    client_.fails(call_fault::connect);
    start();
    // Two minutes, looked at every half second: with bounds of 1, 2, 4 … 30 s and full jitter
    // some twenty calls are expected, whatever the number of notices.
    for (int half_seconds = 0; half_seconds < 240; ++half_seconds) {
        clock_.advance(500ms);
        lane_->wake();
        run_for(1ms);
    }
    EXPECT_LE(client_.calls.size(), 60U);
    EXPECT_GE(client_.calls.size(), 5U);
}

// proves: MS-22.4
TEST_F(Lane, ARegionThatAsksToWaitIsWaitedFor) {
    match(1);
    match(2);
    client_.asks_to_wait(60).answers(200);
    start();
    pass(59s);
    EXPECT_THAT(client_.calls, SizeIs(1));
    pass(1s);
    EXPECT_THAT(client_.calls, SizeIs(3));
}

// proves: MS-22.5 refusal
TEST_F(Lane, ARefusalForGoodIsADeadLetterAndAnAlarm) {
    match(1);
    match(2);
    client_.answers(400).answers(200);
    start();
    EXPECT_EQ(counted().notices_dead, 1);
    EXPECT_EQ(counted().notices_delivered, 1);
    EXPECT_TRUE(alarms_.stands(ports::alarm_code::dead_letters, "esar"));
    EXPECT_EQ(alarms_.begun(), 1U);
    EXPECT_THAT(tally_.lines(), testing::Contains("esar: match 0")) << "delivered";
    EXPECT_THAT(tally_.lines(), testing::Contains("esar: match 2")) << "dead";
    EXPECT_THAT(owed("esar"), IsEmpty());
}

// proves: MS-22.2 refusal
TEST_F(Lane, AnEndpointThatIsGonePausesTheLane) {
    match(1);
    match(2);
    client_.answers(410).answers(200);
    start();
    pass(1h);
    EXPECT_THAT(client_.calls, SizeIs(1));
    EXPECT_THAT(owed("esar"), SizeIs(2));
    EXPECT_TRUE(alarms_.stands(ports::alarm_code::region_gone, "esar"));
}

// proves: MS-22.3 acceptance
TEST_F(Lane, AnEndpointThatWasGoneIsTriedAgainWhenAnOperatorSaysSo) {
    match(1);
    client_.answers(410).answers(200);
    start();
    ASSERT_TRUE(lane_->gone());
    EXPECT_TRUE(lane_->resume());
    EXPECT_FALSE(lane_->resume()) << "it runs again";
    EXPECT_THAT(alarms_.standing(), IsEmpty());
    run_for();
    EXPECT_THAT(client_.calls, SizeIs(2));
    EXPECT_THAT(owed("esar"), IsEmpty());
    EXPECT_FALSE(lane_->gone());
}

// proves: BEH-11.2
TEST_F(Lane, HeldItSendsNothingAndLosesNothing) {
    match(1);
    client_.answers(200);
    start();
    EXPECT_EQ(counted().notices_delivered, 1);
    lane_->hold(true);
    match(2);
    pass(1h);
    EXPECT_THAT(client_.calls, SizeIs(1));
    EXPECT_THAT(owed("esar"), SizeIs(1));
    lane_->hold(false);
    run_for();
    EXPECT_THAT(client_.calls, SizeIs(2));
    EXPECT_THAT(owed("esar"), IsEmpty());
}

// proves: COM-31.1
TEST_F(Lane, AnErasedContactIsNotToldAndCounted) {
    match(1);
    vault_.erase_all();
    client_.answers(200);
    start();
    EXPECT_THAT(client_.calls, IsEmpty());
    EXPECT_EQ(counted().notices_suppressed, 1);
    EXPECT_EQ(alarms_.begun(), 0U);
}

TEST_F(Lane, AKeyThatIsOutOfReachLosesNoNotice) {
    match(1);
    vault_.fail(true);
    client_.answers(200);
    start();
    pass(30s);
    EXPECT_THAT(client_.calls, IsEmpty());
    EXPECT_THAT(owed("esar"), SizeIs(1));
    vault_.fail(false);
    pass(30s);
    EXPECT_EQ(counted().notices_delivered, 1);
}

TEST_F(Lane, ACorrectionMeanwhileLosesNoNotice) {
    match(1);
    const std::int64_t old_key = owed("esar").at(0).contact->data_key;
    // Between the reading of what is owed and the opening of its contact.
    busy_vault meanwhile(vault_, [this, old_key](int n) {
        if (n != 1) return;
        give("sisa", "S-1", 4);
        vault_.erase(old_key);
    });
    client_.answers(200);
    start(meanwhile);
    // The change is told too: the notice of the match might have gone before it.
    EXPECT_THAT(client_.bodies(), ElementsAre("made E-1 Organisatie 4", "other E-1 Organisatie 4"));
    EXPECT_EQ(counted().notices_suppressed, 0);
    lane_->stop();
    run_for();
    lane_.reset();
}

TEST_F(Lane, AStoreThatFailsIsAskedAgainAndNothingIsLost) {
    match(1);
    store_.fail(true);
    client_.answers(200);
    start();
    EXPECT_THAT(client_.calls, IsEmpty());
    store_.fail(false);
    lane_->wake();
    run_for();
    EXPECT_EQ(counted().notices_delivered, 1);
}

TEST_F(Lane, StopsWhileItWaits) {
    start();
    lane_->stop();
    run_for();
    EXPECT_TRUE(ended_);
}

} // namespace
} // namespace kruispunt::exchange
