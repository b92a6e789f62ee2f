#include "gateway/vault/random_octets.hpp"

#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace kruispunt::vault {

namespace {

struct stock {
    std::array<std::uint8_t, 1024> octets{};
    std::size_t used = octets.size();
};

void refill(stock& kept) {
    if (RAND_bytes(kept.octets.data(), static_cast<int>(kept.octets.size())) != 1)
        throw std::runtime_error("vault: the cryptographic library gives no random octets");
    kept.used = 0;
}

} // namespace

void fill_random(std::span<std::uint8_t> out) {
    thread_local stock kept;
    if (kept.octets.size() - kept.used < out.size()) refill(kept);
    const auto from = kept.octets.begin() + static_cast<std::ptrdiff_t>(kept.used);
    std::copy_n(from, out.size(), out.begin());
    kept.used += out.size();
}

} // namespace kruispunt::vault
