#include "gateway/vault/sealed_vault.hpp"
#include "tests/support/made_up_bsn.hpp"
#include "tests/support/memory_key_store.hpp"
#include "tests/unit/vault/known_keys.hpp"

#include <gtest/gtest.h>

namespace kruispunt::vault {
namespace {

using namespace domain;

class NotInforming : public testing::Test {
protected:
    NotInforming() {
        ring_.digests = counting_key(0);
        ring_.wrapping = counting_key(100);
    }

    sealed_command sealed(std::optional<not_informing> reason) {
        submit_signal submit;
        submit.content.id = "E-1";
        submit.content.child.bsn = support::made_up_bsn(1);
        submit.content.organisation = {"00000099000000002000", "Jeugdplein", "+31101234567"};
        submit.content.date = parse_day("2026-11-20").value();
        submit.content.informed = informed::nobody;
        submit.content.reason = reason;
        command c;
        c.region = "esar";
        c.act = submit;
        return vault_.seal(c).value();
    }

    static const sealed_signal& signal_of(const sealed_command& c) {
        return std::get<sealed_submit>(c.act).signal;
    }

    support::memory_key_store keys_;
    key_ring ring_;
    sealed_vault vault_{ring_, keys_};
};

// proves: INF-1.10
TEST_F(NotInforming, TheReasonToTellNobodyIsKeptNowhere) {
    const auto forced = sealed(not_informing::force_majeure);
    const auto threatened = sealed(not_informing::threatening_situation);
    const auto unsaid = sealed(std::nullopt);
    for (const auto& other : {threatened, unsaid}) {
        EXPECT_EQ(signal_of(other).content, signal_of(forced).content);
        EXPECT_EQ(signal_of(other).identity.size(), signal_of(forced).identity.size());
        EXPECT_EQ(signal_of(other).contact.size(), signal_of(forced).contact.size());
    }
}

// proves: INF-2.3
TEST_F(NotInforming, TheOtherSideSeesThatConsentWasNotAsked) {
    const auto c = sealed(not_informing::threatening_situation);
    const auto& s = signal_of(c);
    const auto opened = vault_.open({c.signal_key, s.data_key, s.contact});
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->consent, consent::not_asked);
}

} // namespace
} // namespace kruispunt::vault
