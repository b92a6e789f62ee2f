#include "gateway/store/sqlite/audit_reading.hpp"
#include "gateway/store/sqlite/database.hpp"
#include "tests/contract/store/kept_fixture.hpp"
#include "tests/contract/store/trail_lines.hpp"

namespace kruispunt::store {
namespace {

using namespace domain;
using support::giving;
using support::listing;
using support::withdrawal;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// A region in shadow, over the durable store (BEH-11).
class Shadow : public KeptStore {
protected:
    outcome perform(const sealed_command& command) { return execute(command).answer.what.value(); }

    std::vector<notice_kind> told(const std::string& region) {
        std::vector<notice_kind> kinds;
        for (const auto& o : support::run_coroutine(store_->owed(region, 0, 1'000)).value())
            kinds.push_back(o.notice.kind);
        return kinds;
    }

    std::int64_t counter(const std::string& name) {
        return support::run_coroutine(store_->counters()).value()[name];
    }
};

// proves: BEH-11.3 BEH-11.4
TEST_F(Shadow, ItsInputIsMatchedNobodyIsToldAndWhatWouldBeToldIsCounted) {
    stand("esar", region_mode::shadow);
    perform(giving("sisa", "S-1").by(2).command());
    const outcome given = perform(giving("esar", "E-1").by(1).command());
    EXPECT_EQ(counted().open_matches, 1);
    EXPECT_EQ(given.open_matches, 0) << "nor does the answer tell";
    EXPECT_EQ(perform(listing("sisa", "S-1")).match_total, 0) << "nor does a list";
    EXPECT_THAT(told("esar"), IsEmpty());
    EXPECT_THAT(told("sisa"), IsEmpty());
    EXPECT_EQ(counted().notices_shadowed, 2);
    EXPECT_EQ(counter("notices_shadowed/esar/match"), 1);
    EXPECT_EQ(counter("notices_shadowed/sisa/match"), 1);
    EXPECT_EQ(sweep(), 0) << "nothing is due while it stands so";
}

// proves: BEH-11.5
TEST_F(Shadow, LeavingItWhatStandsIsToldOnceToBothSides) {
    stand("esar", region_mode::shadow);
    for (const std::string n : {"1", "2", "3", "4"}) {
        const int child = std::stoi(n);
        perform(giving("sisa", "S-" + n).by(2).child(child).command());
        perform(giving("esar", "E-" + n).by(1).child(child).command());
    }
    perform(withdrawal("sisa", "S-2"));
    stand("esar", region_mode::normal);
    EXPECT_GT(sweep(), 1) << "in batches";
    EXPECT_THAT(told("esar"), testing::AllOf(SizeIs(3), Each(notice_kind::match_made)));
    EXPECT_THAT(told("sisa"), testing::AllOf(SizeIs(3), Each(notice_kind::match_made)));
    EXPECT_EQ(perform(listing("sisa", "S-1")).match_total, 1);
    EXPECT_EQ(sweep(), 0) << "and not again";
}

// proves: BEH-11.5
TEST_F(Shadow, AToldMatchIsRemindedOfFromThenOn) {
    stand("esar", region_mode::shadow);
    perform(giving("sisa", "S-1").by(2).command());
    perform(giving("esar", "E-1").by(1).command());
    clock_.advance(std::chrono::hours(24 * 20));
    EXPECT_EQ(sweep(), 0) << "what nobody knows nobody can take up";
    stand("esar", region_mode::normal);
    sweep();
    clock_.advance(std::chrono::hours(24 * 20));
    sweep();
    EXPECT_THAT(told("sisa"), ElementsAre(notice_kind::match_made, notice_kind::reminder));
}

// proves: BEH-11.1 BEH-11.5
TEST_F(Shadow, StandsOverARestartAndSoDoesWhatIsStillToBeTold) {
    stand("esar", region_mode::shadow);
    perform(giving("sisa", "S-1").by(2).command());
    reopen();
    perform(giving("esar", "E-1").by(1).command());
    EXPECT_THAT(told("sisa"), IsEmpty());
    stand("esar", region_mode::normal);
    reopen();
    sweep();
    EXPECT_THAT(told("sisa"), SizeIs(1));
    const auto standings = support::run_coroutine(store_->standings()).value();
    ASSERT_THAT(standings, SizeIs(1));
    EXPECT_EQ(standings[0].region, "esar");
    EXPECT_EQ(standings[0].mode, region_mode::normal);
    EXPECT_EQ(standings[0].reason, reason);
    EXPECT_EQ(standings[0].by, "uid 1000");
}

// proves: BEH-11.5
TEST_F(Shadow, OfTwoThatStandInItBothMustLeave) {
    stand("esar", region_mode::shadow);
    stand("sisa", region_mode::shadow);
    perform(giving("sisa", "S-1").by(2).command());
    perform(giving("esar", "E-1").by(1).command());
    stand("esar", region_mode::normal);
    sweep();
    stand("sisa", region_mode::maintenance);
    EXPECT_EQ(sweep(), 1);
    EXPECT_THAT(told("esar"), ElementsAre(notice_kind::match_made));
    EXPECT_THAT(told("sisa"), ElementsAre(notice_kind::match_made)) << "it waits in its queue";
}

// proves: BEH-11.4 BEH-11.6
TEST_F(Shadow, WhatWasToldBeforeIsKeptTrue) {
    perform(giving("sisa", "S-1").by(2).command());
    perform(giving("esar", "E-1").by(1).command());
    stand("esar", region_mode::shadow);
    perform(withdrawal("esar", "E-1", withdrawal_reason::mistake));
    EXPECT_THAT(told("sisa").back(), notice_kind::match_ended) << "told wrongly must be forgotten";
    EXPECT_EQ(counted().notices_shadowed, 0);
}

// proves: BEH-11.6
TEST_F(Shadow, WhatTheRegionItselfMustKnowWaitsInItsQueue) {
    perform(giving("sisa", "S-1").by(2).command());
    perform(giving("esar", "E-1").by(1).command());
    stand("esar", region_mode::shadow);
    perform(withdrawal("sisa", "S-1"));
    EXPECT_THAT(told("esar"), ElementsAre(notice_kind::match_made, notice_kind::match_ended));
}

// proves: BEH-11.5 COM-32.4
TEST_F(Shadow, WhatWasMadeForAdministrationIsToldToNobodyAfterIt) {
    stand("esar", region_mode::shadow);
    perform(giving("sisa", "S-1").by(2).command());
    perform(giving("esar", "E-1").by(1).because(mutation_reason::administration).command());
    stand("esar", region_mode::normal);
    sweep();
    EXPECT_THAT(told("esar"), IsEmpty());
    EXPECT_THAT(told("sisa"), IsEmpty());
    EXPECT_EQ(counted().notices_suppressed, 2);
    EXPECT_EQ(perform(listing("sisa", "S-1")).match_total, 1) << "but who asks finds it";
}

// proves: BEH-11.4
TEST_F(Shadow, ADeathThatItTellsEndsOnlyItsOwn) {
    perform(giving("sisa", "S-1").by(2).command());
    perform(giving("multisignaal", "M-1").by(3).command());
    stand("esar", region_mode::shadow);
    perform(giving("esar", "E-1").by(1).command());
    perform(withdrawal("esar", "E-1", withdrawal_reason::death));
    EXPECT_EQ(counted().signals, 2);
    EXPECT_EQ(counted().open_matches, 1) << "of the other two";
    EXPECT_THAT(told("sisa"), ElementsAre(notice_kind::match_made));
}

// proves: BEH-11.1
TEST_F(Shadow, EveryChangeIsAuditedWithItsReason) {
    stand("esar", region_mode::shadow);
    audit_entry entry;
    entry.act = "resume-feed";
    entry.region = "midden-nederland";
    entry.reason = "caf\u00e9 \"x\"";
    ASSERT_TRUE(support::run_coroutine(store_->begin_feed_at(12, entry)));
    EXPECT_EQ(support::run_coroutine(store_->feed_position("midden-nederland")).value(), 11);
    store_.reset();
    const std::string trail = trail_lines(file_);
    EXPECT_THAT(trail, testing::HasSubstr(R"("wat":"stand-schaduw","regio":"esar")"));
    EXPECT_EQ(trail.find(reason), trail.npos) << "a person's words are committed to";
    sqlite::database db(file_, sqlite::database::access::read);
    sqlite::audit_reading kept(db);
    EXPECT_EQ(kept.remark_of(1), reason);
    EXPECT_EQ(kept.remark_of(2), "caf\u00e9 \"x\"");
}

// proves: COM-34.9 INF-1.9
TEST_F(Shadow, RegionsFiguresAreCounted) {
    perform(giving("sisa", "S-1").without_bsn().command());
    perform(giving("sisa", "S-2").without_bsn().command());
    perform(withdrawal("sisa", "S-2"));
    auto uninformed = giving("esar", "E-1").command();
    std::get<sealed_submit>(uninformed.act).warnings = {warning::duty_to_inform};
    perform(uninformed);
    auto again = giving("esar", "E-1").in("0034").command();
    std::get<sealed_submit>(again.act).warnings = {warning::duty_to_inform};
    perform(again);
    EXPECT_EQ(counter("uninformed/esar"), 1) << "each signal once";
    const auto figures = support::run_coroutine(store_->figures()).value();
    ASSERT_THAT(figures, SizeIs(1));
    EXPECT_EQ(figures[0].region, "sisa");
    EXPECT_EQ(figures[0].without_bsn, 1);
}

} // namespace
} // namespace kruispunt::store
