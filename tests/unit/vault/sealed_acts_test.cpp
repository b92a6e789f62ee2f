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

// proves: COM-29.2 COM-29.3 MS-11.3
TEST_F(SealedActs, TraceAndExpectationStayAsTheyWere) {
    const auto read = sealed(read_signal{"E-1"}).value();
    EXPECT_EQ(read.if_match, std::vector<std::string>{"tag"});
    EXPECT_EQ(read.trace, (trace{"parent", "transaction"}));
}

// Admission stops these before; were one to come through, nothing of it would be sealed or kept.
TEST_F(SealedActs, WhatIsNotCarriedOutIsNotSealed) {
    for (const auto& refused :
         {sealed(relocate_signal{"E-1", "0034", day(), ""}),
          sealed(update_match{}),
          sealed(inspect_child{support::made_up_bsn(1), "K-1", requester::both, ""})}) {
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().field, field::operation);
    }
}

} // namespace
} // namespace kruispunt::vault
