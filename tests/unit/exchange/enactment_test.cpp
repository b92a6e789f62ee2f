#include "tests/unit/exchange/exchange_fixture.hpp"

namespace kruispunt::exchange {
namespace {

using namespace domain;

class Enactment : public exchange_fixture {
protected:
    result<std::vector<answer>> enact_page(int first, int last, std::int64_t from) {
        std::vector<command> commands;
        for (int n = first; n <= last; ++n) {
            command c;
            c.region = "midden-nederland";
            c.act = submit_signal{plain_signal("N-" + std::to_string(n), 1, n), false, {}};
            c.feed_item = n;
            commands.push_back(std::move(c));
        }
        ports::feed_mark mark{"midden-nederland", from, last};
        return support::run_coroutine(enactment_.enact_page(std::move(commands), std::move(mark)));
    }
};

TEST_F(Enactment, ASignalGoesItsWholeWay) {
    const answer a = give("esar", "E-1", 1);
    ASSERT_TRUE(a.what);
    EXPECT_EQ(a.what->what, outcome::effect::created);
    EXPECT_EQ(counted().signals, 1);
}

// proves: BEH-08.3
TEST_F(Enactment, EachAnswerAndRefusalIsCountedOnce) {
    give("esar", "E-1", 1);
    withdraw("sisa", "S-1");
    ASSERT_TRUE(enact_page(1, 2, 0));
    EXPECT_EQ(
        tally_.lines(),
        (std::vector<std::string>{
            "esar: taken",
            "sisa: SIGNAAL_ONBEKEND",
            "midden-nederland: taken",
            "midden-nederland: taken"})
    );
}

// proves: COM-33.1 refusal
TEST_F(Enactment, WhatTheRulesRefuseIsAuditedAndLeavesNoKey) {
    signal_content old = plain_signal("E-1");
    old.date = plus_years(support::test_today(), -2);
    command c;
    c.region = "esar";
    c.act = submit_signal{old, false, std::nullopt};
    const answer a = support::run_coroutine(enactment_.enact(c));
    ASSERT_FALSE(a.what);
    EXPECT_EQ(a.what.error().code, errc::date_invalid);
    ASSERT_EQ(store_.audit().size(), 1U);
    EXPECT_EQ(store_.audit()[0].outcome, "DATUM_ONGELDIG");
}

// proves: INF-1.7 INF-1.8 acceptance
TEST_F(Enactment, TheDutyToInformIsAWarning) {
    signal_content told_nobody = plain_signal("E-1");
    told_nobody.informed = informed::nobody;
    command c;
    c.region = "esar";
    c.act = submit_signal{told_nobody, false, std::nullopt};
    const answer a = support::run_coroutine(enactment_.enact(c));
    ASSERT_TRUE(a.what);
    EXPECT_EQ(a.what->warnings, std::vector{warning::duty_to_inform});
}

TEST_F(Enactment, AKeyThatWasNotUsedIsGivenBack) {
    give("esar", "E-1", 1);
    EXPECT_EQ(vault_.released(), 0U);
    give("esar", "E-1", 1);
    EXPECT_EQ(vault_.released(), 1U);
    give("esar", "E-1", 1, 2);
    EXPECT_EQ(vault_.released(), 2U) << "another child under a known id is refused";
}

// proves: COM-27.3 ERR-1.2 refusal
TEST_F(Enactment, AVaultThatFailsAsksToTryAgain) {
    vault_.fail(true);
    const answer a = give("esar", "E-1", 1);
    ASSERT_FALSE(a.what);
    EXPECT_EQ(a.what.error().code, errc::temporarily_unavailable);
    EXPECT_EQ(counted().signals, 0);
}

// proves: COM-21.1 COM-27.3 COM-33.1 ERR-1.2 refusal
TEST_F(Enactment, AStoreThatFailsAsksToTryAgain) {
    store_.fail(true);
    const answer a = give("esar", "E-1", 1);
    ASSERT_FALSE(a.what);
    EXPECT_EQ(a.what.error().code, errc::temporarily_unavailable);
    EXPECT_EQ(a.at, clock_.now());
    store_.fail(false);
    EXPECT_TRUE(give("esar", "E-1", 1).what);
}

// proves: MN-03.1
TEST_F(Enactment, APageIsOneTransaction) {
    ASSERT_TRUE(enact_page(1, 3, 0));
    EXPECT_EQ(counted().signals, 3);
    EXPECT_FALSE(enact_page(4, 5, 0)) << "the mark has moved";
    EXPECT_EQ(counted().signals, 3);
    vault_.fail(true);
    EXPECT_FALSE(enact_page(4, 5, 3));
    vault_.fail(false);
    EXPECT_TRUE(enact_page(4, 5, 3));
}

} // namespace
} // namespace kruispunt::exchange
