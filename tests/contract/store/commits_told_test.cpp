#include "tests/contract/store/kept_fixture.hpp"
#include "tests/support/recording_tally.hpp"

namespace kruispunt::store {
namespace {

using namespace domain;
using support::giving;

/// A store of which a test hears every commit.
class CommitsTold : public StoreFile {
protected:
    void SetUp() override {
        sqlite::store_parts told = parts(keys_);
        told.committed = [this](const ports::commit_seen& seen) { tally_.committed(seen); };
        store_ = sqlite::open_store(told);
    }

    void give(const giving& signal) {
        ASSERT_TRUE(support::run_coroutine(store_->execute(act_for(signal.command()))));
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

    support::memory_key_store keys_;
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
        all.push_back(store_->execute(act_for(giving("esar", std::to_string(n)).child(n).command()))
        );
    support::run_together(std::move(all));
    EXPECT_GE(jobs(), 500U);
    EXPECT_LT(tally_.commits().size(), 500U) << "while one commits the next ones gather";
}

} // namespace
} // namespace kruispunt::store
