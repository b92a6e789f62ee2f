#include "gateway/federation/use_cases.hpp"
#include "gateway/store/sqlite/sqlite_store.hpp"
#include "gateway/vault/audit/entry_trail.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/memory_key_store.hpp"
#include "tests/support/recording_tally.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/sealed_commands.hpp"
#include "tests/support/sequential_ids.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace kruispunt::store {
namespace {

using namespace domain;
using support::giving;

/// A store of which a test hears every commit.
class CommitsTold : public testing::Test {
protected:
    CommitsTold() {
        sqlite::store_parts parts{
            folder_.path() / "store.db", policy_, ids_, clock_, keys_, trail_, {}};
        parts.committed = [this](const ports::commit_seen& seen) { tally_.committed(seen); };
        store_ = sqlite::open_store(parts);
    }

    static ports::act act_of(sealed_command command) {
        const use_case decides = federation::use_case_for(command);
        return {decides, std::move(command)};
    }

    void give(const giving& signal) {
        ASSERT_TRUE(support::run_coroutine(store_->execute(act_of(signal.command()))));
    }

    /// Of all commits so far; the commit of what was answered is told before the answer.
    std::size_t jobs() const {
        std::size_t all = 0;
        for (const ports::commit_seen& seen : tally_.commits())
            all += seen.jobs;
        return all;
    }

    std::map<std::string, std::int64_t> matches() const {
        std::map<std::string, std::int64_t> all;
        for (const ports::commit_seen& seen : tally_.commits())
            for (const auto& [region, made] : seen.matches)
                all[region] += made;
        return all;
    }

    support::temporary_folder folder_;
    federation_policy policy_ = support::four_regions();
    support::sequential_ids ids_;
    support::fixed_clock clock_{support::test_now()};
    support::memory_key_store keys_;
    vault::audit::entry_trail trail_;
    support::recording_tally tally_;
    std::unique_ptr<sqlite::kept_store> store_;
};

// proves: BEH-08.3
TEST_F(CommitsTold, EachWithItsTimeItsJobsAndTheMatchesByTheRegionThatCausedThem) {
    const std::size_t before = jobs();
    give(giving("esar", "E-1").by(1));
    EXPECT_TRUE(matches().empty());
    give(giving("sisa", "S-1").by(2));
    EXPECT_GE(jobs(), before + 2);
    EXPECT_EQ(matches(), (std::map<std::string, std::int64_t>{{"sisa", 1}}));
    for (const ports::commit_seen& seen : tally_.commits())
        EXPECT_GT(seen.took.count(), 0);
}

// proves: BEH-08.3
TEST_F(CommitsTold, WhatIsWrittenTogetherIsOneCommit) {
    std::vector<ports::task<result<ports::acted>>> all;
    for (int n = 0; n < 500; ++n)
        all.push_back(store_->execute(act_of(giving("esar", std::to_string(n)).child(n).command()))
        );
    support::run_together(std::move(all));
    EXPECT_GE(jobs(), 500U);
    EXPECT_LT(tally_.commits().size(), 500U) << "while one commits the next ones gather";
}

} // namespace
} // namespace kruispunt::store
