#include "gateway/exchange/objections.hpp"
#include "gateway/federation/use_cases.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/plain_vault.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/sealed_commands.hpp"
#include "tests/support/sequential_ids.hpp"

#include <gtest/gtest.h>

namespace kruispunt::exchange {
namespace {

using namespace domain;
using support::giving;

/// ESAR's operators, and a signal E-1 of theirs whose child is of a known age.
class Objections : public testing::Test {
protected:
    void give(const char* born) {
        const sealed_command command = giving("esar", "E-1").by(1).command();
        const std::int64_t key = std::get<sealed_submit>(command.act).signal.data_key;
        if (born) vault_.add_birth_date(key, birth_date::parse(born).value());
        const ports::act act{federation::use_case_for(command), command};
        ASSERT_TRUE(support::run_coroutine(store_.execute(act))->answer.what);
    }

    answer enter(requester by, std::string id = "E-1") {
        return support::run_coroutine(
            objections_.enter({std::move(id), by, "0034", "case 7"}, "esar", "00000099000000000900")
        );
    }

    answer decide(const uuid& id, bool upheld, std::string region = "esar") {
        return support::run_coroutine(
            objections_.decide({id, upheld}, std::move(region), "00000099000000000900")
        );
    }

    std::vector<ports::open_objection> open() {
        return support::run_coroutine(store_.objections({})).value();
    }

    federation_policy policy_ = support::four_regions();
    support::sequential_ids ids_;
    support::fixed_clock clock_{support::test_now()};
    support::memory_store store_{policy_, ids_, clock_};
    support::plain_vault vault_;
    objections objections_{{vault_, vault_, store_, store_, clock_, ids_}};
};

// proves: COM-37.2 BEH-10.4 acceptance
TEST_F(Objections, AreEnteredByWhoMayAskAtTheChildsAgeToday) {
    give("2014-11-20"); // twelve today
    const answer refused = enter(requester::parents);
    ASSERT_FALSE(refused.what);
    EXPECT_EQ(refused.what.error().code, errc::requester_not_authorised);
    EXPECT_TRUE(open().empty());
    const answer entered = enter(requester::both);
    ASSERT_TRUE(entered.what);
    EXPECT_EQ(entered.what->state, signal_state::frozen);
    ASSERT_EQ(open().size(), 1U);
    EXPECT_EQ(open()[0].signal.reference, "E-1");
    EXPECT_EQ(open()[0].what.id, entered.what->objection->id);
    EXPECT_TRUE(open()[0].what.has_reference);
}

// proves: COM-37.3
TEST_F(Objections, OfASignalWithoutABirthDateAreRecordedAndNotJudged) {
    give(nullptr);
    EXPECT_TRUE(enter(requester::young_person).what);
    EXPECT_EQ(store_.audit().back().asked_by, "jeugdige");
}

// proves: BEH-10.4 refusal
TEST_F(Objections, AreToASignalOfTheOperatorsOwnRegion) {
    give("2014-11-20");
    EXPECT_EQ(enter(requester::both, "E-2").what.error().code, errc::signal_unknown);
    const auto entered = enter(requester::both);
    const uuid id = entered.what->objection->id;
    EXPECT_EQ(decide(id, true, "sisa").what.error().code, errc::signal_unknown);
    EXPECT_EQ(open().size(), 1U);
}

// proves: BEH-10.2 BEH-10.3
TEST_F(Objections, AreDecidedOnce) {
    give("2014-11-20");
    const uuid first = enter(requester::both).what->objection->id;
    EXPECT_EQ(decide(first, false).what->state, signal_state::active);
    EXPECT_EQ(decide(first, false).what.error().field, field::objection_id);
    const uuid second = enter(requester::both).what->objection->id;
    EXPECT_EQ(decide(second, true).what->state, signal_state::withdrawn);
    EXPECT_TRUE(open().empty());
    EXPECT_TRUE(store_.held().empty());
}

TEST_F(Objections, WaitForAVaultThatCannotRead) {
    give("2014-11-20");
    vault_.fail(true);
    EXPECT_EQ(enter(requester::both).what.error().code, errc::temporarily_unavailable);
    vault_.fail(false);
    EXPECT_TRUE(enter(requester::both).what);
}

} // namespace
} // namespace kruispunt::exchange
