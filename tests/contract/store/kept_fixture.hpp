#pragma once

#include "gateway/store/sqlite/sqlite_store.hpp"
#include "gateway/vault/audit/entry_trail.hpp"
#include "tests/contract/store/subject.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace kruispunt::store {

/// What the durable store rests on, but for its keys.
class StoreFile : public testing::Test {
protected:
    StoreFile() = default;

    /// With a trail that knows regions by their OIN.
    explicit StoreFile(std::map<std::string, std::string> regions) : trail_(std::move(regions)) {}

    /// Of a store on all of this, that fails the test where it stops.
    sqlite::store_parts parts(ports::key_store& keys) {
        return {file_, policy_, ids_, clock_, keys, trail_, [](const std::string& why) {
                    ADD_FAILURE() << "the store stopped: " << why;
                }};
    }

    support::temporary_folder folder_;
    std::filesystem::path file_ = folder_.path() / "store.db";
    domain::federation_policy policy_ = support::four_regions();
    support::sequential_ids ids_;
    support::fixed_clock clock_{support::test_now()};
    vault::audit::entry_trail trail_;
};

/// The durable store, which a test may close and open again; open from `SetUp` on.
class KeptStore : public StoreFile {
protected:
    using StoreFile::StoreFile;

    void SetUp() override { reopen(); }

    void reopen() {
        store_.reset();
        store_ = sqlite::open_store(parts(keys_));
    }

    ports::acted execute(const domain::sealed_command& command) {
        return support::run_coroutine(store_->execute(act_for(command))).value();
    }

    ports::census counted() { return support::run_coroutine(store_->count()).value(); }

    /// An operator's words; they stand in no file but the trail's, and there as a commitment.
    static constexpr char reason[] = "geheime reden";

    void stand(const std::string& region, domain::region_mode mode) {
        ASSERT_TRUE(
            support::run_coroutine(store_->stand({region, mode, reason, "uid 1000", clock_.now()}))
        );
    }

    void let_in(const std::string& region, domain::membership what) {
        const ports::member_record record{region, what, reason, "coordinator:1/c", clock_.now()};
        ASSERT_TRUE(support::run_coroutine(store_->decide({record})));
    }

    /// Does all that is due, two at a time, as the sweeps do; in how many rounds.
    int sweep() {
        for (int rounds = 0; rounds < 50; ++rounds) {
            auto due =
                support::run_coroutine(store_->due(domain::amsterdam_day(clock_.now()), 2)).value();
            if (due.empty()) return rounds;
            std::vector<ports::act> acts;
            for (const domain::sealed_command& command : due)
                acts.push_back(act_for(command));
            EXPECT_TRUE(support::run_coroutine(store_->execute_all(std::move(acts))));
        }
        ADD_FAILURE() << "there is no end to what is due";
        return 0;
    }

    support::memory_key_store keys_;
    std::unique_ptr<sqlite::kept_store> store_;
};

} // namespace kruispunt::store
