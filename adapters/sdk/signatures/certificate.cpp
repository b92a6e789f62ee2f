#include "adapters/sdk/signatures/certificate.hpp"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>

namespace kruispunt::adapters::sdk::signatures {

namespace {

using trust::bio_handle;
using trust::key_handle;

constexpr int smallest_rsa = 2048;
constexpr int largest_rsa = 8192;

bio_handle bio_over(std::string_view text) {
    return bio_handle(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

// An encrypted key is refused: there is nobody to ask for its password.
int no_password(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*data*/) {
    return -1;
}

domain::error refused(const char* why) {
    return domain::make_error(domain::errc::signature_invalid, {}, why);
}

domain::result<key_kind> judge_rsa(const EVP_PKEY& key) {
    const int bits = EVP_PKEY_get_bits(&key);
    if (bits < smallest_rsa) return refused("the certificate's RSA key is under 2048 bits");
    if (bits > largest_rsa) return refused("the certificate's RSA key is over 8192 bits");
    return key_kind::rsa;
}

domain::result<key_kind> judge_ec(const EVP_PKEY& key) {
    std::array<char, 32> name{};
    std::size_t size = 0;
    if (EVP_PKEY_get_group_name(&key, name.data(), name.size(), &size) != 1)
        return refused("the certificate's curve has no name");
    constexpr std::array known{SN_X9_62_prime256v1, SN_secp384r1, SN_secp521r1};
    const std::string_view curve(name.data(), size);
    if (std::find(known.begin(), known.end(), curve) == known.end())
        return refused("the certificate's curve is none of P-256, P-384 and P-521");
    return key_kind::ecdsa;
}

} // namespace

certificate_handle read_der(std::string_view der) {
    if (der.size() > max_certificate) return nullptr;
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    const auto* const end = at + der.size();
    certificate_handle read(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    return at == end ? std::move(read) : nullptr;
}

certificate_handle read_pem(std::string_view pem) {
    const bio_handle bio = bio_over(pem);
    return certificate_handle(PEM_read_bio_X509(bio.get(), nullptr, no_password, nullptr));
}

std::string der_of(const x509_st& certificate) {
    unsigned char* octets = nullptr;
    const int size = i2d_X509(&certificate, &octets);
    if (size < 0) return {};
    std::string der(octets, octets + size);
    OPENSSL_free(octets);
    return der;
}

domain::result<key_kind> may_sign(const x509_st& certificate) {
    // OpenSSL fills in a certificate's extensions on first use, hence its non-const functions.
    auto* const at = const_cast<x509_st*>(&certificate);
    if (X509_check_ca(at) != 0) return refused("the certificate is an authority's");
    if ((X509_get_key_usage(at) & KU_DIGITAL_SIGNATURE) == 0)
        return refused("the certificate is not for signatures (key usage)");
    const EVP_PKEY* key = X509_get0_pubkey(&certificate);
    if (key == nullptr) return refused("the certificate's key cannot be read");
    if (EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA) return judge_rsa(*key);
    if (EVP_PKEY_get_base_id(key) == EVP_PKEY_EC) return judge_ec(*key);
    return refused("the certificate's key is neither RSA nor ECDSA");
}

bool belongs_to(const x509_st& certificate, std::string_view key_pem) {
    const bio_handle bio = bio_over(key_pem);
    const key_handle key(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_password, nullptr));
    return key && X509_check_private_key(&certificate, key.get()) == 1;
}

} // namespace kruispunt::adapters::sdk::signatures
