#include "gateway/store/sqlite/backup.hpp"
#include "gateway/store/sqlite/database.hpp"
#include "tests/contract/store/kept_fixture.hpp"
#include "tests/contract/store/months.hpp"
#include "tests/contract/store/trail_lines.hpp"

#include <set>

namespace kruispunt::store {
namespace {

using namespace domain;
using statistics::figure;
using statistics::measure;
using support::giving;
using testing::ElementsAre;
using testing::IsEmpty;

/// The months' figures over the durable store: restarts, a region in shadow, what stays in the
/// file.
class StatisticsReopened : public KeptStore {
protected:
    void SetUp() override {
        reopen();
        EXPECT_THAT(freeze_all(*store_), IsEmpty());
        be_at("2026-12-01T12:00:00");
    }

    void be_at(const char* text) { clock_.set(in_winter(text)); }

    void perform(const sealed_command& command) { ASSERT_TRUE(execute(command).answer.what); }

    void match(int first, int count) {
        for (int i = first; i < first + count; ++i) {
            const std::string id = "C" + std::to_string(i);
            perform(giving("esar", id).child(i).by(1).command());
            perform(giving("sisa", id).child(i).by(2).command());
        }
    }

    std::int64_t asked(const std::string& sql) {
        sqlite::database db(file_, sqlite::database::access::read);
        auto question = db.prepare(sql);
        question.step();
        return question.integer(0);
    }
};

// proves: BEH-03.1 BEH-03.11
TEST_F(StatisticsReopened, ARestartInBetweenChangesNothing) {
    match(1, 4);
    reopen();
    match(5, 4);
    be_at("2027-01-01T00:00:00");
    reopen();
    EXPECT_THAT(freeze_all(*store_), ElementsAre(month("2026-12")));
    const auto made = tables_of(*store_, "2026-12").at(0);
    EXPECT_EQ(figure_of(made, measure::matches, "esar", "sisa"), (figure{8, 8}));
    reopen();
    EXPECT_THAT(freeze_all(*store_), IsEmpty());
    EXPECT_THAT(tables_of(*store_, "2026-12"), ElementsAre(made));
    be_at("2026-12-20T12:00:00");
    match(20, 5);
    EXPECT_EQ(asked("select count(*) from month_count"), 0) << "the month has its table";
    store_.reset();
    const std::string trail = trail_lines(file_);
    const auto frozen = trail.find(R"("wat":"freeze-month")");
    ASSERT_NE(frozen, trail.npos);
    EXPECT_NE(trail.find("2026-12", frozen), trail.npos) << "which month";
    EXPECT_EQ(trail.find(R"("wat":"freeze-month")", frozen + 1), trail.npos) << "once";
}

// proves: BEH-03.13
TEST_F(StatisticsReopened, WhatWasCountedIsThrownAwayWithTheTable) {
    policy_.regions.at("sisa").may_learn.set(
        static_cast<std::size_t>(disclosed_field::organisation_phone)
    );
    match(1, 3);
    for (const auto& each : support::run_coroutine(store_->owed("sisa", 0, 100)).value())
        ASSERT_TRUE(support::run_coroutine(store_->settle(
            {{each.number, ports::settlement::state::delivered, {}, "x", "without_reach/sisa"}}
        )));
    EXPECT_GT(asked("select count(*) from month_count"), 0);
    EXPECT_EQ(asked("select count(*) from month_without_reach"), 3);
    be_at("2027-01-01T00:00:00");
    freeze_all(*store_);
    EXPECT_EQ(asked("select count(*) from month_count"), 0);
    EXPECT_EQ(asked("select count(*) from month_without_reach"), 0);
    EXPECT_EQ(asked("select count(*) from month_figure where least > 0 and most < 5"), 0);
}

// proves: BEH-03.1 BEH-03.11
TEST_F(StatisticsReopened, AfterARestoreCountingBeginsAnewAndNoMonthIsToldTwice) {
    match(1, 6);
    be_at("2027-01-10T12:00:00");
    freeze_all(*store_);
    const auto december = tables_of(*store_, "2026-12");
    match(10, 6);
    store_.reset();
    sqlite::count_months_anew(file_);
    EXPECT_EQ(asked("select count(*) from month_count"), 0);
    be_at("2027-02-10T12:00:00");
    reopen();
    EXPECT_THAT(freeze_all(*store_), IsEmpty()) << "January may have been told before";
    match(20, 6);
    be_at("2027-03-01T12:00:00");
    EXPECT_THAT(freeze_all(*store_), IsEmpty()) << "February was counted in part";
    be_at("2027-04-01T12:00:00");
    EXPECT_THAT(freeze_all(*store_), ElementsAre(month("2027-03")));
    EXPECT_THAT(tables_of(*store_, "2027-01"), IsEmpty());
    EXPECT_THAT(tables_of(*store_, "2026-12"), ElementsAre(december.at(0)));
}

// proves: BEH-03.9 BOX-1.1
TEST_F(StatisticsReopened, TheNumbersOfARegionsNoticesDoNotCountThoseOfOthers) {
    match(1, 40);
    std::set<std::int64_t> steps;
    std::int64_t last = 0;
    for (const auto& each : support::run_coroutine(store_->owed("sisa", 0, 100)).value()) {
        steps.insert(each.number - last);
        last = each.number;
    }
    EXPECT_GT(steps.size(), 35U) << "each is as large as it happens";
    EXPECT_GT(*steps.begin(), 0) << "and they rise";
    EXPECT_GT(*steps.rbegin(), 100'000);
    EXPECT_LT(last, std::int64_t{1} << 31) << "billions of notices until 2^53";
    reopen();
    match(41, 1);
    EXPECT_GT(support::run_coroutine(store_->owed("sisa", last, 1)).value().at(0).number, last);
}

// proves: BEH-11.4
TEST_F(StatisticsReopened, AMatchMadeInShadowCountsWhenItIsTold) {
    stand("esar", region_mode::shadow);
    match(1, 6);
    be_at("2027-01-10T12:00:00");
    freeze_all(*store_);
    const auto december = tables_of(*store_, "2026-12").at(0);
    EXPECT_EQ(figure_of(december, measure::matches, "esar", "sisa"), (figure{0, 4}));
    EXPECT_EQ(figure_of(december, measure::signals, "esar"), (figure{6, 6}))
        << "given all the same";
    stand("esar", region_mode::normal);
    sweep();
    be_at("2027-02-01T00:00:00");
    freeze_all(*store_);
    const auto january = tables_of(*store_, "2027-01").at(0);
    EXPECT_EQ(figure_of(january, measure::matches, "esar", "sisa"), (figure{6, 6}));
}

} // namespace
} // namespace kruispunt::store
