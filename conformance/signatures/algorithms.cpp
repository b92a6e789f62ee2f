#include "conformance/signatures/algorithms.hpp"

#include <openssl/ecdsa.h>
#include <openssl/evp.h>

#include <array>
#include <memory>
#include <stdexcept>

namespace kruispunt::conformance::signatures {
namespace {

constexpr std::array<signature_method, 8> methods{{
    {"rsa-sha256", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "SHA256"},
    {"rsa-sha384", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", "SHA384"},
    {"rsa-sha512", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", "SHA512"},
    {"ecdsa-sha256", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", "SHA256", true},
    {"ecdsa-sha384", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384", "SHA384", true},
    {"ecdsa-sha512", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512", "SHA512", true},
    {"rsa-sha1", "http://www.w3.org/2000/09/xmldsig#rsa-sha1", "SHA1", false, false, false},
    {"hmac-sha256",
     "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
     "SHA256",
     false,
     true,
     false},
}};

constexpr std::array<digest_method, 4> digests{{
    {"http://www.w3.org/2001/04/xmlenc#sha256", "SHA256"},
    {"http://www.w3.org/2001/04/xmldsig-more#sha384", "SHA384"},
    {"http://www.w3.org/2001/04/xmlenc#sha512", "SHA512"},
    {"http://www.w3.org/2000/09/xmldsig#sha1", "SHA1", false},
}};

struct free_context {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

struct free_pair {
    void operator()(ECDSA_SIG* pair) const { ECDSA_SIG_free(pair); }
};

using context_ptr = std::unique_ptr<EVP_MD_CTX, free_context>;
using pair_ptr = std::unique_ptr<ECDSA_SIG, free_pair>;

const unsigned char* octets(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

const EVP_MD* openssl_digest(std::string_view name) {
    return EVP_get_digestbyname(std::string(name).c_str());
}

int width_of(EVP_PKEY* key) {
    return (EVP_PKEY_get_bits(key) + 7) / 8;
}

/// XML Signature writes r and s one after another, OpenSSL as an ASN.1 pair.
std::string as_octets(std::string_view pair, int width) {
    const auto* from = octets(pair);
    const pair_ptr read(d2i_ECDSA_SIG(nullptr, &from, static_cast<long>(pair.size())));
    if (read == nullptr) throw std::runtime_error("no ECDSA signature");
    std::string both(static_cast<std::size_t>(width) * 2, '\0');
    auto* const to = reinterpret_cast<unsigned char*>(both.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(read.get()), to, width);
    BN_bn2binpad(ECDSA_SIG_get0_s(read.get()), to + width, width);
    return both;
}

std::string as_pair(std::string_view both, int width) {
    if (both.size() != static_cast<std::size_t>(width) * 2) return {};
    const pair_ptr made(ECDSA_SIG_new());
    ECDSA_SIG_set0(
        made.get(),
        BN_bin2bn(octets(both), width, nullptr),
        BN_bin2bn(octets(both) + width, width, nullptr)
    );
    unsigned char* der = nullptr;
    const int length = i2d_ECDSA_SIG(made.get(), &der);
    if (length <= 0) return {};
    std::string pair(reinterpret_cast<const char*>(der), static_cast<std::size_t>(length));
    OPENSSL_free(der);
    return pair;
}

bool fits(const signature_method& how, const EVP_PKEY* key) {
    if (how.keyed_by_secret) return EVP_PKEY_is_a(key, "HMAC") == 1;
    return EVP_PKEY_is_a(key, how.elliptic ? "EC" : "RSA") == 1;
}

} // namespace

const signature_method* method_named(std::string_view name) {
    for (const auto& each : methods)
        if (each.name == name) return &each;
    return nullptr;
}

const signature_method* method_of(std::string_view uri) {
    for (const auto& each : methods)
        if (each.uri == uri) return &each;
    return nullptr;
}

const digest_method* digest_of(std::string_view uri) {
    for (const auto& each : digests)
        if (each.uri == uri) return &each;
    return nullptr;
}

const digest_method& digest_beside(const signature_method& method) {
    for (const auto& each : digests)
        if (each.digest == method.digest) return each;
    throw std::logic_error("a way to sign without a digest");
}

std::string digested(const digest_method& how, std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
    unsigned length = 0;
    EVP_Digest(
        bytes.data(), bytes.size(), sum.data(), &length, openssl_digest(how.digest), nullptr
    );
    return {sum.begin(), sum.begin() + length};
}

std::string signed_with(const signature_method& how, EVP_PKEY* key, std::string_view bytes) {
    if (!fits(how, key)) throw std::runtime_error("the key does not fit " + std::string(how.name));
    const context_ptr context(EVP_MD_CTX_new());
    std::size_t length = 0;
    const bool ready =
        EVP_DigestSignInit(context.get(), nullptr, openssl_digest(how.digest), nullptr, key) == 1 &&
        EVP_DigestSign(context.get(), nullptr, &length, octets(bytes), bytes.size()) == 1;
    std::string made(length, '\0');
    auto* const to = reinterpret_cast<unsigned char*>(made.data());
    if (!ready || EVP_DigestSign(context.get(), to, &length, octets(bytes), bytes.size()) != 1)
        throw std::runtime_error("cannot sign with " + std::string(how.name));
    made.resize(length);
    return how.elliptic ? as_octets(made, width_of(key)) : made;
}

bool is_signature(
    const signature_method& how, EVP_PKEY* key, std::string_view bytes, std::string_view signature
) {
    if (how.keyed_by_secret || !fits(how, key)) return false;
    const auto given = how.elliptic ? as_pair(signature, width_of(key)) : std::string(signature);
    const context_ptr context(EVP_MD_CTX_new());
    return EVP_DigestVerifyInit(context.get(), nullptr, openssl_digest(how.digest), nullptr, key) ==
               1 &&
           EVP_DigestVerify(
               context.get(), octets(given), given.size(), octets(bytes), bytes.size()
           ) == 1;
}

} // namespace kruispunt::conformance::signatures
