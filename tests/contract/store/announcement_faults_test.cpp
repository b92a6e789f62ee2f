#include "tests/contract/store/faults_fixture.hpp"

#include <algorithm>
#include <vector>

namespace kruispunt::store {
namespace {

using namespace domain;
using support::fault;
using support::run_coroutine;

/// The coordination body is told out of a store that dies between a call and its commit (BEH-09).
class AnnouncementFaults : public StoreFaults {
protected:
    AnnouncementFaults() { policy_.announces = true; }

    /// True where all of it is kept.
    bool announce() {
        bool kept = true;
        for (const char* region : {"esar", "multisignaal", "sisa"})
            for (const char* cause : {"regio-onbereikbaar", "regio-weg"}) {
                standing_.push_back({region, cause});
                const auto done =
                    run_coroutine(store_->announcements().disturbed(standing_, false));
                kept = kept && done;
            }
        return kept;
    }

    /// The body hears whatever waits, until the store is not written any more.
    void tell() {
        for (;;) {
            const auto next = run_coroutine(store_->announcements().announcements(0, 1));
            if (!next || next->empty()) return;
            const ports::owed_announcement& owed = next->front();
            heard_.push_back(owed.id);
            if (!run_coroutine(store_->announcements().announced(owed, "1"))) return;
        }
    }

    /// Each was heard in the order in which they arose; a repeat only right behind itself.
    void expect_all_heard_in_order() {
        std::vector<uuid> without_repeats = heard_;
        without_repeats.erase(
            std::unique(without_repeats.begin(), without_repeats.end()), without_repeats.end()
        );
        EXPECT_EQ(without_repeats, ids_announced_);
    }

    void forget() {
        standing_.clear();
        heard_.clear();
        ids_announced_.clear();
    }

    std::vector<ports::disturbance> standing_;
    std::vector<uuid> heard_;
    std::vector<uuid> ids_announced_;
};

// proves: BEH-09.5
TEST_F(AnnouncementFaults, WhicheverSyncFailsAllAreToldInOrderAndOnlyTheOneUnderWayAgain) {
    for (int at = 1; at < 100; ++at) {
        SCOPED_TRACE("the sync that fails is number " + std::to_string(at));
        start_afresh();
        forget();
        ASSERT_TRUE(opens());
        ASSERT_TRUE(announce());
        for (const auto& each : run_coroutine(store_->announcements().announcements(0, 10)).value())
            ids_announced_.push_back(each.id);
        ASSERT_EQ(ids_announced_.size(), 6U);
        disk_.fail({fault::deed::sync, at, EIO, false, "-wal"});
        tell();
        const bool struck = disk_.struck();
        const support::temporary_folder elsewhere;
        disk_.heal();
        ASSERT_TRUE(opens_after_loss_of_power(elsewhere.path()));
        tell();
        expect_all_heard_in_order();
        EXPECT_LE(heard_.size(), struck ? 7U : 6U) << "only the one under way is told again";
        store_.reset();
        if (struck) continue;
        EXPECT_GT(at, 3) << "something failed at all";
        return;
    }
    FAIL() << "it never came through";
}

// proves: BEH-09.1
TEST_F(AnnouncementFaults, WhatIsAnnouncedIsThereWhereTheActIsAndNotWhereItIsNot) {
    for (int at = 1; at < 100; ++at) {
        SCOPED_TRACE("the sync that fails is number " + std::to_string(at));
        start_afresh();
        ASSERT_TRUE(opens());
        disk_.fail({fault::deed::sync, at, EIO, false, "-wal"});
        std::size_t done = 0;
        for (const char* region : {"esar", "multisignaal", "sisa"})
            if (run_coroutine(store_->stand(
                    {region, region_mode::maintenance, "reden", "uid 1000", clock_.now()}
                )))
                ++done;
        const bool struck = disk_.struck();
        const support::temporary_folder elsewhere;
        disk_.heal();
        ASSERT_TRUE(opens_after_loss_of_power(elsewhere.path()));
        const auto acts = run_coroutine(store_->standings()).value();
        const auto told = run_coroutine(store_->announcements().announcements(0, 10)).value();
        EXPECT_GE(acts.size(), done) << "what was answered is there";
        ASSERT_EQ(told.size(), acts.size());
        store_.reset();
        if (!struck) return;
    }
    FAIL() << "it never came through";
}

} // namespace
} // namespace kruispunt::store
