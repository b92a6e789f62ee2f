#pragma once

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>

namespace kruispunt::trust {

struct openssl_release {
    void operator()(BIO* file) const { BIO_free(file); }

    void operator()(X509* certificate) const { X509_free(certificate); }

    void operator()(X509_CRL* list) const { X509_CRL_free(list); }

    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }

    void operator()(X509_STORE* store) const { X509_STORE_free(store); }

    void operator()(X509_STORE_CTX* check) const { X509_STORE_CTX_free(check); }

    void operator()(ASN1_TIME* time) const { ASN1_STRING_free(time); }

    void operator()(STACK_OF(X509) * chain) const { sk_X509_pop_free(chain, X509_free); }
};

/// An OpenSSL object and who frees it.
template <class Thing>
using handle = std::unique_ptr<Thing, openssl_release>;

using bio_handle = handle<BIO>;
using certificate_handle = handle<X509>;
using list_handle = handle<X509_CRL>;
using key_handle = handle<EVP_PKEY>;
using store_handle = handle<X509_STORE>;
using check_handle = handle<X509_STORE_CTX>;
using chain_handle = handle<STACK_OF(X509)>;

} // namespace kruispunt::trust
