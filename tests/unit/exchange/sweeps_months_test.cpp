#include "gateway/exchange/sweeps.hpp"
#include "tests/unit/exchange/sweeps_fixture.hpp"

#include <gmock/gmock.h>

namespace kruispunt::exchange {
namespace {

using namespace domain;
using namespace std::chrono_literals;
using support::giving;

sweep_settings two_months_a_round() {
    sweep_settings settings{5ms, 5ms, 4};
    settings.months = 2;
    return settings;
}

/// The months' tables, made by the sweeps (BEH-03).
class SweepsMonths : public sweeps_fixture {
protected:
    bool round() { return support::run_coroutine(sweeps_.round()); }

    /// "2026-12 to 2027-01", or nothing.
    std::string tables() {
        const auto there = support::run_coroutine(store_.frozen()).value();
        if (!there) return {};
        return statistics::to_text(there->first) + " to " + statistics::to_text(there->last);
    }

    support::memory_key_store keys_;
    scripted_watch watch_;
    sweeps sweeps_{
        {due_, vault_, keys_, store_, clock_, watch_, alarms_, {}, two_months_a_round()},
        context_.get_executor()};
};

// proves: BEH-03.1
TEST_F(SweepsMonths, AMonthThatIsOverGetsItsTable) {
    be_on("2026-11-20");
    EXPECT_TRUE(round());
    be_on("2026-12-10");
    hold(giving("esar", "E").dated(on("2026-12-01")));
    EXPECT_TRUE(round());
    EXPECT_EQ(tables(), "") << "November was counted in part, December is not over";
    clock_.set(on("2027-01-01"));
    EXPECT_TRUE(round());
    EXPECT_EQ(tables(), "2026-12 to 2026-12");
    EXPECT_TRUE(round());
    EXPECT_EQ(tables(), "2026-12 to 2026-12");
}

// proves: BEH-03.1
TEST_F(SweepsMonths, HoweverLongNothingRanTheyAreAllMadeAFewARound) {
    be_on("2026-11-20");
    EXPECT_TRUE(round());
    be_on("2027-06-10");
    EXPECT_TRUE(round());
    EXPECT_EQ(tables(), "2026-12 to 2027-01");
    EXPECT_TRUE(round());
    EXPECT_TRUE(round());
    EXPECT_EQ(tables(), "2026-12 to 2027-05");
}

TEST_F(SweepsMonths, NoneIsMadeByAClockThatCannotBeBelieved) {
    be_on("2026-11-20");
    EXPECT_TRUE(round());
    be_on("2031-01-10");
    watch_.believes = false;
    EXPECT_TRUE(round());
    EXPECT_EQ(tables(), "");
    be_on("2027-01-10");
    watch_.believes = true;
    EXPECT_TRUE(round());
    EXPECT_EQ(tables(), "2026-12 to 2026-12");
}

// proves: BEH-03.11
TEST_F(SweepsMonths, AClockThatIsPutBackMakesNoTableAgain) {
    be_on("2026-11-20");
    EXPECT_TRUE(round());
    be_on("2027-01-10");
    EXPECT_TRUE(round());
    be_on("2026-12-10");
    EXPECT_TRUE(round());
    be_on("2027-01-02");
    EXPECT_TRUE(round());
    EXPECT_EQ(tables(), "2026-12 to 2026-12");
}

TEST_F(SweepsMonths, AStoreThatDoesNotWriteIsTriedAgain) {
    be_on("2026-11-20");
    EXPECT_TRUE(round());
    be_on("2027-01-10");
    store_.fail(true);
    EXPECT_FALSE(round());
    store_.fail(false);
    EXPECT_TRUE(round());
    EXPECT_EQ(tables(), "2026-12 to 2026-12");
}

} // namespace
} // namespace kruispunt::exchange
