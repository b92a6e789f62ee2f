#pragma once

#include <memory>
#include <string>
#include <string_view>

struct ssl_st;
struct ssl_ctx_st;

namespace kruispunt::bench {

/// PEM files of one party: whom it trusts, its certificate, its key.
struct identity {
    std::string ca;
    std::string certificate;
    std::string key;
};

struct context_free {
    void operator()(ssl_ctx_st* context) const noexcept;
};

using context_ptr = std::unique_ptr<ssl_ctx_st, context_free>;

/// TLS 1.3 alone, mutual. Both throw std::runtime_error where a file cannot be used.
[[nodiscard]] context_ptr make_client_context(const identity& self);
[[nodiscard]] context_ptr make_server_context(const identity& self);

/// A TLS connection over a socket that it owns. Works on blocking and on non-blocking sockets. One
/// thread at a time.
class tls_stream {
public:
    enum class progress { done, wants_read, wants_write, closed, failed };

    /// Takes over `socket`; a client names the `host` that the certificate must bear.
    static tls_stream client(ssl_ctx_st& context, int socket, const std::string& host);
    static tls_stream server(ssl_ctx_st& context, int socket);

    tls_stream(tls_stream&& other) noexcept;
    tls_stream& operator=(tls_stream&&) = delete;
    ~tls_stream();

    [[nodiscard]] int socket() const noexcept { return socket_; }

    progress handshake();

    /// Appends what has come to `received` without a needless system call. `done`: something came.
    progress read_into(std::string& received);

    /// Writes what the socket takes of `bytes` and removes it from the front.
    progress write_from(std::string_view& bytes);

private:
    struct session_free {
        void operator()(ssl_st* session) const noexcept;
    };

    tls_stream(ssl_ctx_st& context, int socket);
    progress outcome_of(int returned);

    int socket_;
    std::unique_ptr<ssl_st, session_free> session_;
};

/// What OpenSSL last complained of on this thread, for a message to a person.
[[nodiscard]] std::string tls_complaint();

} // namespace kruispunt::bench
