#include "gateway/exchange/bulk.hpp"
#include "gateway/store/sqlite/sqlite_store.hpp"
#include "gateway/vault/audit/entry_trail.hpp"
#include "tests/integration/bulk/bulk_world.hpp"
#include "tests/support/memory_key_store.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace kruispunt::tests {
namespace {

/// Loads into a durable store that can be closed and opened again.
class BulkReplay : public testing::Test {
protected:
    BulkReplay() { open(); }

    void open() {
        enactment_.reset();
        store_.reset();
        store_ = store::sqlite::open_store(
            {folder_.path() / "store.db",
             policy_,
             ids_,
             clock_,
             keys_,
             trail_,
             [](const std::string& why) { ADD_FAILURE() << why; }}
        );
        enactment_ = std::make_unique<exchange::enactment>(vault_, *store_, clock_, ids_, policy_);
    }

    std::vector<std::string> load(scripted_body body, recording_sink& sink) {
        exchange::bulk bulk(*enactment_, clock_, ids_, {});
        support::run_coroutine(bulk.load(sisa_only_.front(), {}, {}, body, sink));
        return sink.lines();
    }

    std::vector<std::string> load(const std::string& file) {
        recording_sink sink;
        return load(scripted_body({file}), sink);
    }

    ports::census counted() { return support::run_coroutine(store_->count()).value(); }

    const std::vector<exchange::participant> sisa_only_ = sisa_only();
    support::temporary_folder folder_;
    domain::federation_policy policy_ = support::four_regions();
    support::sequential_ids ids_;
    support::fixed_clock clock_{support::test_now()};
    support::memory_key_store keys_;
    vault::audit::entry_trail trail_;
    vault::sealed_vault vault_{throwaway_ring(), keys_};
    std::unique_ptr<ports::store> store_;
    std::unique_ptr<exchange::enactment> enactment_;
};

std::string file_of(int count) {
    std::string file;
    for (int n = 0; n < count; ++n)
        file += sisa_line(n) + "\n";
    return file;
}

// proves: SISA-10.7 SISA-03.1 SISA-03.2
TEST_F(BulkReplay, TheSameFileAgainIsHarmless) {
    std::string file = file_of(1'000) + "no message\n";
    const std::string line = sisa_line(1'001);
    file += std::string(line).replace(line.find("<sisa:bsn>") + 10, 9, "999990018") + "\n";
    const auto first = load(file);
    ASSERT_EQ(first.size(), 1'003U);
    EXPECT_EQ(first.back(), "TOTAAL;1002;Bv03;1000;Fo03;2");
    const auto after = counted();
    EXPECT_EQ(load(file), first);
    EXPECT_EQ(counted().signals, after.signals);
    open();
    EXPECT_EQ(load(file), first) << "after a restart too";
    EXPECT_EQ(counted().signals, 1'000);
}

// proves: SISA-03.1 acceptance
TEST_F(BulkReplay, ATimeOfItsOwnMakesNoOtherMessage) {
    load(sisa_line(1));
    EXPECT_EQ(
        load(with(sisa_line(1), "20261120101530123", "20261120101530999")).front(), "R-1;Bv03"
    );
    EXPECT_EQ(counted().signals, 1);
}

// proves: SISA-03.5 refusal
TEST_F(BulkReplay, AReferenceForOtherContentIsRefused) {
    load(file_of(3));
    const auto told = load(with(sisa_line(1), ">S-1<", ">S-9<") + "\n" + sisa_line(2));
    EXPECT_EQ(told.at(0), "R-1;Fo03;KENMERK_CONFLICT stuurgegevens/referentienummer");
    EXPECT_EQ(told.at(1), "R-2;Bv03");
    EXPECT_EQ(counted().signals, 3);
}

// proves: SISA-10.6 SISA-10.7 COM-21.1
TEST_F(BulkReplay, WhatWasAnsweredBeforeItBrokeIsThere) {
    const std::string file = file_of(400);
    for (const std::size_t share : {5U, 3U, 2U}) {
        recording_sink sink;
        const auto told = load(scripted_body({file.substr(0, file.size() / share)}, true), sink);
        EXPECT_FALSE(sink.finished());
        ASSERT_GT(told.size(), 50U);
        open();
        EXPECT_GE(counted().signals, static_cast<std::int64_t>(told.size()));
    }
    EXPECT_EQ(load(file).back(), "TOTAAL;400;Bv03;400;Fo03;0");
    EXPECT_EQ(counted().signals, 400);
}

} // namespace
} // namespace kruispunt::tests
