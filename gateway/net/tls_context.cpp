#include "gateway/net/tls_context.hpp"

#include "gateway/net/openssl_text.hpp"
#include "gateway/trust/expected_host.hpp"

#include <openssl/ssl.h>
#include <openssl/tls1.h>

#include <chrono>
#include <stdexcept>

namespace kruispunt::net {
namespace {

constexpr const char* aead_suites =
    "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:"
    "ECDHE-RSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256";

void demand(bool passed, const std::string& stage) {
    if (passed) return;
    throw std::runtime_error("TLS: " + stage + ": " + openssl_error_text());
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
    demand(SSL_CTX_set_cipher_list(context, aead_suites) == 1, "cipher suites");
}

void show_ours(SSL_CTX* context, const trust::own_pair& own) {
    const trust::chain_handle chain(sk_X509_new_null());
    for (const auto& one : own.chain()) {
        demand(
            X509_up_ref(one.get()) == 1 && sk_X509_push(chain.get(), one.get()) > 0, "our chain"
        );
    }
    demand(
        SSL_CTX_use_cert_and_key(context, &own.certificate(), &own.key(), chain.get(), 1) == 1,
        "our certificate"
    );
}

void set_expected_host(SSL* session, const std::string& host) {
    if (trust::expect_host(SSL_get0_param(session), host) == trust::host_kind::address) return;
    std::string name = host; // what SSL_set_tlsext_host_name does, without its C cast
    demand(
        SSL_ctrl(session, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data()) ==
            1,
        "host " + host
    );
}

} // namespace

void ssl_deleter::operator()(ssl_st* session) const noexcept {
    SSL_free(session);
}

tls_context::~tls_context() {
    SSL_CTX_free(context_);
}

trust::trust_files trust_files_of(const tls_material& material) {
    return {material.ca, material.crl, material.known};
}

tls_state load_tls_state(const tls_material& material) {
    return {
        trust::own_pair::load({material.certificate, material.key}),
        trust::trust_store::load(trust_files_of(material))};
}

// shared because connections outlive the context that made them when trust is reloaded
std::shared_ptr<const tls_context>
tls_context::load(const tls_state& state, bool server, tls_floor floor) {
    auto* raw = SSL_CTX_new(server ? TLS_server_method() : TLS_client_method());
    demand(raw != nullptr, "context");
    std::shared_ptr<const tls_context> made(new tls_context(raw, state.trust));
    restrict_protocol(raw, floor);
    SSL_CTX_set1_cert_store(raw, state.trust->handle());
    SSL_CTX_set_verify_depth(raw, trust::chain_depth);
    show_ours(raw, *state.own);
    return made;
}

std::shared_ptr<const tls_context>
tls_context::for_server(const tls_state& state, client_certificate client, tls_floor floor) {
    auto made = load(state, true, floor);
    const int forced = client == client_certificate::required ? SSL_VERIFY_FAIL_IF_NO_PEER_CERT : 0;
    SSL_CTX_set_verify(made->context_, SSL_VERIFY_PEER | forced, nullptr);
    for (const auto& authority : state.trust->authorities())
        demand(SSL_CTX_add_client_CA(made->context_, authority.get()) == 1, "trust store");
    return made;
}

std::shared_ptr<const tls_context> tls_context::for_client(const tls_state& state) {
    auto made = load(state, false, tls_floor::tls_1_2);
    SSL_CTX_set_verify(made->context_, SSL_VERIFY_PEER, nullptr);
    return made;
}

std::shared_ptr<const tls_context> tls_context::for_client(const tls_material& material) {
    return for_client(load_tls_state(material));
}

ssl_ptr tls_context::accepting() const {
    ssl_ptr session(SSL_new(context_));
    demand(session != nullptr, "session");
    SSL_set_accept_state(session.get());
    return session;
}

ssl_ptr tls_context::calling(const std::string& host) const {
    ssl_ptr session(SSL_new(context_));
    demand(session != nullptr, "session");
    SSL_set_connect_state(session.get());
    set_expected_host(session.get(), host);
    return session;
}

bool tls_context::still_trusts(ssl_st* session) const {
    auto* leaf = SSL_get0_peer_certificate(session);
    if (leaf == nullptr) return true;
    const auto as = SSL_is_server(session) == 1 ? trust::shown_as::client : trust::shown_as::server;
    // the library's own clock lags by some milliseconds: what ended within them would pass for good
    const auto now = std::chrono::system_clock::now();
    const auto at = std::chrono::floor<domain::instant::duration>(now);
    return !trust_->disbelief_of({*leaf, SSL_get_peer_cert_chain(session), as, at});
}

} // namespace kruispunt::net
