#include "gateway/vault/sealed_vault.hpp"
#include "tests/support/made_up_bsn.hpp"
#include "tests/support/memory_key_store.hpp"
#include "tests/unit/vault/known_keys.hpp"

#include <gtest/gtest.h>

namespace kruispunt::vault {
namespace {

using namespace domain;

class SealedActs : public testing::Test {
protected:
    result<sealed_command> sealed(decltype(command::act) act) {
        command c;
        c.region = "esar";
        c.act = std::move(act);
        c.if_match = {"tag"};
        c.trace = {"parent", "transaction"};
        return vault_.seal(c);
    }

    support::memory_key_store keys_;
    sealed_vault vault_{key_ring{1, counting_key(), counting_key(100)}, keys_};
};

// proves: MS-02.1 MS-06.1 ESAR-15.1
TEST_F(SealedActs, AQuestionIsOfTheSameSignalAsEveryOtherAct) {
    const auto closed = sealed(close_signal{"E-1"}).value();
    const auto read = sealed(read_signal{"E-1"}).value();
    const auto listed = sealed(list_matches{"E-1", 3, 25}).value();
    EXPECT_NE(closed.signal_key, digest());
    EXPECT_EQ(read.signal_key, closed.signal_key);
    EXPECT_EQ(listed.signal_key, closed.signal_key);
    EXPECT_TRUE(std::holds_alternative<sealed_read>(read.act));
    ASSERT_TRUE(std::holds_alternative<sealed_listing>(listed.act));
    EXPECT_EQ(std::get<sealed_listing>(listed.act).page, 3);
    EXPECT_EQ(std::get<sealed_listing>(listed.act).page_size, 25);
    EXPECT_NE(sealed(read_signal{"E-2"})->signal_key, closed.signal_key);
}

// proves: COM-24.3
TEST_F(SealedActs, AMoveBearsNoPlaceNameBeyondTheVault) {
    const auto moved = sealed(relocate_signal{"E-1", "0344", day(), "Utrecht"}).value();
    EXPECT_EQ(moved.signal_key, sealed(close_signal{"E-1"}).value().signal_key);
    ASSERT_TRUE(std::holds_alternative<sealed_relocation>(moved.act));
    EXPECT_EQ(std::get<sealed_relocation>(moved.act).municipality, "0344");
    EXPECT_EQ(std::get<sealed_relocation>(moved.act).on, day());
}

// proves: COM-29.2 COM-29.3 MS-11.3
TEST_F(SealedActs, TraceAndExpectationStayAsTheyWere) {
    const auto read = sealed(read_signal{"E-1"}).value();
    EXPECT_EQ(read.if_match, std::vector<std::string>{"tag"});
    EXPECT_EQ(read.trace, (trace{"parent", "transaction"}));
}

// proves: COM-37.3
TEST_F(SealedActs, AnInspectionTellsTheAgeOfItsOwnChildAlone) {
    const bsn child = support::made_up_bsn(1);
    const auto asked = sealed(inspect_child{child, "K-1", requester::parents, "0344"}).value();
    const auto& act = std::get<sealed_inspection>(asked.act);
    EXPECT_EQ(asked.signal_key, digest());
    EXPECT_EQ(act.reference, "K-1");
    EXPECT_EQ(act.municipality, "0344");
    for (const int number : {1, 2}) {
        submit_signal given;
        given.content.id = "E-1";
        given.content.child.bsn = support::made_up_bsn(number);
        given.content.child.birth_date = birth_date::parse("2014-11-20").value();
        const auto kept = sealed(given).value();
        const auto& compared = std::get<sealed_submit>(kept.act).signal.compared;
        const auto on = [&](const char* today) {
            return age_on(*compared.birth_date, act.calendar, parse_day(today).value());
        };
        if (number == 2) {
            EXPECT_FALSE(on("2026-11-20"));
            continue;
        }
        EXPECT_EQ(on("2026-11-19"), 11);
        EXPECT_EQ(on("2026-11-20"), 12);
    }
}

} // namespace
} // namespace kruispunt::vault
