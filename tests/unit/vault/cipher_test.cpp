#include "gateway/vault/cipher.hpp"
#include "tests/unit/vault/known_keys.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace kruispunt::vault {
namespace {

TEST(Cipher, OpensWhatItSealed) {
    const secret key = counting_key();
    for (const std::string& clear :
         {std::string(), std::string("a"), std::string(1000, 'x'), std::string("\0\n\xff", 3)})
        EXPECT_EQ(open_bytes(key, seal_bytes(key, clear, "bound"), "bound"), clear);
}

// AES-256-GCM, key 00 … 1f, nonce 12 zeros, "kruispunt" bound to "bound"; made apart from this
// code.
TEST(Cipher, OpensAVectorMadeElsewhere) {
    const std::string sealed(
        "\000\000\000\000\000\000\000\000\000\000\000\000\145\316\300\267\306\134"
        "\366\323\174\064\222\122\004\177\224\247\072\242\313\023\367\166\134\310"
        "\057",
        12 + 9 + 16
    );
    EXPECT_EQ(open_bytes(counting_key(), sealed, "bound"), "kruispunt");
}

TEST(Cipher, RefusesAnotherKeyAnotherBindingAndEveryChangedOctet) {
    const std::string sealed = seal_bytes(counting_key(), "clear text", "bound");
    EXPECT_FALSE(open_bytes(counting_key(1), sealed, "bound"));
    EXPECT_FALSE(open_bytes(counting_key(), sealed, "bounD"));
    EXPECT_FALSE(open_bytes(counting_key(), sealed, ""));
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        std::string changed = sealed;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        EXPECT_FALSE(open_bytes(counting_key(), changed, "bound")) << at;
    }
}

TEST(Cipher, RefusesWhatIsCutOffAnywhere) {
    const std::string sealed = seal_bytes(counting_key(), "clear text", "bound");
    for (std::size_t size = 0; size < sealed.size(); ++size)
        EXPECT_FALSE(open_bytes(counting_key(), sealed.substr(0, size), "bound")) << size;
}

TEST(Cipher, NeverUsesANonceTwice) {
    std::set<std::string> nonces;
    for (int round = 0; round < 1000; ++round)
        nonces.insert(seal_bytes(counting_key(), "same", "bound").substr(0, 12));
    EXPECT_EQ(nonces.size(), 1000U);
}

TEST(Cipher, HidesTheClearText) {
    EXPECT_EQ(seal_bytes(counting_key(), "999990019", "b").find("99999"), std::string::npos);
}

} // namespace
} // namespace kruispunt::vault
