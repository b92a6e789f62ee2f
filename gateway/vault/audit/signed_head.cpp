#include "gateway/vault/audit/signed_head.hpp"

#include "gateway/vault/audit/base64.hpp"

#include <openssl/evp.h>

#include <memory>
#include <stdexcept>

namespace kruispunt::vault::audit {

namespace {

constexpr std::size_t signature_size = 64;

void require(bool ok) {
    if (!ok) throw std::runtime_error("audit: the Ed25519 of the cryptographic library failed");
}

std::vector<unsigned char> signature_of(const std::string& text, const head_key& key) {
    const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> pair(
        EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, key.seed.data(), secret::size),
        EVP_PKEY_free
    );
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(
        EVP_MD_CTX_new(), EVP_MD_CTX_free
    );
    require(pair && context);
    require(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, pair.get()) == 1);
    std::vector<unsigned char> made(signature_size);
    std::size_t size = made.size();
    const auto* octets = reinterpret_cast<const unsigned char*>(text.data());
    require(EVP_DigestSign(context.get(), made.data(), &size, octets, text.size()) == 1);
    return made;
}

std::string signature_line(const std::string& text, const head_key& key) {
    const std::uint32_t id = key_id(key);
    std::vector<unsigned char> octets;
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        octets.push_back(static_cast<unsigned char>(id >> shift & 0xffU));
    const auto made = signature_of(text, key);
    octets.insert(octets.end(), made.begin(), made.end());
    return "\u2014 " + key.name + " " + base64(octets) + "\n";
}

} // namespace

std::string signed_note(const std::string& text, const std::vector<head_key>& by) {
    std::string note = text + "\n";
    for (const head_key& key : by)
        note += signature_line(text, key);
    return note;
}

std::string signed_head(const tree_head& head, const std::vector<head_key>& by) {
    if (by.empty()) throw std::invalid_argument("audit: a head is signed by a key");
    const std::string text =
        by.front().name + "\n" + std::to_string(head.size) + "\n" + base64(head.root) + "\n";
    return signed_note(text, by);
}

} // namespace kruispunt::vault::audit
