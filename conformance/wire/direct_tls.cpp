#include "conformance/wire/direct_tls.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <stdexcept>

namespace kruispunt::conformance::wire {
namespace {

struct free_context {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

using context_ptr = std::unique_ptr<SSL_CTX, free_context>;

void must(bool went_well, const std::filesystem::path& file) {
    if (went_well) return;
    const auto why = ERR_get_error();
    const char* const reason = ERR_reason_error_string(why);
    throw std::runtime_error(
        "cannot use " + file.string() + ": " +
        (reason == nullptr ? "not readable, or not what it should be" : reason)
    );
}

void only(SSL_CTX* context, int version) {
    SSL_CTX_set_min_proto_version(context, version);
    SSL_CTX_set_max_proto_version(context, version);
}

void offer_what_is_told(SSL_CTX* context, tls_offer offer) {
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20");
    if (offer == tls_offer::only_1_2) only(context, TLS1_2_VERSION);
    if (offer == tls_offer::only_1_1) {
        only(context, TLS1_1_VERSION);
        // What a system forbids of its own accord must still be offered here.
        SSL_CTX_set_security_level(context, 0);
        SSL_CTX_set_cipher_list(context, "ALL:@SECLEVEL=0");
    }
    if (offer == tls_offer::only_1_2_cbc) {
        only(context, TLS1_2_VERSION);
        SSL_CTX_set_cipher_list(
            context,
            "ECDHE-ECDSA-AES128-SHA256:ECDHE-ECDSA-AES256-SHA384:ECDHE-ECDSA-AES128-SHA:"
            "ECDHE-RSA-AES128-SHA256:ECDHE-RSA-AES256-SHA384:ECDHE-RSA-AES128-SHA:AES128-SHA256"
        );
    }
}

} // namespace

direct_tls::direct_tls(const tls_files& files, tls_offer offer) : context_(nullptr) {
    ERR_clear_error();
    context_ptr made(SSL_CTX_new(TLS_client_method()));
    must(made != nullptr, files.ca);
    offer_what_is_told(made.get(), offer);
    // Every connection shows its certificates again.
    SSL_CTX_set_session_cache_mode(made.get(), SSL_SESS_CACHE_OFF);
    SSL_CTX_set_verify(made.get(), SSL_VERIFY_PEER, nullptr);
    must(SSL_CTX_load_verify_locations(made.get(), files.ca.c_str(), nullptr) == 1, files.ca);
    if (!files.certificate.empty()) {
        must(
            SSL_CTX_use_certificate_chain_file(made.get(), files.certificate.c_str()) == 1,
            files.certificate
        );
        must(
            SSL_CTX_use_PrivateKey_file(made.get(), files.key.c_str(), SSL_FILETYPE_PEM) == 1,
            files.key
        );
    }
    context_ = made.release();
}

direct_tls::~direct_tls() {
    SSL_CTX_free(context_);
}

tls_peer peer_of(const ssl_st* connection) {
    tls_peer peer;
    peer.version = SSL_get_version(connection);
    peer.oin = peer_oin(connection);
    const X509* const certificate = SSL_get0_peer_certificate(connection);
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    if (certificate == nullptr || X509_digest(certificate, EVP_sha256(), digest, &size) != 1)
        return peer;
    constexpr std::string_view hex = "0123456789abcdef";
    for (unsigned i = 0; i < size; ++i) {
        peer.sha256 += hex[digest[i] >> 4U];
        peer.sha256 += hex[digest[i] & 15U];
    }
    return peer;
}

} // namespace kruispunt::conformance::wire
