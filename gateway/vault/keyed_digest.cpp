#include "gateway/vault/keyed_digest.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>

namespace kruispunt::vault {

namespace {

struct free_mac {
    void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};

using mac_context = std::unique_ptr<EVP_MAC_CTX, free_mac>;

void require(bool ok) {
    if (!ok) throw std::runtime_error("vault: the HMAC of the cryptographic library failed");
}

mac_context new_context(const secret& key) {
    const std::unique_ptr<EVP_MAC, void (*)(EVP_MAC*)> mac(
        EVP_MAC_fetch(nullptr, "HMAC", nullptr), EVP_MAC_free
    );
    require(mac != nullptr);
    mac_context context(EVP_MAC_CTX_new(mac.get()));
    require(context != nullptr);
    std::string name = "SHA256";
    const std::array parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.data(), name.size()),
        OSSL_PARAM_construct_end()};
    require(EVP_MAC_init(context.get(), key.data(), secret::size, parameters.data()) == 1);
    return context;
}

std::uint64_t next_owner() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

struct kept {
    mac_context context;
    std::uint64_t owned_by = 0;
};

// Two a thread: while a key ring has two epochs in use, digests are made under both in turn.
EVP_MAC_CTX* kept_context(std::uint64_t owner, const secret& key) {
    thread_local std::array<kept, 2> contexts;
    kept& mine = contexts.at(owner % contexts.size());
    if (mine.owned_by != owner) {
        mine.context = new_context(key);
        mine.owned_by = owner;
        return mine.context.get();
    }
    require(EVP_MAC_init(mine.context.get(), nullptr, 0, nullptr) == 1);
    return mine.context.get();
}

void feed(EVP_MAC_CTX* context, std::string_view part) {
    const auto size = static_cast<std::uint32_t>(part.size());
    const std::array<std::uint8_t, 4> length{
        static_cast<std::uint8_t>(size >> 24U),
        static_cast<std::uint8_t>(size >> 16U),
        static_cast<std::uint8_t>(size >> 8U),
        static_cast<std::uint8_t>(size)};
    require(EVP_MAC_update(context, length.data(), length.size()) == 1);
    const auto* bytes = reinterpret_cast<const unsigned char*>(part.data());
    require(EVP_MAC_update(context, bytes, part.size()) == 1);
}

} // namespace

keyed_digest::keyed_digest(const secret& key) : key_(key), owner_(next_owner()) {}

domain::digest keyed_digest::operator()(
    std::string_view label, std::initializer_list<std::string_view> parts
) const {
    EVP_MAC_CTX* context = kept_context(owner_, key_);
    feed(context, label);
    for (std::string_view part : parts)
        feed(context, part);
    std::array<std::uint8_t, 32> whole{};
    std::size_t size = 0;
    require(EVP_MAC_final(context, whole.data(), &size, whole.size()) == 1);
    domain::digest truncated{};
    std::copy_n(whole.begin(), truncated.size(), truncated.begin());
    return truncated;
}

} // namespace kruispunt::vault
