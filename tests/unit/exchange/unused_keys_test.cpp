#include "gateway/exchange/unused_keys.hpp"
#include "tests/support/memory_key_store.hpp"
#include "tests/unit/exchange/sweeps_fixture.hpp"

#include <gmock/gmock.h>

namespace kruispunt::exchange {
namespace {

using support::giving;

constexpr int stock = 2'500; // more than two portions to erase

class UnusedKeys : public sweeps_fixture {
protected:
    UnusedKeys() { EXPECT_TRUE(keys_.add(std::vector<std::string>(stock, "wrapped"))); }

    bool sweep(int looks = 1'000'000) {
        looks_left_ = looks;
        return support::run_coroutine(unused_.sweep([this] { return --looks_left_ >= 0; }));
    }

    /// A signal sealed under that key.
    void hold_under(std::int64_t key) {
        domain::sealed_command command =
            giving("sisa", "S" + std::to_string(key)).child(static_cast<int>(key)).command();
        std::get<domain::sealed_submit>(command.act).signal.data_key = key;
        perform(std::move(command));
    }

    int looks_left_ = 0;
    support::memory_key_store keys_;
    unused_keys unused_{due_, keys_};
};

TEST_F(UnusedKeys, AreErasedAndWhatSealsSomethingStays) {
    for (const std::int64_t key : {1, 999, 1'000, 1'001, 2'500})
        hold_under(key);
    keys_.reopen();
    EXPECT_TRUE(sweep());
    EXPECT_EQ(keys_.size(), 5U);
    for (const std::int64_t key : {1, 999, 1'000, 1'001, 2'500})
        EXPECT_TRUE(keys_.find(key)) << key;
}

TEST_F(UnusedKeys, ThatWereMadeSinceTheStartAreLeftAlone) {
    keys_.reopen();
    EXPECT_TRUE(keys_.add({"made now"}));
    EXPECT_TRUE(sweep());
    EXPECT_EQ(keys_.size(), 1U);
    EXPECT_TRUE(keys_.find(stock + 1));
}

TEST_F(UnusedKeys, AreLookedForOnceAStart) {
    keys_.reopen();
    EXPECT_TRUE(sweep());
    const int pages = due_.key_pages;
    EXPECT_TRUE(sweep());
    EXPECT_EQ(due_.key_pages, pages);
}

TEST_F(UnusedKeys, GoTheNextTimeWhereTheStoreFailed) {
    hold_under(7);
    keys_.reopen();
    store_.fail(true);
    EXPECT_FALSE(sweep());
    EXPECT_EQ(keys_.size(), static_cast<std::size_t>(stock)) << "who knows what is in use?";
    store_.fail(false);
    keys_.fail(true);
    EXPECT_FALSE(sweep());
    keys_.fail(false);
    EXPECT_TRUE(sweep());
    EXPECT_EQ(keys_.size(), 1U);
}

TEST_F(UnusedKeys, StopBetweenPortionsAndBeginAgain) {
    hold_under(7);
    keys_.reopen();
    EXPECT_FALSE(sweep(0));
    EXPECT_EQ(keys_.size(), static_cast<std::size_t>(stock));
    EXPECT_FALSE(sweep(2));
    EXPECT_EQ(keys_.size(), stock - 999U) << "one portion";
    EXPECT_TRUE(sweep());
    EXPECT_EQ(keys_.size(), 1U);
}

} // namespace
} // namespace kruispunt::exchange
