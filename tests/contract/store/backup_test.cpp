#include "gateway/store/sqlite/backup.hpp"
#include "gateway/store/sqlite/database.hpp"
#include "tests/contract/store/landed/kept_folder.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <fstream>
#include <thread>

namespace kruispunt::store {
namespace {

using namespace domain;
using sqlite::check_files;
using sqlite::copy_files;
using sqlite::file_pair;
using support::run_coroutine;
using testing::HasSubstr;
using testing::SizeIs;
using testing::ThrowsMessage;

/// A folder in use, and another one for its copy.
class Backup : public testing::Test {
protected:
    static file_pair files_of(const std::filesystem::path& folder) {
        return {folder / "store.db", folder / "keys.db"};
    }

    void destroy(const char* region, const std::string& id) {
        command c;
        c.region = region;
        c.act = withdraw_signal{id, withdrawal_reason::mistake};
        ASSERT_TRUE(used_.enact(c).answer.what);
    }

    std::int64_t key_of(const command& c) {
        const auto sealed = used_.prepared(c);
        EXPECT_TRUE(run_coroutine(used_.store->execute(sealed)).value().answer.what);
        return std::get<sealed_submit>(sealed.command.act).signal.data_key;
    }

    std::int64_t copied_keys_at(std::int64_t number) {
        sqlite::database keys(to_.keys, sqlite::database::access::read);
        auto asked = keys.prepare("select count(*) from data_key where number = ?1");
        asked.bind(number).step();
        return asked.integer(0);
    }

    support::temporary_folder folder_;
    support::temporary_folder copy_;
    file_pair from_ = files_of(folder_.path());
    file_pair to_ = files_of(copy_.path());
    kept_folder used_{folder_.path()};
};

TEST_F(Backup, HoldsAllAndOpensElsewhere) {
    fill(used_);
    const auto done = copy_files(from_, to_);
    EXPECT_EQ(done.signals, 6);
    EXPECT_EQ(done.keys, 7) << "of six signals and of one that is still owed to somebody";
    kept_folder copy(copy_.path());
    const auto owed = run_coroutine(copy.store->owed("esar", 0, 100)).value();
    ASSERT_THAT(owed, SizeIs(4));
    EXPECT_EQ(copy.vault->open(owed[0].contact.value())->reporter->name, "J. Jansen 2");
    EXPECT_TRUE(copy.enact(given("sisa", "S-9", 2, 9)).answer.what) << "and goes on";
}

TEST_F(Backup, IsOfOneMomentAndWhatComesLaterIsNotInIt) {
    used_.enact(given("esar", "E-1", 1, 1));
    copy_files(from_, to_);
    used_.enact(given("sisa", "S-1", 1, 2));
    EXPECT_EQ(check_files(to_).signals, 1);
}

// proves: COM-31.1
TEST_F(Backup, HoldsNoKeyOfWhatWasErasedBeforeAndNoneThatSealsNothing) {
    const std::int64_t gone = key_of(given("esar", "E-1", 1, 1));
    const std::int64_t kept = key_of(given("sisa", "S-1", 1, 2));
    destroy("esar", "E-1");
    EXPECT_EQ(copy_files(from_, to_).keys, 1) << "whether or not it is erased by now";
    EXPECT_EQ(copied_keys_at(gone), 0);
    EXPECT_EQ(copied_keys_at(kept), 1);
}

TEST_F(Backup, TakenAgainAndAgainWhileOthersWriteEveryKeyIsThere) {
    std::atomic<bool> over{false};
    std::thread writing([this, &over] {
        for (int n = 1; !over; ++n) {
            const std::string id = "E-" + std::to_string(n);
            used_.enact(given("esar", id, n % 900 + 1, 1));
            if (n % 3 == 0) destroy("esar", id);
        }
    });
    std::int64_t most = 0;
    for (int n = 0; n < 20; ++n) {
        support::temporary_folder folder;
        const auto to = files_of(folder.path());
        const auto done = copy_files(from_, to);
        EXPECT_EQ(check_files(to).keys, done.keys);
        most = std::max(most, done.signals);
    }
    over = true;
    writing.join();
    EXPECT_GT(most, 10) << "somebody wrote meanwhile";
}

// proves: COM-31.1
TEST_F(Backup, ErasureIsNotInItsWay) {
    const std::int64_t gone = key_of(given("esar", "E-1", 1, 1));
    copy_files(from_, to_);
    destroy("esar", "E-1");
    EXPECT_TRUE(support::eventually([this, gone] {
        sqlite::database keys(from_.keys, sqlite::database::access::read);
        auto asked = keys.prepare("select 1 from data_key where number = ?1");
        return !asked.bind(gone).step();
    }));
}

TEST_F(Backup, FilesOfTwoMomentsDoNotBelongTogether) {
    copy_files(from_, to_);
    used_.enact(given("esar", "E-1", 1, 1));
    support::temporary_folder later;
    copy_files(from_, files_of(later.path()));
    const file_pair mixed{later.path() / "store.db", to_.keys};
    EXPECT_THAT(
        [&mixed] { check_files(mixed); },
        ThrowsMessage<std::runtime_error>(HasSubstr("not of one moment"))
    );
}

TEST_F(Backup, DamageIsSeen) {
    fill(used_);
    copy_files(from_, to_);
    {
        std::fstream file(to_.store, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(5 * 2048);
        file << std::string(1024, '\x5a');
    }
    EXPECT_THROW(check_files(to_), std::runtime_error);
}

TEST_F(Backup, AStoreOfAnotherSchemaIsLeftToItsOwnProgram) {
    support::temporary_folder old;
    sqlite::database(old.path() / "store.db", sqlite::database::access::write)
        .run("pragma user_version = 1");
    sqlite::database(old.path() / "keys.db", sqlite::database::access::write)
        .run("create table data_key(number integer primary key autoincrement)");
    EXPECT_THAT(
        [&] { copy_files(files_of(old.path()), to_); },
        ThrowsMessage<std::runtime_error>(HasSubstr("not this program's"))
    );
}

} // namespace
} // namespace kruispunt::store
