#include "gateway/store/sqlite/sqlite_key_store.hpp"
#include "tests/support/faulty_vfs.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace kruispunt::store {
namespace {

using namespace domain;
using support::fault;

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
