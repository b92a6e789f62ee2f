#pragma once

#include <cstdint>
#include <span>

namespace kruispunt::vault {

/// Fills `out` (at most 64 octets) with public randomness for ids and nonces, from a stock that
/// each thread draws from the cryptographic library: one call to it serves dozens. Never for keys.
void fill_random(std::span<std::uint8_t> out);

} // namespace kruispunt::vault
