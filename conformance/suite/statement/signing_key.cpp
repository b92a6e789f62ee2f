#include "conformance/suite/statement/signing_key.hpp"

#include "conformance/verify/hashing.hpp"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <array>
#include <stdexcept>

namespace kruispunt::conformance::suite::statement {
namespace {

using bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;
using certificate = std::unique_ptr<X509, decltype(&X509_free)>;

bio memory(std::string_view text) {
    return {BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), BIO_free};
}

/// Never asks at the terminal.
int no_password(char*, int, int, void*) {
    return -1;
}

const unsigned char* octets_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

bool is_p256(const EVP_PKEY* key) {
    std::array<char, 64> name{};
    std::size_t size = 0;
    return EVP_PKEY_get_base_id(key) == EVP_PKEY_EC &&
           EVP_PKEY_get_group_name(key, name.data(), name.size(), &size) == 1 &&
           std::string_view(name.data(), size) == "prime256v1";
}

bool is_ed25519(const EVP_PKEY* key) {
    return EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519;
}

const EVP_MD* hash_for(const EVP_PKEY* key) {
    return is_ed25519(key) ? nullptr : EVP_sha256();
}

} // namespace

void signing_key::freed::operator()(evp_pkey_st* key) const {
    EVP_PKEY_free(key);
}

signing_key::signing_key(owned key, std::string_view what) : key_(std::move(key)) {
    if (!key_) throw std::runtime_error(std::string(what) + " cannot be read");
    if (!is_ed25519(key_.get()) && !is_p256(key_.get()))
        throw std::runtime_error(std::string(what) + " is neither of Ed25519 nor of P-256");
}

signing_key signing_key::from_private_pem(const std::string& pem) {
    const auto in = memory(pem);
    return signing_key(
        owned(PEM_read_bio_PrivateKey(in.get(), nullptr, no_password, nullptr)),
        "the private key (PEM, without a password)"
    );
}

signing_key signing_key::from_certificate_pem(const std::string& pem) {
    const auto in = memory(pem);
    const certificate read(PEM_read_bio_X509(in.get(), nullptr, no_password, nullptr), X509_free);
    return signing_key(
        owned(read ? X509_get_pubkey(read.get()) : nullptr), "the certificate (PEM), or its key,"
    );
}

signing_key signing_key::from_public_der(std::string_view der) {
    const auto* at = octets_of(der);
    return signing_key(
        owned(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size()))), "the public key (DER)"
    );
}

std::string signing_key::sign(std::string_view octets) const {
    const context made(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    auto* const key = key_.get();
    std::size_t size = 0;
    if (!made || EVP_DigestSignInit(made.get(), nullptr, hash_for(key), nullptr, key) != 1 ||
        EVP_DigestSign(made.get(), nullptr, &size, octets_of(octets), octets.size()) != 1)
        throw std::runtime_error("the key cannot sign");
    std::string signature(size, '\0');
    auto* const to = reinterpret_cast<unsigned char*>(signature.data());
    if (EVP_DigestSign(made.get(), to, &size, octets_of(octets), octets.size()) != 1)
        throw std::runtime_error("the key cannot sign");
    signature.resize(size);
    return signature;
}

bool signing_key::holds(std::string_view octets, std::string_view signature) const {
    const context made(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    auto* const key = key_.get();
    return made && EVP_DigestVerifyInit(made.get(), nullptr, hash_for(key), nullptr, key) == 1 &&
           EVP_DigestVerify(
               made.get(), octets_of(signature), signature.size(), octets_of(octets), octets.size()
           ) == 1;
}

std::string signing_key::public_der() const {
    const int size = i2d_PUBKEY(key_.get(), nullptr);
    if (size <= 0) throw std::runtime_error("the public key cannot be written");
    std::string der(static_cast<std::size_t>(size), '\0');
    auto* to = reinterpret_cast<unsigned char*>(der.data());
    i2d_PUBKEY(key_.get(), &to);
    return der;
}

std::string signing_key::id() const {
    return verify::hex(verify::sha256(public_der()));
}

} // namespace kruispunt::conformance::suite::statement
