#include "gateway/vault/random_ids.hpp"

#include "gateway/vault/random_octets.hpp"

namespace kruispunt::vault {

domain::uuid random_ids::next() {
    domain::uuid id{};
    fill_random(id);
    id[6] = static_cast<std::uint8_t>((id[6] & 0x0fU) | 0x40U);
    id[8] = static_cast<std::uint8_t>((id[8] & 0x3fU) | 0x80U);
    return id;
}

} // namespace kruispunt::vault
