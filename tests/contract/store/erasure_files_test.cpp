#include "gateway/store/sqlite/sqlite_key_store.hpp"
#include "tests/contract/store/kept_fixture.hpp"
#include "tests/contract/store/trail_lines.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/octets_in_files.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <random>
#include <thread>

namespace kruispunt::store {
namespace {

using namespace domain;
using support::deciding;
using support::giving;
using support::objecting;
using support::withdrawal;

std::string random_octets(std::mt19937_64& lot, std::size_t size) {
    std::string made(size, '\0');
    for (char& octet : made)
        octet = static_cast<char>(lot());
    return made;
}

/// A store of its own file, whose log is emptied every quarter of a second, and a key file.
class ErasureInFiles : public StoreFile {
protected:
    void SetUp() override { reopen(); }

    void reopen() {
        sqlite::store_parts quick = parts(keys_);
        quick.empty_log_every = std::chrono::milliseconds(250);
        store_ = sqlite::open_store(quick);
    }

    /// Gives a signal whose sealed sections are of this test's own octets, which it returns.
    std::vector<std::string> give(giving what, std::size_t size = 120) {
        sealed_command command = what.command();
        auto& signal = std::get<sealed_submit>(command.act).signal;
        const std::int64_t key = keys_.add({random_octets(lot_, 60)}).value();
        const std::string wrapped = keys_.find(key).value();
        signal.data_key = key;
        signal.identity = random_octets(lot_, size);
        signal.contact = random_octets(lot_, size);
        signal.content = digest_of_lot();
        perform(command);
        key_of_[command.signal_key] = key;
        return {signal.identity, signal.contact, wrapped};
    }

    digest digest_of_lot() {
        digest made{};
        const std::string octets = random_octets(lot_, made.size());
        std::copy(octets.begin(), octets.end(), made.begin());
        return made;
    }

    result<outcome> perform(const sealed_command& command) {
        return support::run_coroutine(store_->execute(act_for(command))).value().answer.what;
    }

    /// Of `octets` those that some file of the folder still holds.
    std::size_t left_of(const std::vector<std::string>& octets) const {
        const support::octets_in_files files(folder_.path());
        return static_cast<std::size_t>(std::count_if(
            octets.begin(),
            octets.end(),
            [&files](const std::string& o) {
                return files.hold(o.substr(0, 24)) || files.hold(o.substr(o.size() - 24));
            }
        ));
    }

    sqlite::sqlite_key_store keys_{folder_.path() / "keys.db"};
    std::mt19937_64 lot_{1};
    std::map<digest, std::int64_t> key_of_;
    std::unique_ptr<sqlite::kept_store> store_;
};

// proves: COM-31.1 COM-31.5
TEST_F(ErasureInFiles, NothingOfAnErasedSignalIsLeftThoughNothingElseHappens) {
    const auto sealed = give(giving("esar", "E-1").by(1));
    ASSERT_TRUE(support::eventually([&] { return left_of(sealed) == 3; }))
        << "it finds what is there";
    ASSERT_TRUE(perform(withdrawal("esar", "E-1", withdrawal_reason::mistake)));
    EXPECT_TRUE(support::eventually([&] { return left_of(sealed) == 0; }));
}

// proves: COM-31.2 BEH-10.3
TEST_F(ErasureInFiles, NorOfOneWhoseObjectionWasUpheld) {
    const auto sealed = give(giving("esar", "E-1").by(1));
    give(giving("sisa", "S-1").by(2));
    const std::int64_t key = key_of_.at(support::key_of("esar", "E-1"));
    const auto pending = perform(objecting("esar", "E-1", key));
    ASSERT_TRUE(pending);
    ASSERT_TRUE(perform(deciding("esar", pending->objection->id, true)));
    EXPECT_TRUE(support::eventually([&] { return left_of(sealed) == 0; }));
}

// proves: COM-31.3 COM-31.7
TEST_F(ErasureInFiles, NorOfAChildThatDied) {
    auto sealed = give(giving("esar", "E-1").by(1));
    const auto others = give(giving("sisa", "S-1").by(2));
    sealed.insert(sealed.end(), others.begin(), others.end());
    ASSERT_TRUE(perform(withdrawal("esar", "E-1", withdrawal_reason::death)));
    EXPECT_TRUE(support::eventually([&] { return left_of(sealed) == 0; }));
}

// proves: COM-31.1
TEST_F(ErasureInFiles, ReadersAndWritersAllTheWhileDoNotKeepIt) {
    const auto sealed = give(giving("esar", "E-1").by(1));
    std::atomic<bool> enough{false};
    std::thread reading([&] {
        while (!enough)
            (void)support::run_coroutine(store_->count());
    });
    std::thread writing([&] {
        for (int n = 2; !enough; ++n)
            (void)support::run_coroutine(store_->execute(
                act_for(giving("sisa", "S-" + std::to_string(n)).child(n).by(2).command())
            ));
    });
    ASSERT_TRUE(perform(withdrawal("esar", "E-1", withdrawal_reason::mistake)));
    EXPECT_TRUE(support::eventually([&] { return left_of(sealed) == 0; }));
    enough = true;
    reading.join();
    writing.join();
}

// proves: COM-31.1
TEST_F(ErasureInFiles, ABackupTakenBeforeHasNoKeyAnyMore) {
    const auto sealed = give(giving("esar", "E-1").by(1));
    const std::int64_t key = key_of_.at(support::key_of("esar", "E-1"));
    store_.reset(); // a backup of a store at rest: all of it is in the one file
    const support::temporary_folder elsewhere;
    const std::filesystem::path backup = elsewhere.path() / "store.db";
    std::filesystem::copy_file(file_, backup);
    reopen();
    ASSERT_TRUE(perform(withdrawal("esar", "E-1", withdrawal_reason::mistake)));
    EXPECT_TRUE(support::eventually([&] { return !keys_.find(key); }));
    const std::string old = support::octets_of_file(backup);
    EXPECT_NE(old.find(sealed[0]), old.npos) << "the backup holds the sealed child";
    EXPECT_EQ(keys_.find(key).error().code, errc::signal_unknown) << "and nothing opens it";
    EXPECT_TRUE(support::eventually([&] { return left_of({sealed[2]}) == 0; }));
}

// proves: COM-33.1
TEST_F(ErasureInFiles, TheAuditTrailKeepsWhoDidItAndNothingOfTheChild) {
    const auto sealed = give(giving("esar", "E-1").by(1));
    ASSERT_TRUE(perform(withdrawal("esar", "E-1", withdrawal_reason::mistake)));
    ASSERT_TRUE(support::eventually([&] { return left_of(sealed) == 0; }));
    const std::string trail = trail_lines(file_);
    EXPECT_NE(trail.find("\"wat\":\"submit\""), trail.npos);
    EXPECT_NE(trail.find("\"wat\":\"withdraw\""), trail.npos);
    EXPECT_EQ(trail.find("E-1"), trail.npos);
}

// proves: COM-31.1
TEST(ErasureTime, TheLogIsEmptiedWellWithinAMinute) {
    support::temporary_folder folder;
    federation_policy policy;
    support::sequential_ids ids;
    support::fixed_clock clock{support::test_now()};
    support::memory_key_store keys;
    vault::audit::entry_trail trail;
    const sqlite::store_parts parts{
        folder.path() / "store.db", policy, ids, clock, keys, trail, {}, {}};
    EXPECT_LE(parts.empty_log_every, std::chrono::seconds(30));
}

} // namespace
} // namespace kruispunt::store
