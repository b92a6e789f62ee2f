#include "tests/bench/tls_stream.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <stdexcept>
#include <unistd.h>
#include <utility>

namespace kruispunt::bench {
namespace {

context_ptr make_context(const SSL_METHOD* method, const identity& self) {
    context_ptr context(SSL_CTX_new(method));
    if (!context) throw std::runtime_error("TLS: " + tls_complaint());
    auto* raw = context.get();
    SSL_CTX_set_min_proto_version(raw, TLS1_3_VERSION);
    SSL_CTX_set_mode(raw, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_read_ahead(raw, 1); // a record's head and body in one system call
    SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
    if (SSL_CTX_load_verify_locations(raw, self.ca.c_str(), nullptr) != 1)
        throw std::runtime_error("trust store " + self.ca + ": " + tls_complaint());
    if (SSL_CTX_use_certificate_chain_file(raw, self.certificate.c_str()) != 1)
        throw std::runtime_error("certificate " + self.certificate + ": " + tls_complaint());
    if (SSL_CTX_use_PrivateKey_file(raw, self.key.c_str(), SSL_FILETYPE_PEM) != 1)
        throw std::runtime_error("key " + self.key + ": " + tls_complaint());
    return context;
}

bool is_address(const std::string& host) {
    std::array<unsigned char, sizeof(in6_addr)> address{};
    return ::inet_pton(AF_INET, host.c_str(), address.data()) == 1 ||
           ::inet_pton(AF_INET6, host.c_str(), address.data()) == 1;
}

} // namespace

void context_free::operator()(ssl_ctx_st* context) const noexcept {
    SSL_CTX_free(context);
}

context_ptr make_client_context(const identity& self) {
    auto context = make_context(TLS_client_method(), self);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    return context;
}

context_ptr make_server_context(const identity& self) {
    auto context = make_context(TLS_server_method(), self);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    SSL_CTX_set_num_tickets(context.get(), 0);
    return context;
}

std::string tls_complaint() {
    const auto code = ERR_get_error();
    const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
    ERR_clear_error();
    return reason ? reason : "no reason given";
}

void tls_stream::session_free::operator()(ssl_st* session) const noexcept {
    SSL_free(session);
}

tls_stream::tls_stream(ssl_ctx_st& context, int socket)
    : socket_(socket), session_(SSL_new(&context)) {
    if (!session_ || SSL_set_fd(session_.get(), socket) != 1) {
        ::close(socket_);
        throw std::runtime_error("TLS: " + tls_complaint());
    }
}

tls_stream::tls_stream(tls_stream&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), session_(std::move(other.session_)) {}

tls_stream::~tls_stream() {
    if (socket_ >= 0) ::close(socket_);
}

tls_stream tls_stream::client(ssl_ctx_st& context, int socket, const std::string& host) {
    tls_stream stream(context, socket);
    auto* session = stream.session_.get();
    if (is_address(host)) {
        X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(session), host.c_str());
    } else {
        SSL_set1_host(session, host.c_str());
        SSL_ctrl( // the macro for it casts in the old style
            session,
            SSL_CTRL_SET_TLSEXT_HOSTNAME,
            TLSEXT_NAMETYPE_host_name,
            const_cast<char*>(host.c_str())
        );
    }
    SSL_set_connect_state(session);
    return stream;
}

tls_stream tls_stream::server(ssl_ctx_st& context, int socket) {
    tls_stream stream(context, socket);
    SSL_set_accept_state(stream.session_.get());
    return stream;
}

tls_stream::progress tls_stream::outcome_of(int returned) {
    switch (SSL_get_error(session_.get(), returned)) {
    case SSL_ERROR_WANT_READ:
        return progress::wants_read;
    case SSL_ERROR_WANT_WRITE:
        return progress::wants_write;
    case SSL_ERROR_ZERO_RETURN:
        return progress::closed;
    default:
        return progress::failed;
    }
}

tls_stream::progress tls_stream::handshake() {
    ERR_clear_error();
    const auto returned = SSL_do_handshake(session_.get());
    return returned == 1 ? progress::done : outcome_of(returned);
}

tls_stream::progress tls_stream::read_into(std::string& received) {
    std::array<char, 16 * 1024> piece; // NOLINT: filled by SSL_read
    bool came = false;
    do {
        ERR_clear_error();
        const auto got = SSL_read(session_.get(), piece.data(), static_cast<int>(piece.size()));
        if (got <= 0) {
            const auto outcome = outcome_of(got);
            return came && outcome == progress::wants_read ? progress::done : outcome;
        }
        received.append(piece.data(), static_cast<std::size_t>(got));
        came = true;
    } while (SSL_has_pending(session_.get()) == 1);
    return progress::done;
}

tls_stream::progress tls_stream::write_from(std::string_view& bytes) {
    constexpr std::size_t most = 1024 * 1024;
    while (!bytes.empty()) {
        ERR_clear_error();
        const auto size = static_cast<int>(std::min(bytes.size(), most));
        const auto written = SSL_write(session_.get(), bytes.data(), size);
        if (written <= 0) return outcome_of(written);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return progress::done;
}

} // namespace kruispunt::bench
