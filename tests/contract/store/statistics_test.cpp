#include "tests/contract/store/months.hpp"

#include <gmock/gmock.h>

namespace kruispunt::store {
namespace {

using namespace domain;
using statistics::figure;
using statistics::measure;
using support::giving;
using support::withdrawal;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

using fate = ports::settlement::state;

constexpr figure under_five{0, 4};

constexpr figure exactly(std::int64_t count) {
    return {count, count};
}

class StoreStatistics : public Store {
protected:
    /// Counting began in November; December is the first month that is counted as a whole.
    StoreStatistics() {
        EXPECT_THAT(freeze_all(months()), IsEmpty());
        be_at("2026-12-01T12:00:00");
        EXPECT_THAT(freeze_all(months()), IsEmpty());
    }

    ports::statistics_store& months() { return subject_->statistics(); }

    void be_at(const char* text) { subject_->clock.set(in_winter(text)); }

    /// So many signals of a region that match nothing, from that number on.
    void give(const std::string& region, int first, int count) {
        for (int i = first; i < first + count; ++i)
            ASSERT_TRUE(answer_to(lone(region, i).command()));
    }

    /// So many matches of two regions, on children of their own.
    void match(const std::string& one, const std::string& other, int first, int count) {
        for (int i = first; i < first + count; ++i) {
            const std::string id = "C" + std::to_string(i);
            ASSERT_TRUE(answer_to(giving(one, id).child(i).by(1).command()));
            ASSERT_TRUE(answer_to(giving(other, id).child(i).by(2).command()));
        }
    }

    statistics::published_month december() {
        be_at("2027-01-02T12:00:00");
        EXPECT_THAT(freeze_all(months()), ElementsAre(month("2026-12")));
        return tables_of(months(), "2026-12").at(0);
    }

    /// SISA learns of organisations' numbers alone; so do others that are named.
    void hang_on_numbers(const std::vector<std::string>& regions) {
        for (const std::string& region : regions)
            subject_->policy.regions.at(region).may_learn.set(
                static_cast<std::size_t>(disclosed_field::organisation_phone)
            );
    }

    /// All that is owed to a region arrives; where it says so, naming nobody to reach.
    void deliver(const std::string& region, const std::string& counted) {
        for (const ports::owed_notice& each : owed(region))
            ASSERT_TRUE(support::run_coroutine(
                store().settle({{each.number, fate::delivered, {}, "x", counted}})
            ));
    }
};

// proves: BEH-03.1
TEST_P(StoreStatistics, AMonthHasATableOnceItIsOverInAmsterdam) {
    be_at("2026-12-31T23:59:59");
    EXPECT_THAT(freeze_all(months()), IsEmpty());
    EXPECT_FALSE(support::run_coroutine(months().frozen()).value());
    be_at("2027-01-01T00:00:00");
    EXPECT_THAT(freeze_all(months()), ElementsAre(month("2026-12")));
    EXPECT_THAT(freeze_all(months()), IsEmpty());
    const auto there = support::run_coroutine(months().frozen()).value();
    EXPECT_EQ(there, (ports::month_span{month("2026-12"), month("2026-12")}));
    EXPECT_THAT(tables_of(months(), "2026-11"), IsEmpty()) << "it was counted in part";
}

// proves: BEH-03.1
TEST_P(StoreStatistics, MonthsInWhichNothingRanGetTheirTablesOneByOne) {
    give("esar", 1, 5);
    be_at("2027-03-05T08:00:00");
    EXPECT_EQ(support::run_coroutine(months().freeze_next()).value(), month("2026-12"));
    EXPECT_THAT(freeze_all(months()), ElementsAre(month("2027-01"), month("2027-02")));
    const auto all = support::run_coroutine(months().tables({month("2020-01"), month("2030-01")}));
    ASSERT_THAT(all.value(), SizeIs(3));
    EXPECT_EQ(figure_of(all.value()[0], measure::signals, "esar"), exactly(5));
    EXPECT_EQ(figure_of(all.value()[1], measure::signals, "esar"), under_five);
    EXPECT_EQ(all.value()[2].month, month("2027-02"));
}

// proves: BEH-03.2 BEH-03.3
TEST_P(StoreStatistics, ASignalCountsWhereItIsGivenUnderANewId) {
    give("esar", 1, 6);
    give("sisa", 11, 4);
    perform(lone("esar", 1).command());
    perform(lone("esar", 2).by(3).command());
    EXPECT_FALSE(
        answer_to(lone("esar", 7).dated(support::test_today() + std::chrono::days(90)).command())
    );
    perform(lone("esar", 8).because(mutation_reason::administration).command());
    perform(withdrawal("esar", "L3", withdrawal_reason::mistake));
    const auto table = december();
    EXPECT_EQ(figure_of(table, measure::signals, "esar"), exactly(6));
    EXPECT_EQ(figure_of(table, measure::signals, "sisa"), under_five);
    EXPECT_EQ(figure_of(table, measure::signals), (figure{6, 18}));
}

// proves: BEH-03.12
TEST_P(StoreStatistics, APageThatIsNotTakenCountsNothing) {
    std::vector<ports::act> acts;
    for (int i = 0; i < 5; ++i)
        acts.push_back(act_for(lone("midden-nederland", i).command()));
    const ports::feed_mark another{"midden-nederland", 7, 12};
    EXPECT_FALSE(support::run_coroutine(store().execute_page(acts, another)));
    const ports::feed_mark right{"midden-nederland", 0, 5};
    EXPECT_TRUE(support::run_coroutine(store().execute_page(acts, right)));
    EXPECT_EQ(figure_of(december(), measure::signals, "midden-nederland"), exactly(5));
}

// proves: BEH-03.2 BEH-03.7
TEST_P(StoreStatistics, WarningsAndMissingNumbersCountAsPartsOfTheSignals) {
    for (int i = 1; i <= 7; ++i)
        perform(i <= 5 ? uninformed(lone("sisa", i)) : lone("sisa", i).command());
    for (int i = 11; i <= 16; ++i)
        perform(lone("sisa", i).without_bsn().command());
    perform(uninformed(lone("sisa", 6).by(3)));
    perform(lone("sisa", 6).by(4).command());
    perform(uninformed(lone("sisa", 6).by(5)));
    const auto table = december();
    EXPECT_EQ(figure_of(table, measure::signals, "sisa"), exactly(13));
    EXPECT_EQ(figure_of(table, measure::uninformed, "sisa"), exactly(6)) << "each once";
    EXPECT_EQ(figure_of(table, measure::without_bsn, "sisa"), exactly(6));
    EXPECT_FALSE(table.told.contains({{"esar", {}}, measure::without_bsn}))
        << "none may leave it out";
}

// What is corrected in another month, or was given with `beheer`, is no part of any whole.
TEST_P(StoreStatistics, AWarningCountsInTheMonthOfItsSignalAlone) {
    give("sisa", 1, 6);
    for (int i = 11; i <= 15; ++i)
        perform(lone("sisa", i).because(mutation_reason::administration).command());
    for (int i = 11; i <= 15; ++i)
        perform(uninformed(lone("sisa", i).by(3)));
    EXPECT_EQ(figure_of(december(), measure::uninformed, "sisa"), under_five);
    for (int i = 1; i <= 6; ++i)
        perform(uninformed(lone("sisa", i).by(3).in("0034")));
    give("sisa", 21, 5);
    be_at("2027-02-01T12:00:00");
    freeze_all(months());
    const auto january = tables_of(months(), "2027-01").at(0);
    EXPECT_EQ(figure_of(january, measure::signals, "sisa"), exactly(5));
    EXPECT_EQ(figure_of(january, measure::uninformed, "sisa"), under_five);
}

// proves: BEH-03.3
TEST_P(StoreStatistics, AMatchCountsOnceForItsPairAndForBothItsRegions) {
    match("esar", "sisa", 1, 6);
    match("multisignaal", "esar", 11, 2);
    perform(giving("esar", "B").child(50).by(1).because(mutation_reason::administration).command());
    perform(giving("sisa", "B").child(50).by(2).because(mutation_reason::administration).command());
    perform(giving("esar", "K").child(51).by(1).born(2015, 1, 2).named("anna").command());
    perform(giving("sisa", "K").child(51).by(2).born(2016, 3, 4).named("berend").command());
    perform(withdrawal("esar", "C1"));
    const auto table = december();
    EXPECT_EQ(figure_of(table, measure::matches, "sisa", "esar"), exactly(6))
        << "no clash, no beheer";
    EXPECT_EQ(figure_of(table, measure::matches, "esar", "multisignaal"), under_five);
    EXPECT_EQ(figure_of(table, measure::matches, "sisa"), (figure{6, 14}));
    EXPECT_THAT(table.median_delay, IsEmpty()) << "of ten or more matches only";
}

// proves: BEH-03.8
TEST_P(StoreStatistics, TheTimeToMatchIsKeptByItsClass) {
    const day today = amsterdam_day(subject_->clock.now());
    for (int i = 1; i <= 11; ++i) {
        const std::string id = "D" + std::to_string(i);
        const auto before = std::chrono::days(i <= 5 ? 2 : 60);
        perform(giving("esar", id).child(i).by(1).dated(today - before).command());
        perform(giving("sisa", id).child(i).by(2).dated(today).command());
    }
    const auto table = december();
    const statistics::place pair{"esar", "sisa"};
    ASSERT_TRUE(table.median_delay.contains(pair));
    EXPECT_EQ(table.median_delay.at(pair), 2U) << "31 to 180 days";
}

TEST_P(StoreStatistics, AMatchWithoutReachCountsOnceAndBeforeItsMonthIsOver) {
    hang_on_numbers({"sisa", "esar"});
    match("esar", "sisa", 1, 6);
    deliver("sisa", "without_reach/sisa");
    deliver("esar", "without_reach/esar");
    match("esar", "sisa", 11, 5);
    const auto table = december();
    EXPECT_EQ(figure_of(table, measure::matches, "esar", "sisa"), exactly(11));
    EXPECT_EQ(figure_of(table, measure::without_reach, "esar", "sisa"), exactly(6));
    deliver("sisa", "without_reach/sisa");
    be_at("2027-02-01T12:00:00");
    freeze_all(months());
    const auto january = tables_of(months(), "2027-01").at(0);
    EXPECT_EQ(figure_of(january, measure::without_reach, "esar", "sisa"), under_five);
}

TEST_P(StoreStatistics, OnlyWhatTellsOfTheMatchAndLeavesNobodyToReachCountsAsSuch) {
    hang_on_numbers({"sisa"});
    match("esar", "sisa", 1, 6);
    deliver("sisa", "another counter");
    for (int i = 1; i <= 6; ++i)
        perform(giving("esar", "C" + std::to_string(i)).child(i).by(7).phone("1").command());
    ASSERT_THAT(owed("sisa"), SizeIs(6));
    EXPECT_EQ(owed("sisa")[0].notice.kind, notice_kind::match_changed);
    deliver("sisa", "without_reach/sisa");
    EXPECT_EQ(figure_of(december(), measure::without_reach, "esar", "sisa"), under_five);
}

// proves: BEH-03.11
TEST_P(StoreStatistics, NothingThatComesLaterChangesATable) {
    hang_on_numbers({"sisa"});
    give("esar", 1, 6);
    match("esar", "sisa", 1, 5);
    const auto table = december();
    EXPECT_EQ(figure_of(table, measure::signals, "esar"), exactly(11));

    be_at("2026-12-20T12:00:00"); // a sandbox's clock is put back
    give("esar", 100, 5);
    match("esar", "sisa", 100, 5);
    deliver("sisa", "without_reach/sisa");
    EXPECT_THAT(freeze_all(months()), IsEmpty());
    EXPECT_THAT(tables_of(months(), "2026-12"), ElementsAre(table));

    be_at("2027-01-15T12:00:00");
    for (int i = 1; i <= 5; ++i)
        perform(withdrawal("esar", "C" + std::to_string(i), withdrawal_reason::death));
    for (int i = 1; i <= 6; ++i)
        perform(withdrawal("esar", "L" + std::to_string(i), withdrawal_reason::mistake));
    give("esar", 1'000, 5);
    be_at("2027-02-01T00:00:00");
    EXPECT_THAT(freeze_all(months()), ElementsAre(month("2027-01")));
    EXPECT_THAT(tables_of(months(), "2026-12"), ElementsAre(table));
    const auto january = tables_of(months(), "2027-01").at(0);
    EXPECT_EQ(figure_of(january, measure::signals, "esar"), exactly(5))
        << "what came late is in none";
    EXPECT_EQ(figure_of(january, measure::matches, "esar", "sisa"), under_five);
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreStatistics, every_store, name_of);

} // namespace
} // namespace kruispunt::store
