#pragma once

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kruispunt::certs {

template <auto Free>
struct freed_by {
    template <typename T>
    void operator()(T* object) const noexcept {
        Free(object);
    }
};

using bio_ptr = std::unique_ptr<BIO, freed_by<BIO_free_all>>;
using bignum_ptr = std::unique_ptr<BIGNUM, freed_by<BN_free>>;
using key_ptr = std::unique_ptr<EVP_PKEY, freed_by<EVP_PKEY_free>>;
using certificate_ptr = std::unique_ptr<X509, freed_by<X509_free>>;
using crl_ptr = std::unique_ptr<X509_CRL, freed_by<X509_CRL_free>>;
using revoked_ptr = std::unique_ptr<X509_REVOKED, freed_by<X509_REVOKED_free>>;
using name_ptr = std::unique_ptr<X509_NAME, freed_by<X509_NAME_free>>;
using extension_ptr = std::unique_ptr<X509_EXTENSION, freed_by<X509_EXTENSION_free>>;
using general_names_ptr = std::unique_ptr<GENERAL_NAMES, freed_by<GENERAL_NAMES_free>>;
using general_name_ptr = std::unique_ptr<GENERAL_NAME, freed_by<GENERAL_NAME_free>>;
using asn1_integer_ptr = std::unique_ptr<ASN1_INTEGER, freed_by<ASN1_INTEGER_free>>;
using asn1_time_ptr = std::unique_ptr<ASN1_TIME, freed_by<ASN1_TIME_free>>;
using asn1_string_ptr = std::unique_ptr<ASN1_STRING, freed_by<ASN1_STRING_free>>;

/// Throws std::runtime_error with OpenSSL's own reason, naming what was being done.
[[noreturn]] inline void fail(const char* doing) {
    const auto code = ERR_get_error();
    const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
    ERR_clear_error();
    throw std::runtime_error(std::string(doing) + ": " + (reason ? reason : "refused by OpenSSL"));
}

inline void require(bool held, const char* doing) {
    if (!held) fail(doing);
}

template <typename Pointer>
Pointer owned(Pointer made, const char* doing) {
    require(made != nullptr, doing);
    return made;
}

/// A read-only view of `pem` as a BIO; `pem` must outlive it.
inline bio_ptr reading(std::string_view pem) {
    return owned(
        bio_ptr(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))), "reading a PEM text"
    );
}

inline std::string text_of(BIO* memory) {
    char* data = nullptr;
    const auto size = BIO_get_mem_data(memory, &data);
    return {data, static_cast<std::size_t>(size)};
}

} // namespace kruispunt::certs
