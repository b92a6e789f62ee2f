#pragma once

#include "gateway/domain/hex.hpp"
#include "gateway/vault/secret.hpp"

#include <span>
#include <string>

namespace kruispunt::vault {

/// The key 00 01 02 … 1f, shifted by `first`; for tests only.
inline secret counting_key(std::uint8_t first = 0) {
    secret key;
    for (std::size_t i = 0; i < secret::size; ++i)
        key.data()[i] = static_cast<std::uint8_t>(first + i);
    return key;
}

/// Octets as lower-case hexadecimal digits.
inline std::string hex(std::span<const std::uint8_t> octets) {
    return domain::to_hex(octets);
}

} // namespace kruispunt::vault
