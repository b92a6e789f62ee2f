#include "gateway/vault/audit/head_key.hpp"

#include "gateway/vault/audit/base64.hpp"
#include "gateway/vault/cipher.hpp"
#include "gateway/vault/key_file.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <vector>

namespace kruispunt::vault::audit {

namespace {

constexpr std::string_view heading = "kruispunt-head-key 1";
constexpr unsigned char ed25519_note = 1; // of C2SP signed-note's signature types
constexpr std::size_t longest_origin = 100;

key_file head_key_at(const std::filesystem::path& path) {
    return {"head key", path};
}

std::vector<unsigned char> typed_public_half(const head_key& key) {
    std::vector<unsigned char> octets{ed25519_note};
    const auto half = public_half(key);
    octets.insert(octets.end(), half.begin(), half.end());
    return octets;
}

} // namespace

bool is_origin(const std::string& name) {
    return !name.empty() && name.size() <= longest_origin &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return c > ' ' && c <= '~' && c != '+';
           });
}

head_key load_head_key(const std::filesystem::path& path) {
    const key_file file = head_key_at(path);
    key_file_reader in(file, "restore it, or make one");
    if (in.heading() != heading) file.refuse("is no head key of this version");
    head_key key;
    key.name = in.value_after("name");
    if (!is_origin(key.name)) file.refuse("the name is no origin; restore it from its backup");
    key.seed = in.key_after("seed");
    return key;
}

void create_head_key(const std::filesystem::path& path, const std::string& name) {
    const key_file file = head_key_at(path);
    if (!is_origin(name))
        file.refuse("an origin is 1 to 100 printable ASCII characters without blank and plus");
    file.create(
        std::string(heading) + "\nname " + name + "\nseed " + digits_of(random_secret()) + "\n"
    );
}

std::array<std::uint8_t, 32> public_half(const head_key& key) {
    const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> pair(
        EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, key.seed.data(), secret::size),
        EVP_PKEY_free
    );
    std::array<std::uint8_t, 32> half{};
    std::size_t size = half.size();
    if (!pair || EVP_PKEY_get_raw_public_key(pair.get(), half.data(), &size) != 1)
        throw std::runtime_error("audit: the Ed25519 of the cryptographic library failed");
    return half;
}

std::uint32_t key_id(const head_key& key) {
    std::string text = key.name + "\n";
    for (const unsigned char octet : typed_public_half(key))
        text += static_cast<char>(octet);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    if (EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("audit: the SHA-256 of the cryptographic library failed");
    std::uint32_t id = 0;
    for (std::size_t i = 0; i < 4; ++i)
        id = id << 8U | digest.at(i);
    return id;
}

std::string verifier_key(const head_key& key) {
    char id[9];
    std::snprintf(id, sizeof id, "%08x", key_id(key));
    return key.name + "+" + id + "+" + base64(typed_public_half(key));
}

} // namespace kruispunt::vault::audit
