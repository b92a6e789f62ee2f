#include "gateway/store/sqlite/sqlite_key_store.hpp"
#include "tests/support/memory_key_store.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <thread>

namespace kruispunt::store {
namespace {

using domain::errc;

class KeyStore : public testing::TestWithParam<std::string> {
protected:
    void SetUp() override {
        if (GetParam() == "memory")
            keys_ = std::make_unique<support::memory_key_store>();
        else
            keys_ = std::make_unique<sqlite::sqlite_key_store>(folder_.path() / "keys.db");
    }

    support::temporary_folder folder_;
    std::unique_ptr<ports::key_store> keys_;
};

TEST_P(KeyStore, NumbersFollowOnOneAnother) {
    const std::int64_t first = keys_->add({"one", "two", "three"}).value();
    EXPECT_EQ(keys_->add({"four"}).value(), first + 3);
    EXPECT_EQ(keys_->find(first).value(), "one");
    EXPECT_EQ(keys_->find(first + 1).value(), "two");
    EXPECT_EQ(keys_->find(first + 2).value(), "three");
    EXPECT_EQ(keys_->find(first + 3).value(), "four");
}

TEST_P(KeyStore, KeepsOctetsAsTheyAre) {
    const std::string octets("\0\xff\n'\"", 5);
    EXPECT_EQ(keys_->find(keys_->add({octets}).value()).value(), octets);
}

TEST_P(KeyStore, WhatIsNotThereSaysSo) {
    EXPECT_EQ(keys_->find(77).error().code, errc::signal_unknown);
    EXPECT_EQ(keys_->find(-1).error().code, errc::signal_unknown);
}

TEST_P(KeyStore, WhatIsErasedIsGoneAndItsNumberNeverComesBack) {
    const std::int64_t first = keys_->add({"one", "two"}).value();
    ASSERT_TRUE(keys_->erase({first, first + 1}));
    EXPECT_EQ(keys_->find(first).error().code, errc::signal_unknown);
    EXPECT_EQ(keys_->find(first + 1).error().code, errc::signal_unknown);
    EXPECT_EQ(keys_->add({"three"}).value(), first + 2);
}

TEST_P(KeyStore, ErasingWhatIsNotThereOrNothingSucceeds) {
    EXPECT_TRUE(keys_->erase({1, 2, 3}));
    EXPECT_TRUE(keys_->erase({}));
}

TEST_P(KeyStore, ManyThreadsAddFindAndErase) {
    std::vector<std::thread> threads;
    std::vector<std::vector<std::int64_t>> numbers(4);
    for (std::size_t t = 0; t < numbers.size(); ++t)
        threads.emplace_back([this, &numbers, t] {
            for (int n = 0; n < 20; ++n) {
                const std::string text = std::to_string(t) + "/" + std::to_string(n);
                const auto first = keys_->add({text, "spare"});
                if (!first || keys_->find(*first).value() != text) return;
                if (!keys_->erase({*first + 1})) return;
                numbers[t].push_back(*first);
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    std::set<std::int64_t> all;
    for (const auto& some : numbers)
        all.insert(some.begin(), some.end());
    EXPECT_EQ(all.size(), 80U);
}

INSTANTIATE_TEST_SUITE_P(
    Stores,
    KeyStore,
    testing::Values("memory", "sqlite"),
    [](const auto& about) { return about.param; }
);

TEST(SqliteKeyStore, KeepsItsKeysAndItsNumbersWhenItIsOpenedAgain) {
    support::temporary_folder folder;
    std::int64_t last = 0;
    {
        sqlite::sqlite_key_store keys(folder.path() / "keys.db");
        last = keys.add({"one", "two"}).value() + 1;
        ASSERT_TRUE(keys.erase({last}));
    }
    sqlite::sqlite_key_store keys(folder.path() / "keys.db");
    EXPECT_EQ(keys.find(last - 1).value(), "one");
    EXPECT_EQ(keys.add({"three"}).value(), last + 1);
}

} // namespace
} // namespace kruispunt::store
