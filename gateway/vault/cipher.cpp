#include "gateway/vault/cipher.hpp"

#include "gateway/vault/random_octets.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <memory>
#include <stdexcept>

namespace kruispunt::vault {

namespace {

constexpr std::size_t nonce_size = 12;
constexpr std::size_t tag_size = 16;

void require(bool ok) {
    if (!ok) throw std::runtime_error("vault: the cipher of the cryptographic library failed");
}

const EVP_CIPHER* gcm() {
    static const std::unique_ptr<EVP_CIPHER, void (*)(EVP_CIPHER*)> fetched(
        EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr), EVP_CIPHER_free
    );
    require(fetched != nullptr);
    return fetched.get();
}

using context = std::unique_ptr<EVP_CIPHER_CTX, void (*)(EVP_CIPHER_CTX*)>;

EVP_CIPHER_CTX* kept_context() {
    thread_local const context kept(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    require(kept != nullptr);
    return kept.get();
}

/// A context that seals with `key`. The one made last is kept, since the sections of a signal have
/// one key, as have data keys that are wrapped together: making the key's schedule is most of the
/// work of a short text.
EVP_CIPHER_CTX* sealing_context(const secret& key) {
    thread_local const context kept(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
    thread_local std::optional<secret> last;
    require(kept != nullptr);
    if (last && CRYPTO_memcmp(last->data(), key.data(), secret::size) == 0) return kept.get();
    last.reset();
    require(EVP_EncryptInit_ex2(kept.get(), gcm(), key.data(), nullptr, nullptr) == 1);
    last = key;
    return kept.get();
}

unsigned char* octets(char* text) {
    return reinterpret_cast<unsigned char*>(text);
}

const unsigned char* octets(const char* text) {
    return reinterpret_cast<const unsigned char*>(text);
}

} // namespace

domain::sealed_bytes
seal_bytes(const secret& key, std::string_view clear, std::string_view bound_to) {
    domain::sealed_bytes out(nonce_size + clear.size() + tag_size, '\0');
    fill_random({octets(out.data()), nonce_size});
    EVP_CIPHER_CTX* c = sealing_context(key);
    require(EVP_EncryptInit_ex2(c, nullptr, nullptr, octets(out.data()), nullptr) == 1);
    int length = 0;
    const auto bound = static_cast<int>(bound_to.size());
    require(EVP_EncryptUpdate(c, nullptr, &length, octets(bound_to.data()), bound) == 1);
    char* body = out.data() + nonce_size;
    const auto size = static_cast<int>(clear.size());
    require(EVP_EncryptUpdate(c, octets(body), &length, octets(clear.data()), size) == 1);
    require(EVP_EncryptFinal_ex(c, octets(body + length), &length) == 1);
    char* tag = body + clear.size();
    require(EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_GET_TAG, tag_size, tag) == 1);
    return out;
}

std::optional<std::string>
open_bytes(const secret& key, std::string_view sealed, std::string_view bound_to) {
    if (sealed.size() < nonce_size + tag_size) return std::nullopt;
    const std::string_view body = sealed.substr(nonce_size, sealed.size() - nonce_size - tag_size);
    std::string tag(sealed.substr(sealed.size() - tag_size));
    EVP_CIPHER_CTX* c = kept_context();
    require(EVP_DecryptInit_ex2(c, gcm(), key.data(), octets(sealed.data()), nullptr) == 1);
    int length = 0;
    const auto bound = static_cast<int>(bound_to.size());
    require(EVP_DecryptUpdate(c, nullptr, &length, octets(bound_to.data()), bound) == 1);
    std::string clear(body.size(), '\0');
    const auto size = static_cast<int>(body.size());
    require(EVP_DecryptUpdate(c, octets(clear.data()), &length, octets(body.data()), size) == 1);
    require(EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_SET_TAG, tag_size, tag.data()) == 1);
    if (EVP_DecryptFinal_ex(c, octets(clear.data() + length), &length) != 1) return std::nullopt;
    return clear;
}

secret random_secret() {
    return random_secrets(1).front();
}

std::vector<secret> random_secrets(std::size_t count) {
    static_assert(sizeof(secret) == secret::size, "keys stand side by side");
    std::vector<secret> keys(count);
    require(RAND_priv_bytes(keys.front().data(), static_cast<int>(count * secret::size)) == 1);
    return keys;
}

} // namespace kruispunt::vault
