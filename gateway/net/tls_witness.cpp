#include "gateway/net/tls_witness.hpp"

#include <openssl/bio.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>

#include <memory>
#include <string_view>

namespace kruispunt::net {

namespace {

using ports::link_fault;

struct bio_deleter {
    void operator()(BIO* bio) const { BIO_free(bio); }
};

// What `write` puts into a BIO, as text.
template <class Write>
std::string text_of(const Write& write) {
    const std::unique_ptr<BIO, bio_deleter> bio(BIO_new(BIO_s_mem()));
    if (!bio || !write(bio.get())) return {};
    char* data = nullptr;
    const long size =
        BIO_ctrl(bio.get(), BIO_CTRL_INFO, 0, &data); // BIO_get_mem_data, without a cast
    return size > 0 ? std::string(data, static_cast<std::size_t>(size)) : std::string();
}

std::string issuer_of(const X509* certificate) {
    return text_of([certificate](BIO* to) {
        return X509_NAME_print_ex(to, X509_get_issuer_name(certificate), 0, XN_FLAG_RFC2253) >= 0;
    });
}

std::string end_of(const X509* certificate) {
    return text_of([certificate](BIO* to) {
        return ASN1_TIME_print(to, X509_get0_notAfter(certificate)) == 1;
    });
}

// The chain as it came is there though it was refused.
const X509* shown_by(const ssl_st* session) {
    if (const X509* leaf = SSL_get0_peer_certificate(session)) return leaf;
    const STACK_OF(X509)* chain = SSL_get_peer_cert_chain(session);
    return chain != nullptr && sk_X509_num(chain) > 0 ? sk_X509_value(chain, 0) : nullptr;
}

link_fault fault_of(long verified) {
    switch (verified) {
    case X509_V_OK:
        return link_fault::none;
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return link_fault::expired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return link_fault::not_yet_valid;
    case X509_V_ERR_CERT_REVOKED:
        return link_fault::revoked;
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        return link_fault::wrong_host;
    case X509_V_ERR_UNABLE_TO_GET_CRL:
    case X509_V_ERR_CRL_HAS_EXPIRED:
    case X509_V_ERR_CRL_NOT_YET_VALID:
    case X509_V_ERR_CRL_SIGNATURE_FAILURE:
    case X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER:
        return link_fault::own_list_old;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_CERT_SIGNATURE_FAILURE:
    case X509_V_ERR_CERT_UNTRUSTED:
        return link_fault::untrusted;
    case X509_V_ERR_APPLICATION_VERIFICATION: // the trust store's own rule
        return link_fault::not_known;
    default:
        return link_fault::unfit;
    }
}

} // namespace

tls_witness::tls_witness(ssl_st* session) : session_(session) {
    SSL_set_msg_callback(session_, &tls_witness::see);
    SSL_set_msg_callback_arg(session_, this);
}

void tls_witness::see(
    int outgoing, int, int kind, const void* octets, std::size_t size, ssl_st*, void* to
) {
    if (outgoing != 0) return;
    auto& witness = *static_cast<tls_witness*>(to);
    const auto* const content = static_cast<const unsigned char*>(octets);
    if (kind == SSL3_RT_HANDSHAKE) witness.spoke_ = true;
    if (kind != SSL3_RT_ALERT || size != 2) return;
    witness.spoke_ = true;
    witness.alert_ = content[1];
}

link_fault tls_witness::certificate_fault() const {
    return fault_of(SSL_get_verify_result(session_));
}

std::string tls_witness::certificate_reason() const {
    const long verified = SSL_get_verify_result(session_);
    return verified == X509_V_OK ? std::string() : X509_verify_cert_error_string(verified);
}

bool tls_witness::refused_ours() const {
    switch (alert_) {
    case SSL_AD_BAD_CERTIFICATE:
    case SSL_AD_UNSUPPORTED_CERTIFICATE:
    case SSL_AD_CERTIFICATE_REVOKED:
    case SSL_AD_CERTIFICATE_EXPIRED:
    case SSL_AD_CERTIFICATE_UNKNOWN:
    case SSL_AD_UNKNOWN_CA:
    case SSL_AD_ACCESS_DENIED:
    case SSL_AD_CERTIFICATE_REQUIRED:
        return true;
    default:
        return false;
    }
}

std::string tls_witness::alert() const {
    return alert_ < 0 ? std::string() : SSL_alert_desc_string_long(alert_);
}

std::string tls_witness::agreed() const {
    return std::string(SSL_get_version(session_)) + ", " + SSL_get_cipher_name(session_);
}

std::string tls_witness::certificate() const {
    const X509* const leaf = shown_by(session_);
    if (leaf == nullptr) return {};
    return "issued by " + issuer_of(leaf) + ", valid until " + end_of(leaf);
}

} // namespace kruispunt::net
