#include "gateway/store/sqlite/sqlite_key_store.hpp"
#include "gateway/store/sqlite/sqlite_store.hpp"
#include "tests/contract/store/subject.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/faulty_vfs.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>

namespace kruispunt::store {
namespace {

using namespace domain;
using support::fault;
using support::giving;
using support::withdrawal;

/// What two regions say, in order; each act may be said again without effect.
std::vector<sealed_command> said() {
    return {
        giving("esar", "E-1").child(1).by(1).command(),
        giving("sisa", "S-1").child(1).by(2).command(),
        giving("esar", "E-2").child(2).by(1).command(),
        giving("sisa", "S-2").child(2).by(2).command(),
        withdrawal("sisa", "S-2"),
        giving("sisa", "S-3").child(3).by(2).replayable("m-3", "octets").command(),
        giving("esar", "E-3").child(3).by(1).command(),
    };
}

// Which of these the fifth takes back.
constexpr std::size_t withdrawn = 3;

/// A store on a disk that fails when a test says so.
class StoreFaults : public testing::Test {
protected:
    std::unique_ptr<sqlite::kept_store> opened() {
        sqlite::store_parts parts{folder_.path() / "store.db", policy_, ids_, clock_, keys_, {}};
        parts.failed = [this](const std::string&) { ++stops_; };
        parts.full = [this](bool full) { full ? ++times_full_ : ++times_room_; };
        parts.erase_every = std::chrono::milliseconds(look_ms_);
        return sqlite::open_store(parts);
    }

    void start_afresh() {
        store_.reset();
        for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
            std::filesystem::remove(entry.path());
        stops_ = 0;
    }

    /// Opens the store; nothing where the disk failed under it.
    bool opens() {
        try {
            store_ = opened();
            return true;
        } catch (const sqlite::failure&) {
            return false;
        }
    }

    result<ports::acted> perform(const sealed_command& command) {
        return support::run_coroutine(store_->execute(act_for(command)));
    }

    bool holds_reserve() const {
        return std::filesystem::exists(folder_.path() / "store.db-reserve");
    }

    ports::census counted() { return support::run_coroutine(store_->count()).value(); }

    std::size_t owed(const std::string& region) {
        return support::run_coroutine(store_->owed(region, 0, 100)).value().size();
    }

    /// What `said` leaves where nothing fails.
    void expect_all_of_it() {
        EXPECT_EQ(counted().signals, 5);
        EXPECT_EQ(counted().open_matches, 2);
        EXPECT_EQ(owed("esar"), 4U) << "of E-1, E-2 and its end, E-3: each once";
        EXPECT_EQ(owed("sisa"), 2U) << "of S-1 and S-3; of S-2 it has nothing more to learn";
    }

    /// Says all of it and remembers what was taken, and whether that went on behind a refusal.
    std::size_t say_until_refused() {
        std::size_t taken = 0;
        bool refused = false;
        for (const sealed_command& command : said()) {
            const auto done = perform(command);
            EXPECT_TRUE(done || done.error().code == errc::temporarily_unavailable);
            EXPECT_FALSE(refused && done) << "taken although the disk had failed before";
            refused = refused || !done;
            if (done) ++taken;
        }
        return taken;
    }

    /// What was taken is there; what was not is said again, and then all of it is.
    void expect_recovered(std::size_t taken) {
        const auto all = said();
        // Of the one that is withdrawn nobody knows: a refused withdrawal may have come through.
        for (std::size_t i = 0; i < taken; ++i)
            if (i != withdrawn) expect_there(all[i]);
        for (std::size_t i = taken; i < all.size(); ++i)
            ASSERT_TRUE(perform(all[i]).value().answer.what);
        expect_all_of_it();
    }

    void expect_there(const sealed_command& given) {
        if (!std::holds_alternative<sealed_submit>(given.act)) return;
        sealed_command question = given;
        question.act = sealed_read{};
        question.replay.reset();
        EXPECT_TRUE(perform(question).value().answer.what) << "what was acknowledged";
    }

    /// A hundred signals on children of their own.
    static std::vector<sealed_command> given_at_once(int from) {
        std::vector<sealed_command> all;
        for (int n = from; n < from + 100; ++n)
            all.push_back(giving("esar", "E-" + std::to_string(n)).child(n + 1).command());
        return all;
    }

    /// How many of them were taken, given all at once.
    long taken_of(const std::vector<sealed_command>& all) {
        std::vector<ports::task<result<ports::acted>>> asked;
        for (const sealed_command& command : all)
            asked.push_back(store_->execute(act_for(command)));
        const auto answers = support::run_together(std::move(asked), 2);
        return std::count_if(answers.begin(), answers.end(), [](const auto& a) { return !!a; });
    }

    /// One life of a store in which the n-th deed fails, and the next one; false where the first
    /// had fewer deeds.
    bool lives_through(const fault& planned) {
        start_afresh();
        disk_.fail(planned);
        const std::size_t taken = opens() ? say_until_refused() : 0;
        const bool stopped = stops_ > 0;
        EXPECT_LE(stops_, 1);
        EXPECT_TRUE(stopped || taken == said().size() || !store_);
        store_.reset();
        const bool struck = disk_.struck();
        disk_.heal();
        EXPECT_TRUE(opens());
        expect_recovered(taken);
        return struck;
    }

    void live_through_every(fault planned) {
        for (planned.at = 1; planned.at < 2'000; ++planned.at) {
            SCOPED_TRACE("the deed that fails is number " + std::to_string(planned.at));
            if (!lives_through(planned)) break;
            if (HasFailure()) return;
        }
        EXPECT_GT(planned.at, 5) << "something failed at all";
        EXPECT_LT(planned.at, 2'000);
        RecordProperty("deeds", planned.at - 1);
    }

    support::faulty_vfs disk_; // closed last
    support::temporary_folder folder_;
    federation_policy policy_ = support::four_regions();
    support::sequential_ids ids_;
    support::fixed_clock clock_{support::test_now()};
    support::memory_key_store keys_;
    int look_ms_ = 500;
    std::atomic<int> stops_{0};
    std::atomic<int> times_full_{0};
    std::atomic<int> times_room_{0};
    std::unique_ptr<sqlite::kept_store> store_;
};

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

// proves: COM-21.1 refusal
TEST_F(StoreFaults, AFullDiskRefusesEveryWriteReadsAndTakesAgainByItself) {
    ASSERT_TRUE(opens());
    ASSERT_TRUE(perform(said()[0]));
    ASSERT_TRUE(perform(said()[1]));
    EXPECT_TRUE(holds_reserve());
    disk_.fail({fault::deed::write, 1, ENOSPC, true, "-wal"});
    for (int n = 0; n < 20; ++n)
        EXPECT_EQ(perform(said()[2]).error().code, errc::temporarily_unavailable);
    const std::vector<ports::settlement> told{{1, ports::settlement::state::delivered, {}, ""}};
    EXPECT_FALSE(support::run_coroutine(store_->settle(told)));
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
    const std::vector<ports::settlement> told{{1, ports::settlement::state::delivered, {}, ""}};
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

/// The file of data keys on such a disk.
class KeyFaults : public testing::Test {
protected:
    void open() {
        keys_ = std::make_unique<sqlite::sqlite_key_store>(
            folder_.path() / "keys.db",
            sqlite::store_alarms{
                [this](const std::string&) { ++stops_; },
                [this](bool full) { full ? ++times_full_ : ++times_room_; }}
        );
    }

    void SetUp() override { open(); }

    support::faulty_vfs disk_; // closed last
    support::temporary_folder folder_;
    int stops_ = 0;
    int times_full_ = 0;
    int times_room_ = 0;
    std::unique_ptr<sqlite::sqlite_key_store> keys_;
};

// proves: COM-21.1 refusal
TEST_F(KeyFaults, AfterAFailedSyncNoKeyIsGivenOutUntilTheNextStart) {
    const std::int64_t kept = keys_->add({"one"}).value();
    disk_.fail({fault::deed::sync, 1, EIO, false, "-wal"});
    EXPECT_EQ(keys_->add({"two"}).error().code, errc::temporarily_unavailable);
    EXPECT_EQ(keys_->add({"three"}).error().code, errc::temporarily_unavailable);
    EXPECT_EQ(keys_->erase({kept}).error().code, errc::temporarily_unavailable);
    EXPECT_EQ(stops_, 1);
    EXPECT_EQ(keys_->find(kept).value(), "one");
    keys_.reset();
    disk_.heal();
    open();
    EXPECT_EQ(keys_->find(kept).value(), "one");
    EXPECT_TRUE(keys_->add({"four"}));
    EXPECT_EQ(stops_, 1);
}

// proves: COM-31.1 refusal
TEST_F(KeyFaults, AnErasureThatCannotBeCopiedBackIsNotOver) {
    const std::int64_t kept = keys_->add({"one"}).value();
    disk_.fail({fault::deed::write, 1, ENOSPC, false, "keys.db"});
    EXPECT_FALSE(keys_->erase({kept}));
    EXPECT_EQ(stops_, 0);
    EXPECT_TRUE(keys_->erase({kept}));
    EXPECT_EQ(keys_->find(kept).error().code, errc::signal_unknown);
}

// proves: COM-21.1 refusal
TEST_F(KeyFaults, AFullDiskRefusesForNow) {
    disk_.fail({fault::deed::write, 1, ENOSPC, true, "-wal"});
    EXPECT_FALSE(keys_->add({"one"}));
    EXPECT_FALSE(keys_->add({"one"}));
    EXPECT_EQ(times_full_, 1);
    disk_.heal();
    EXPECT_EQ(keys_->find(keys_->add({"two"}).value()).value(), "two");
    EXPECT_EQ(times_room_, 1);
    EXPECT_EQ(stops_, 0);
}

} // namespace
} // namespace kruispunt::store
