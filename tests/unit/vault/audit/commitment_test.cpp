#include "gateway/domain/hex.hpp"
#include "gateway/vault/audit/commitment.hpp"
#include "gateway/vault/cipher.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace kruispunt::vault::audit {
namespace {

secret counting_salt() {
    secret salt;
    for (std::size_t i = 0; i < secret::size; ++i)
        salt.data()[i] = static_cast<std::uint8_t>(i);
    return salt;
}

// Computed by another program: Python's hmac.
TEST(Commitment, IsThePublishedHmac) {
    EXPECT_EQ(
        domain::to_hex(commit(counting_salt(), 42, "signaal", "esar/ESAR-1")),
        "e978cd9b343d000f61cf21b8d722db0a82459562dd212cddf88e1ec1abcc6a81"
    );
}

TEST(Commitment, ToOneValueSaysNothingOfAnother) {
    const secret salt = counting_salt();
    const std::set<std::string> all{
        domain::to_hex(commit(salt, 1, "signaal", "a")),
        domain::to_hex(commit(salt, 2, "signaal", "a")),
        domain::to_hex(commit(salt, 1, "kind", "a")),
        domain::to_hex(commit(salt, 1, "signaal", "b")),
        domain::to_hex(commit(salt, 1, "signaala", "")),
        domain::to_hex(commit(salt, 11, "signaal", "a")),
        domain::to_hex(commit(random_secret(), 1, "signaal", "a"))};
    EXPECT_EQ(all.size(), 7U);
}

} // namespace
} // namespace kruispunt::vault::audit
