#include "gateway/net/certificate_check.hpp"

#include "gateway/net/openssl_text.hpp"
#include "gateway/net/peer_identity.hpp"
#include "gateway/net/trust_store.hpp"

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <memory>
#include <stdexcept>

namespace kruispunt::net {
namespace {

struct releaser {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }

    void operator()(X509_STORE_CTX* check) const { X509_STORE_CTX_free(check); }

    void operator()(X509* certificate) const { X509_free(certificate); }

    void operator()(STACK_OF(X509) * chain) const { sk_X509_pop_free(chain, X509_free); }

    void operator()(BIO* file) const { BIO_free(file); }
};

using certificates = std::unique_ptr<STACK_OF(X509), releaser>;

void append_certificates(const std::filesystem::path& file, STACK_OF(X509) * into) {
    const std::unique_ptr<BIO, releaser> in(BIO_new_file(file.c_str(), "rb"));
    int found = 0;
    if (in) {
        while (X509* one = PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr)) {
            sk_X509_push(into, one);
            ++found;
        }
    }
    if (found == 0)
        throw std::runtime_error(file.string() + ": holds no certificate (PEM is expected)");
    (void)openssl_error_text(); // the end of the file counts as an error to the library
}

} // namespace

certificate_answer judge_certificate(const certificate_question& question) {
    const certificates shown(sk_X509_new_null());
    append_certificates(question.certificate, shown.get());
    const std::unique_ptr<X509, releaser> leaf(sk_X509_shift(shown.get()));
    if (question.untrusted) append_certificates(*question.untrusted, shown.get());

    const bool client = question.side == connection_side::client;
    // Who meets a client is a server: its context has the store and the security level.
    const std::unique_ptr<SSL_CTX, releaser> context(
        SSL_CTX_new(client ? TLS_server_method() : TLS_client_method())
    );
    const std::unique_ptr<X509_STORE_CTX, releaser> check(X509_STORE_CTX_new());
    if (!context || !check) throw std::runtime_error("TLS: context: " + openssl_error_text());
    X509_STORE* store = SSL_CTX_get_cert_store(context.get());
    fill_trust_store(store, question.authorities, question.crl);
    if (X509_STORE_CTX_init(check.get(), store, leaf.get(), shown.get()) != 1)
        throw std::runtime_error("TLS: chain: " + openssl_error_text());
    X509_STORE_CTX_set_default(check.get(), client ? "ssl_client" : "ssl_server");
    X509_VERIFY_PARAM* rules = X509_STORE_CTX_get0_param(check.get());
    X509_VERIFY_PARAM_set_auth_level(rules, SSL_CTX_get_security_level(context.get()));
    X509_VERIFY_PARAM_set_depth(rules, chain_depth);
    X509_VERIFY_PARAM_set_time(rules, question.at.time_since_epoch().count());
    if (!question.host.empty()) expect_host(rules, question.host);

    certificate_answer answer;
    answer.oin = peer_of(leaf.get()).oin;
    if (X509_verify_cert(check.get()) == 1) return answer;
    answer.error = X509_STORE_CTX_get_error(check.get());
    answer.depth = X509_STORE_CTX_get_error_depth(check.get());
    answer.why = X509_verify_cert_error_string(answer.error);
    return answer;
}

} // namespace kruispunt::net
