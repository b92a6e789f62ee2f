#include "tests/contract/store/faults_fixture.hpp"
#include "tests/support/eventually.hpp"

namespace kruispunt::store {
namespace {

using namespace domain;
using support::fault;
using support::giving;
using support::withdrawal;

// proves: COM-21.1 COM-21.2 refusal
TEST_F(StoreFaults, WhicheverWriteFailsNothingIsTakenAfterItAndTheNextStartRecovers) {
    live_through_every({fault::deed::write, 1, EIO, false, ""});
}

// proves: COM-21.1 COM-21.2 refusal
TEST_F(StoreFaults, WhicheverSyncFailsNothingIsTakenAfterItAndTheNextStartRecovers) {
    live_through_every({fault::deed::sync, 1, EIO, false, ""});
}

// proves: COM-21.1 COM-21.2 refusal
TEST_F(StoreFaults, ADiskThatFailsForGoodIsNoDifferent) {
    live_through_every({fault::deed::sync, 1, EIO, true, ""});
}

// proves: COM-21.1 COM-21.2 refusal
TEST_F(StoreFaults, ALogThatCannotBeCopiedBackEndsItToo) {
    empty_log_every_ = std::chrono::milliseconds(1);
    for (const fault& planned :
         {fault{fault::deed::write, 1, EIO, false, "store.db"},
          fault{fault::deed::sync, 1, EIO, false, "store.db"}}) {
        start_afresh();
        ASSERT_TRUE(opens());
        ASSERT_TRUE(perform(said()[0]));
        disk_.fail(planned);
        const auto refused = [this] { return !perform(giving("esar", "E-9").child(9).command()); };
        EXPECT_TRUE(support::eventually(refused));
        EXPECT_TRUE(refused()) << "nor is it taken later, though the disk fails no more";
        EXPECT_EQ(stops_, 1);
        store_.reset();
        disk_.heal();
        ASSERT_TRUE(opens());
        expect_there(said()[0]);
    }
}

// proves: COM-21.1 refusal
TEST_F(StoreFaults, ASyncWithoutRoomIsAFailedSync) {
    ASSERT_TRUE(opens());
    disk_.fail({fault::deed::sync, 1, ENOSPC, true, "-wal"});
    EXPECT_EQ(say_until_refused(), 0U);
    EXPECT_EQ(stops_, 1);
}

// proves: COM-21.1 COM-21.2 refusal
TEST_F(StoreFaults, OfAGroupThatIsNotKeptNothingIsAnswered) {
    ASSERT_TRUE(opens());
    EXPECT_EQ(taken_of(given_at_once(0)), 100);
    disk_.fail({fault::deed::sync, 1, EIO, false, "-wal"});
    EXPECT_EQ(taken_of(given_at_once(100)), 0);
    EXPECT_EQ(stops_, 1);
    store_.reset();
    disk_.heal();
    ASSERT_TRUE(opens());
    for (const sealed_command& command : given_at_once(0))
        expect_there(command);
}

// proves: COM-21.1 COM-21.2 refusal
TEST_F(StoreFaults, AnActThatCannotBeWrittenUndoesNoOtherOfItsGroupAndEndsIt) {
    ASSERT_TRUE(opens());
    spoil("esar", "E-99");
    const long taken = taken_of(given_at_once(0));
    EXPECT_GT(taken, 0);
    EXPECT_LT(taken, 100);
    EXPECT_EQ(stops_, 1);
    EXPECT_FALSE(perform(said()[1])) << "nothing is taken any more";
    store_.reset();
    ASSERT_TRUE(opens());
    EXPECT_EQ(counted().signals, taken) << "what was taken, and nothing else";
}

// proves: COM-21.1 refusal
TEST_F(StoreFaults, AFullDiskRefusesEveryWriteReadsAndTakesAgainByItself) {
    ASSERT_TRUE(opens());
    ASSERT_TRUE(perform(said()[0]));
    ASSERT_TRUE(perform(said()[1]));
    EXPECT_TRUE(holds_reserve());
    disk_.fail({fault::deed::write, 1, ENOSPC, true, "-wal"});
    for (int n = 0; n < 20; ++n)
        EXPECT_EQ(perform(said()[2]).error().code, errc::temporarily_unavailable);
    const auto told = first_delivered("esar");
    EXPECT_FALSE(support::run_coroutine(store_->settle(told)));
    expect_all_else_refused();
    EXPECT_EQ(owed("esar"), 1U) << "reads go on, and nothing of the refused is there";
    EXPECT_EQ(counted().signals, 2);
    EXPECT_EQ(times_full_, 1) << "told once";
    EXPECT_EQ(times_room_, 0);
    EXPECT_EQ(stops_, 0) << "a full disk is no broken one";
    EXPECT_FALSE(holds_reserve()) << "given free for what must go on";
    disk_.heal();
    EXPECT_TRUE(support::eventually([this] { return times_room_ == 1; })) << "nobody writes";
    EXPECT_TRUE(holds_reserve());
    expect_recovered(2);
    EXPECT_EQ(times_full_, 1);
}

// proves: COM-21.1 COM-33.1 refusal acceptance
TEST_F(StoreFaults, WithTheReserveGoesOnWhatTakesNothingIn) {
    ASSERT_TRUE(opens());
    ASSERT_TRUE(perform(said()[0]));
    ASSERT_TRUE(perform(said()[1]));
    disk_.fail({fault::deed::write, 1, ENOSPC, false, "-wal"});
    EXPECT_FALSE(perform(said()[2]));
    const auto shown = perform(support::listing("esar", "E-1"));
    EXPECT_EQ(shown.value().answer.what.value().match_total, 1) << "its audit entry has room";
    const auto told = first_delivered("esar");
    EXPECT_TRUE(support::run_coroutine(store_->settle(told)));
    EXPECT_TRUE(support::eventually([this] { return times_room_ == 1; }));
}

// proves: COM-21.1 refusal
TEST_F(StoreFaults, WhereverTheDiskIsFullTheRefusedIsSaidAgainAndNothingIsTwice) {
    look_ms_ = 2;
    for (int at = 1; at < 2'000; ++at) {
        SCOPED_TRACE("full at write " + std::to_string(at));
        disk_.heal();
        start_afresh();
        ASSERT_TRUE(opens());
        disk_.fail({fault::deed::write, at, ENOSPC, false, "-wal"});
        for (const sealed_command& command : said())
            EXPECT_TRUE(support::eventually([&] { return bool(perform(command)); }));
        expect_all_of_it();
        EXPECT_EQ(stops_, 0);
        ASSERT_FALSE(HasFailure());
        if (disk_.struck()) continue;
        EXPECT_GT(at, 20) << "so many writes these acts take at least";
        return;
    }
}

// proves: COM-21.1 refusal
TEST_F(StoreFaults, AQuotaThatIsUsedUpIsAFullDisk) {
    ASSERT_TRUE(opens());
    disk_.fail({fault::deed::write, 1, EDQUOT, true, "-wal"});
    EXPECT_FALSE(perform(said()[0]));
    EXPECT_EQ(stops_, 0);
    disk_.heal();
    EXPECT_TRUE(support::eventually([this] { return bool(perform(said()[0])); }));
}

// proves: COM-21.1 COM-31.1 refusal
TEST_F(StoreFaults, TheKeyOfWhatCouldNotBeDestroyedStays) {
    look_ms_ = 1;
    ASSERT_TRUE(opens());
    for (int round = 0; round < 40; ++round) {
        const std::string id = "E-" + std::to_string(round);
        const auto given = giving("esar", id).child(round + 1).command();
        ASSERT_TRUE(perform(given));
        disk_.fail({fault::deed::sync, 1, EIO, true, "-wal"});
        const std::vector all(50, withdrawal("esar", id, withdrawal_reason::mistake));
        EXPECT_EQ(taken_of(all), 0);
        store_.reset();
        ASSERT_FALSE(keys_.erased(data_key_of(given))) << "round " << round;
        disk_.heal();
        ASSERT_TRUE(opens());
    }
}

} // namespace
} // namespace kruispunt::store
