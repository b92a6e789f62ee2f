#include "gateway/net/tls_context.hpp"

#include "gateway/net/openssl_text.hpp"
#include "gateway/net/trust_store.hpp"

#include <openssl/ssl.h>
#include <openssl/tls1.h>

#include <stdexcept>

namespace kruispunt::net {
namespace {

constexpr const char* aead_suites =
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:"
    "ECDHE-RSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256";

void demand(bool passed, const std::string& stage, const std::filesystem::path& file) {
    if (passed) return;
    throw std::runtime_error("TLS: " + stage + " " + file.string() + ": " + openssl_error_text());
}

void restrict_protocol(SSL_CTX* context, tls_floor floor) {
    SSL_CTX_set_min_proto_version(
        context, floor == tls_floor::tls_1_3 ? TLS1_3_VERSION : TLS1_2_VERSION
    );
    SSL_CTX_set_options(
        context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET | SSL_OP_CIPHER_SERVER_PREFERENCE
    );
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(context, 0);
    demand(SSL_CTX_set_cipher_list(context, aead_suites) == 1, "cipher suites", {});
}

void load_identity(SSL_CTX* context, const tls_material& material) {
    demand(
        SSL_CTX_use_certificate_chain_file(context, material.certificate.c_str()) == 1,
        "certificate",
        material.certificate
    );
    demand(
        SSL_CTX_use_PrivateKey_file(context, material.key.c_str(), SSL_FILETYPE_PEM) == 1 &&
            SSL_CTX_check_private_key(context) == 1,
        "private key",
        material.key
    );
}

void set_expected_host(SSL* session, const std::string& host) {
    if (expect_host(SSL_get0_param(session), host) == host_kind::address) return;
    std::string name = host; // what SSL_set_tlsext_host_name does, without its C cast
    demand(
        SSL_ctrl(session, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data()) ==
            1,
        "host",
        host
    );
}

} // namespace

void ssl_deleter::operator()(ssl_st* session) const noexcept {
    SSL_free(session);
}

tls_context::~tls_context() {
    SSL_CTX_free(context_);
}

// shared because connections outlive the context that made them when trust is reloaded
std::shared_ptr<const tls_context>
tls_context::load(const tls_material& material, bool server, tls_floor floor) {
    auto* raw = SSL_CTX_new(server ? TLS_server_method() : TLS_client_method());
    demand(raw != nullptr, "context", {});
    std::shared_ptr<const tls_context> made(new tls_context(raw));
    restrict_protocol(raw, floor);
    fill_trust_store(SSL_CTX_get_cert_store(raw), material.ca, material.crl);
    SSL_CTX_set_verify_depth(raw, chain_depth);
    load_identity(raw, material);
    return made;
}

std::shared_ptr<const tls_context>
tls_context::for_server(const tls_material& material, client_certificate client, tls_floor floor) {
    auto made = load(material, true, floor);
    const int forced = client == client_certificate::required ? SSL_VERIFY_FAIL_IF_NO_PEER_CERT : 0;
    SSL_CTX_set_verify(made->context_, SSL_VERIFY_PEER | forced, nullptr);
    auto* names = SSL_load_client_CA_file(material.ca.c_str());
    demand(names != nullptr, "trust store", material.ca);
    SSL_CTX_set_client_CA_list(made->context_, names);
    return made;
}

std::shared_ptr<const tls_context> tls_context::for_client(const tls_material& material) {
    auto made = load(material, false, tls_floor::tls_1_2);
    SSL_CTX_set_verify(made->context_, SSL_VERIFY_PEER, nullptr);
    return made;
}

ssl_ptr tls_context::accepting() const {
    ssl_ptr session(SSL_new(context_));
    demand(session != nullptr, "session", {});
    SSL_set_accept_state(session.get());
    return session;
}

ssl_ptr tls_context::calling(const std::string& host) const {
    ssl_ptr session(SSL_new(context_));
    demand(session != nullptr, "session", {});
    SSL_set_connect_state(session.get());
    set_expected_host(session.get(), host);
    return session;
}

bool tls_context::still_trusts(ssl_st* session) const {
    auto* leaf = SSL_get0_peer_certificate(session);
    if (leaf == nullptr) return true;
    const std::unique_ptr<X509_STORE_CTX, decltype(&X509_STORE_CTX_free)> check(
        X509_STORE_CTX_new(), &X509_STORE_CTX_free
    );
    auto* store = SSL_CTX_get_cert_store(context_);
    auto* chain = SSL_get_peer_cert_chain(session);
    if (!check || X509_STORE_CTX_init(check.get(), store, leaf, chain) != 1) return false;
    X509_STORE_CTX_set_default(check.get(), SSL_is_server(session) ? "ssl_client" : "ssl_server");
    X509_STORE_CTX_set_depth(check.get(), chain_depth);
    return X509_verify_cert(check.get()) == 1;
}

} // namespace kruispunt::net
