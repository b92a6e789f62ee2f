#include "gateway/vault/random_ids.hpp"

#include <openssl/rand.h>

#include <stdexcept>

namespace kruispunt::vault {

domain::uuid random_ids::next() {
    domain::uuid id{};
    if (RAND_bytes(id.data(), static_cast<int>(id.size())) != 1)
        throw std::runtime_error("vault: the cryptographic library gives no random bytes");
    id[6] = static_cast<std::uint8_t>((id[6] & 0x0fU) | 0x40U);
    id[8] = static_cast<std::uint8_t>((id[8] & 0x3fU) | 0x80U);
    return id;
}

} // namespace kruispunt::vault
