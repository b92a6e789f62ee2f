#include "gateway/vault/sealed_vault.hpp"
#include "tests/support/made_up_bsn.hpp"
#include "tests/support/memory_key_store.hpp"
#include "tests/unit/vault/known_keys.hpp"

#include <gtest/gtest.h>

namespace kruispunt::vault {
namespace {

using namespace domain;

key_ring known_ring() {
    key_ring ring;
    ring.digests = counting_key(0);
    ring.wrapping = counting_key(100);
    return ring;
}

/// Signals whose birth date time asks for.
class SealedBirthDate : public testing::Test {
protected:
    sealed_signal sealed(const char* born) {
        signal_content s;
        s.id = "E-1";
        s.child.bsn = support::made_up_bsn(1);
        if (born != nullptr) s.child.birth_date = birth_date::parse(born).value();
        s.organisation = {"00000099000000002000", "Jeugdplein", ""};
        s.date = parse_day("2026-11-20").value();
        command c;
        c.region = "esar";
        c.act = submit_signal{std::move(s), false, std::nullopt};
        const sealed_command done = vault_.seal(c).value();
        key_ = done.signal_key;
        return std::get<sealed_submit>(done.act).signal;
    }

    sealed_identity identity_of(const sealed_signal& s) const {
        return {key_, s.data_key, s.identity};
    }

    digest key_{};
    support::memory_key_store keys_;
    sealed_vault vault_{known_ring(), keys_};
};

// proves: COM-12.5
TEST_F(SealedBirthDate, OpensAsItWasGivenWholeOrInPart) {
    for (const char* born : {"2005-08-09", "2005-08", "2005"}) {
        const auto opened = vault_.birth_date_of(identity_of(sealed(born)));
        ASSERT_TRUE(opened) << born;
        ASSERT_TRUE(*opened) << born;
        EXPECT_EQ((*opened)->text(), born);
    }
}

// proves: COM-12.5
TEST_F(SealedBirthDate, OnlyTheYearOfTheTwentyThirdIsOutside) {
    for (const char* born : {"2005-08-09", "2005-01-01", "2005-12-31", "2005"})
        EXPECT_EQ(sealed(born).january, parse_day("2028-01-01")) << born;
    EXPECT_FALSE(sealed(nullptr).january);
}

TEST_F(SealedBirthDate, WhereNoneWasGivenThereIsNone) {
    const auto opened = vault_.birth_date_of(identity_of(sealed(nullptr)));
    ASSERT_TRUE(opened);
    EXPECT_FALSE(*opened);
}

TEST_F(SealedBirthDate, SaysWhyItCannotBeHad) {
    const sealed_identity whole = identity_of(sealed("2005-08-09"));
    sealed_identity damaged = whole;
    damaged.bytes.back() = static_cast<char>(damaged.bytes.back() ^ 1);
    EXPECT_EQ(vault_.birth_date_of(damaged).error().code, errc::value_invalid);
    sealed_identity of_another = whole;
    of_another.signal_key[0] ^= 1U;
    EXPECT_EQ(vault_.birth_date_of(of_another).error().code, errc::value_invalid);
    ASSERT_TRUE(keys_.erase({whole.data_key}));
    sealed_vault restarted{known_ring(), keys_};
    EXPECT_EQ(restarted.birth_date_of(whole).error().code, errc::signal_unknown);
    keys_.fail(true);
    EXPECT_EQ(restarted.birth_date_of(whole).error().code, errc::temporarily_unavailable);
}

} // namespace
} // namespace kruispunt::vault
