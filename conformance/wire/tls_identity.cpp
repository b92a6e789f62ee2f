#include "conformance/wire/tls_identity.hpp"

#include "conformance/wire/asio_inside.hpp"

#include <boost/asio/ssl/verify_context.hpp>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <stdexcept>

namespace kruispunt::conformance::wire {
namespace {

void must(const boost::system::error_code& error, const std::filesystem::path& file) {
    if (error) throw std::runtime_error("cannot use " + file.string() + ": " + error.message());
}

void look_at_list(SSL_CTX* context, const std::filesystem::path& crl) {
    if (crl.empty()) return;
    auto* const store = SSL_CTX_get_cert_store(context);
    auto* const lookup = X509_STORE_add_lookup(store, X509_LOOKUP_file());
    if (X509_load_crl_file(lookup, crl.c_str(), X509_FILETYPE_PEM) != 1)
        throw std::runtime_error("cannot use " + crl.string() + ": no revocation list");
    X509_STORE_set_flags(store, X509_V_FLAG_CRL_CHECK);
}

void load(boost::asio::ssl::context& context, const tls_files& files) {
    boost::system::error_code error;
    context.load_verify_file(files.ca.string(), error);
    must(error, files.ca);
    if (files.certificate.empty() && files.key.empty()) return;
    context.use_certificate_chain_file(files.certificate.string(), error);
    must(error, files.certificate);
    context.use_private_key_file(files.key.string(), boost::asio::ssl::context::pem, error);
    must(error, files.key);
}

void restrict_versions_and_suites(SSL_CTX* context) {
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20");
    // No resumption: every connection shows its certificates again.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_num_tickets(context, 0);
}

void take_old_tls(SSL_CTX* context) {
    SSL_CTX_set_security_level(context, 0);
    SSL_CTX_set_min_proto_version(context, TLS1_VERSION);
    SSL_CTX_set_cipher_list(context, "ALL:@SECLEVEL=0");
}

void take_weak_suites(SSL_CTX* context) {
    SSL_CTX_set_cipher_list(context, "ECDHE:@SECLEVEL=0");
}

void take_any_certificate(boost::asio::ssl::context& context) {
    context.set_verify_mode(boost::asio::ssl::verify_peer);
    context.set_verify_callback([](bool /*holds*/, boost::asio::ssl::verify_context& /*chain*/) {
        return true;
    });
}

/// What a party that does not look at all of it does; a client's leniency about hosts and
/// authorities is the call's own.
void loosen(boost::asio::ssl::context& context, leniency how) {
    if (how == leniency::old_tls) take_old_tls(context.native_handle());
    if (how == leniency::weak_suites) take_weak_suites(context.native_handle());
    if (how == leniency::any_certificate) take_any_certificate(context);
}

} // namespace

tls_identity::tls_identity(const tls_files& files)
    : internals_(std::make_unique<internals>()), lenient_(files.lenient) {
    auto& context = internals_->context;
    restrict_versions_and_suites(context.native_handle());
    load(context, files);
    context.set_verify_mode(
        boost::asio::ssl::verify_peer | boost::asio::ssl::verify_fail_if_no_peer_cert
    );
    if (lenient_ != leniency::no_list) look_at_list(context.native_handle(), files.crl);
    loosen(context, lenient_);
}

tls_identity::~tls_identity() = default;

std::string peer_oin(const ssl_st* connection) {
    const X509* const certificate = SSL_get0_peer_certificate(connection);
    if (certificate == nullptr) return {};
    const X509_NAME* const subject = X509_get_subject_name(certificate);
    const int first = X509_NAME_get_index_by_NID(subject, NID_serialNumber, -1);
    if (first < 0 || X509_NAME_get_index_by_NID(subject, NID_serialNumber, first) >= 0) return {};
    const auto* const value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, first));
    const auto* const bytes = ASN1_STRING_get0_data(value);
    return {bytes, bytes + ASN1_STRING_length(value)};
}

} // namespace kruispunt::conformance::wire
