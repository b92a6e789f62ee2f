#include "conformance/signatures/certificate.hpp"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>

#include <stdexcept>

namespace kruispunt::conformance::signatures {
namespace {

struct free_bio {
    void operator()(BIO* bio) const { BIO_free(bio); }
};

struct free_context {
    void operator()(X509_STORE_CTX* context) const { X509_STORE_CTX_free(context); }
};

using bio_ptr = std::unique_ptr<BIO, free_bio>;

[[noreturn]] void refuse(const std::filesystem::path& file, const char* what) {
    ERR_clear_error();
    throw std::runtime_error("cannot use " + file.string() + ": " + what);
}

bio_ptr open(const std::filesystem::path& file) {
    bio_ptr opened(BIO_new_file(file.c_str(), "r"));
    if (opened == nullptr) refuse(file, "it cannot be read");
    return opened;
}

certificate owned(X509* raw) {
    return {raw, X509_free};
}

} // namespace

certificate read_certificate(std::string_view der) {
    const auto* from = reinterpret_cast<const unsigned char*>(der.data());
    const auto* const end = from + der.size();
    auto read = owned(d2i_X509(nullptr, &from, static_cast<long>(der.size())));
    ERR_clear_error();
    return from == end ? read : nullptr;
}

std::string der_of(const certificate& from) {
    unsigned char* raw = nullptr;
    const int length = i2d_X509(from.get(), &raw);
    std::string der(reinterpret_cast<const char*>(raw), static_cast<std::size_t>(length));
    OPENSSL_free(raw);
    return der;
}

std::string oin_of(const certificate& from) {
    const X509_NAME* const subject = X509_get_subject_name(from.get());
    const int first = X509_NAME_get_index_by_NID(subject, NID_serialNumber, -1);
    if (first < 0 || X509_NAME_get_index_by_NID(subject, NID_serialNumber, first) >= 0) return {};
    const auto* const value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, first));
    const auto* const bytes = ASN1_STRING_get0_data(value);
    return {bytes, bytes + ASN1_STRING_length(value)};
}

EVP_PKEY* key_of(const certificate& from) {
    return X509_get0_pubkey(from.get());
}

credential read_credential(
    const std::filesystem::path& certificate_file, const std::filesystem::path& key_file
) {
    credential read;
    read.shown = owned(PEM_read_bio_X509(open(certificate_file).get(), nullptr, nullptr, nullptr));
    if (read.shown == nullptr) refuse(certificate_file, "no certificate in PEM");
    read.secret =
        key(PEM_read_bio_PrivateKey(open(key_file).get(), nullptr, nullptr, nullptr),
            EVP_PKEY_free);
    if (read.secret == nullptr) refuse(key_file, "no private key in PEM");
    return read;
}

key secret_key(std::string_view bytes) {
    return {
        EVP_PKEY_new_raw_private_key(
            EVP_PKEY_HMAC,
            nullptr,
            reinterpret_cast<const unsigned char*>(bytes.data()),
            bytes.size()
        ),
        EVP_PKEY_free};
}

trust::trust(const std::filesystem::path& authorities, const std::filesystem::path& revoked)
    : store_(X509_STORE_new(), X509_STORE_free) {
    if (X509_STORE_load_file(store_.get(), authorities.c_str()) != 1)
        refuse(authorities, "no certificates in PEM");
    if (revoked.empty()) return;
    auto* const lookup = X509_STORE_add_lookup(store_.get(), X509_LOOKUP_file());
    if (X509_load_crl_file(lookup, revoked.c_str(), X509_FILETYPE_PEM) != 1)
        refuse(revoked, "no revocation list in PEM");
    X509_STORE_set_flags(store_.get(), X509_V_FLAG_CRL_CHECK);
}

trust::trust() : store_(X509_STORE_new(), X509_STORE_free) {}

trust trust::of_pem(const std::string& authorities) {
    trust made;
    const bio_ptr in(BIO_new_mem_buf(authorities.data(), static_cast<int>(authorities.size())));
    bool any = false;
    while (const auto each = owned(PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr))) {
        X509_STORE_add_cert(made.store_.get(), each.get());
        any = true;
    }
    ERR_clear_error();
    if (!any) throw std::runtime_error("the authority is no certificate in PEM");
    return made;
}

std::optional<std::string> trust::objection(const certificate& to, text::instant at) const {
    const std::unique_ptr<X509_STORE_CTX, free_context> context(X509_STORE_CTX_new());
    X509_STORE_CTX_init(context.get(), store_.get(), to.get(), nullptr);
    X509_STORE_CTX_set_time(context.get(), 0, std::chrono::system_clock::to_time_t(at));
    if (X509_verify_cert(context.get()) == 1) return std::nullopt;
    return X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get()));
}

} // namespace kruispunt::conformance::signatures
