#include "gateway/vault/data_keys.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/memory_key_store.hpp"
#include "tests/unit/vault/known_keys.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace kruispunt::vault {
namespace {

using namespace std::chrono_literals;

std::string text_of(const secret& key) {
    return hex({key.data(), secret::size});
}

TEST(DataKeys, AreFoundAgainUnderTheirNumber) {
    support::memory_key_store store;
    data_keys keys(store, counting_key());
    const auto taken = keys.take();
    ASSERT_TRUE(taken);
    const auto found = keys.find(taken->number);
    ASSERT_TRUE(found);
    EXPECT_EQ(text_of(*found), text_of(taken->key));
}

TEST(DataKeys, AreDurableBeforeTheyAreGiven) {
    support::memory_key_store store;
    data_keys keys(store, counting_key());
    for (int n = 0; n < 100; ++n)
        ASSERT_TRUE(store.find(keys.take().value().number));
}

TEST(DataKeys, AreNeverGivenTwiceByManyThreads) {
    support::memory_key_store store;
    data_keys keys(store, counting_key());
    std::mutex mutex;
    std::set<std::int64_t> numbers;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&keys, &mutex, &numbers] {
            for (int n = 0; n < 3'000; ++n) {
                const auto taken = keys.take();
                if (!taken) return;
                if (n % 3 == 0) keys.release(taken->number);
                const std::lock_guard lock(mutex);
                numbers.insert(taken->number);
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(numbers.size(), 12'000U);
}

TEST(DataKeys, AnErasedKeyIsGoneAndSaysSo) {
    support::memory_key_store store;
    data_keys keys(store, counting_key());
    const auto taken = keys.take();
    ASSERT_TRUE(taken);
    ASSERT_TRUE(store.erase({taken->number}));
    const auto found = keys.find(taken->number);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, domain::errc::signal_unknown);
}

TEST(DataKeys, AStoreThatFailsIsNotAnErasedKey) {
    support::memory_key_store store;
    data_keys keys(store, counting_key());
    const auto taken = keys.take();
    ASSERT_TRUE(taken);
    store.fail(true);
    const auto found = keys.find(taken->number);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, domain::errc::temporarily_unavailable);
    store.fail(false);
    EXPECT_TRUE(keys.find(taken->number));
}

TEST(DataKeys, AnotherRingsKeyIsNotAnErasedKey) {
    support::memory_key_store store;
    std::int64_t number = 0;
    {
        data_keys keys(store, counting_key());
        number = keys.take().value().number;
    }
    data_keys with_another_ring(store, counting_key(1));
    const auto found = with_another_ring.find(number);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, domain::errc::value_invalid);
}

TEST(DataKeys, WhatWasReleasedIsErasedInBatches) {
    support::memory_key_store store;
    data_keys keys(store, counting_key());
    std::vector<std::int64_t> numbers;
    for (int n = 0; n < 300; ++n)
        numbers.push_back(keys.take().value().number);
    for (const std::int64_t number : numbers)
        keys.release(number);
    EXPECT_TRUE(support::eventually([&store, &numbers] {
        return std::none_of(numbers.begin(), numbers.begin() + 256, [&store](std::int64_t number) {
            return store.find(number).has_value();
        });
    }));
}

TEST(DataKeys, TheUnusedStockGoesWithTheProcess) {
    support::memory_key_store store;
    std::int64_t used = 0;
    {
        data_keys keys(store, counting_key());
        used = keys.take().value().number;
        keys.release(keys.take().value().number);
    }
    EXPECT_EQ(store.size(), 1U);
    EXPECT_TRUE(store.find(used));
}

TEST(DataKeys, AStoreThatFailsIsAskedAgainWithPauses) {
    support::memory_key_store store;
    store.fail(true);
    data_keys keys(store, counting_key());
    // sleeps because the pause between two attempts is what is tested
    std::this_thread::sleep_for(1s);
    EXPECT_GE(store.calls_to_add(), 2);
    EXPECT_LE(store.calls_to_add(), 10);
    store.fail(false);
    EXPECT_TRUE(keys.take());
}

TEST(DataKeys, WithoutADurableKeyNothingIsGiven) {
    support::memory_key_store store;
    store.fail(true);
    data_keys keys(store, counting_key(), 50ms);
    const auto begun = std::chrono::steady_clock::now();
    EXPECT_FALSE(keys.take());
    EXPECT_GE(std::chrono::steady_clock::now() - begun, 40ms);
}

} // namespace
} // namespace kruispunt::vault
