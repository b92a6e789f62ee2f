#pragma once

#include "gateway/store/sqlite/database.hpp"
#include "tests/contract/store/kept_fixture.hpp"
#include "tests/support/faulty_vfs.hpp"
#include "tests/support/seed.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <random>

namespace kruispunt::store {

/// What two regions say, in order; each act may be said again without effect.
inline std::vector<domain::sealed_command> said() {
    return {
        support::giving("esar", "E-1").child(1).by(1).command(),
        support::giving("sisa", "S-1").child(1).by(2).command(),
        support::giving("esar", "E-2").child(2).by(1).command(),
        support::giving("sisa", "S-2").child(2).by(2).command(),
        support::withdrawal("sisa", "S-2"),
        support::giving("sisa", "S-3").child(3).by(2).replayable("m-3", "octets").command(),
        support::giving("esar", "E-3").child(3).by(1).command(),
    };
}

// Which of these the fifth takes back.
inline constexpr std::size_t withdrawn = 3;

/// A store on a disk that fails when a test says so.
class StoreFaults : public StoreFile {
protected:
    std::unique_ptr<sqlite::kept_store> opened() {
        sqlite::store_parts failing = parts(keys_);
        failing.file = place_ / "store.db";
        failing.failed = [this](const std::string&) { ++stops_; };
        failing.full = [this](bool full) { full ? ++times_full_ : ++times_room_; };
        failing.erase_every = std::chrono::milliseconds(look_ms_);
        failing.empty_log_every = empty_log_every_;
        return sqlite::open_store(failing);
    }

    void start_afresh() {
        store_.reset();
        place_ = folder_.path();
        for (const auto& entry : std::filesystem::directory_iterator(place_))
            std::filesystem::remove(entry.path());
        stops_ = 0;
    }

    /// The store as it is found after a loss of power at this moment, which the open one does not
    /// notice; false where it does not open.
    bool opens_after_loss_of_power(const std::filesystem::path& elsewhere) {
        disk_.lose_power(place_, elsewhere, lot_);
        store_.reset();
        place_ = elsewhere;
        return opens();
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

    domain::result<ports::acted> perform(const domain::sealed_command& command) {
        return support::run_coroutine(store_->execute(act_for(command)));
    }

    bool holds_reserve() const { return std::filesystem::exists(place_ / "store.db-reserve"); }

    ports::census counted() { return support::run_coroutine(store_->count()).value(); }

    std::size_t owed(const std::string& region) {
        return support::run_coroutine(store_->owed(region, 0, 100)).value().size();
    }

    /// That the region took the first notice that it is owed.
    std::vector<ports::settlement> first_delivered(const std::string& region) {
        const auto owed = support::run_coroutine(store_->owed(region, 0, 1)).value();
        return {{owed.at(0).number, ports::settlement::state::delivered, {}, ""}};
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
        for (const domain::sealed_command& command : said()) {
            const auto done = perform(command);
            EXPECT_TRUE(done || done.error().code == domain::errc::temporarily_unavailable);
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

    void expect_there(const domain::sealed_command& given) {
        if (!std::holds_alternative<domain::sealed_submit>(given.act)) return;
        domain::sealed_command question = given;
        question.act = domain::sealed_read{};
        question.replay.reset();
        EXPECT_TRUE(perform(question).value().answer.what) << "what was acknowledged";
    }

    /// Whatever else writes: a feed's page, what time does, and what operators do.
    void expect_all_else_refused() {
        using support::run_coroutine;
        const auto act = act_for(said()[2]);
        EXPECT_FALSE(run_coroutine(store_->execute_page({act}, {"midden-nederland", 0, 7})));
        EXPECT_EQ(run_coroutine(store_->feed_position("midden-nederland")).value(), 0);
        EXPECT_FALSE(run_coroutine(store_->execute_all({act})));
        EXPECT_FALSE(run_coroutine(
            store_->stand({"esar", domain::region_mode::maintenance, "", "", clock_.now()})
        ));
        EXPECT_THAT(run_coroutine(store_->standings()).value(), testing::IsEmpty());
        EXPECT_FALSE(run_coroutine(store_->record({"backup", "", "", {}, "ok"})));
        const auto owed = run_coroutine(store_->owed("esar", 0, 1)).value();
        EXPECT_FALSE(run_coroutine(store_->give_up({owed.at(0).notice.id, "op-1", "because"})));
    }

    /// Makes the signal of that name one that cannot be written: its key stands there already,
    /// where no act looks for it.
    void spoil(const std::string& region, const std::string& reference) {
        sqlite::database db(place_ / "store.db", sqlite::database::access::write);
        db.prepare("insert into signal(number, key, region, reference, compared, organisation, "
                   "municipality, date, expires_on, state, content, identity_corrections, "
                   "data_key, received_at, identity, contact) values(1000, ?1, '', '', x'', '', "
                   "'', 0, 0, 3, x'', 0, 0, 0, x'', x'')")
            .bind_octets(support::key_of(region, reference))
            .run();
    }

    /// A hundred signals on children of their own.
    static std::vector<domain::sealed_command> given_at_once(int from) {
        std::vector<domain::sealed_command> all;
        for (int n = from; n < from + 100; ++n)
            all.push_back(support::giving("esar", "E-" + std::to_string(n)).child(n + 1).command());
        return all;
    }

    /// How many of them were taken, given all at once.
    long taken_of(const std::vector<domain::sealed_command>& all) {
        std::vector<ports::task<domain::result<ports::acted>>> asked;
        for (const domain::sealed_command& command : all)
            asked.push_back(store_->execute(act_for(command)));
        const auto answers = support::run_together(std::move(asked), 2);
        return std::count_if(answers.begin(), answers.end(), [](const auto& a) { return !!a; });
    }

    /// One life of a store in which the n-th deed fails, and the next one; false where the first
    /// had fewer deeds.
    bool lives_through(const support::fault& planned) {
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

    void live_through_every(support::fault planned) {
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
    std::filesystem::path place_ = folder_.path();
    std::mt19937 lot_{support::test_seed()};
    std::chrono::milliseconds empty_log_every_{20'000};
    support::memory_key_store keys_;
    int look_ms_ = 500;
    std::atomic<int> stops_{0};
    std::atomic<int> times_full_{0};
    std::atomic<int> times_room_{0};
    std::unique_ptr<sqlite::kept_store> store_;
};

} // namespace kruispunt::store
