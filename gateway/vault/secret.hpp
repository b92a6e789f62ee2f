#pragma once

#include <openssl/crypto.h>

#include <array>
#include <cstdint>

namespace kruispunt::vault {

/// A 256-bit key that is wiped when it goes.
class secret {
public:
    static constexpr std::size_t size = 32;

    secret() = default;
    secret(const secret&) = default;
    secret& operator=(const secret&) = default;

    ~secret() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }

    std::uint8_t* data() { return bytes_.data(); }

    const std::uint8_t* data() const { return bytes_.data(); }

private:
    std::array<std::uint8_t, size> bytes_{};
};

} // namespace kruispunt::vault
