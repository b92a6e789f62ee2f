#include "conformance/verify/hashing.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <initializer_list>
#include <memory>
#include <stdexcept>

namespace kruispunt::conformance::verify {

namespace {

using context = std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)>;

void require(bool ok) {
    if (!ok) throw std::runtime_error("the SHA-256 of the cryptographic library failed");
}

digest hash_of(std::initializer_list<std::string_view> parts) {
    // Made once: it costs more than a hash.
    static const context made(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    static const bool chosen = EVP_DigestInit_ex(made.get(), EVP_sha256(), nullptr) == 1;
    require(chosen && EVP_DigestInit_ex(made.get(), nullptr, nullptr) == 1);
    for (const std::string_view part : parts)
        require(EVP_DigestUpdate(made.get(), part.data(), part.size()) == 1);
    digest octets{};
    require(EVP_DigestFinal_ex(made.get(), octets.data(), nullptr) == 1);
    return octets;
}

std::string_view text_of(const digest& octets) {
    return {reinterpret_cast<const char*>(octets.data()), octets.size()};
}

} // namespace

digest leaf_hash(std::string_view entry) {
    return hash_of({std::string_view("\0", 1), entry});
}

digest node_hash(const digest& left, const digest& right) {
    return hash_of({"\1", text_of(left), text_of(right)});
}

digest sha256(std::string_view octets) {
    return hash_of({octets});
}

digest hmac_sha256(std::string_view key, std::string_view message) {
    digest octets{};
    unsigned size = 0;
    require(
        HMAC(
            EVP_sha256(),
            key.data(),
            static_cast<int>(key.size()),
            reinterpret_cast<const unsigned char*>(message.data()),
            message.size(),
            octets.data(),
            &size
        ) != nullptr
    );
    return octets;
}

std::string hex(const digest& octets) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t octet : octets) {
        text += digits[octet >> 4U];
        text += digits[octet & 15U];
    }
    return text;
}

} // namespace kruispunt::conformance::verify
