#pragma once

#include "conformance/wire/http.hpp"

#include <chrono>
#include <cstddef>
#include <memory>

namespace kruispunt::conformance::wire {

class loop;
class tls_identity;

/// What a server takes from one caller.
struct server_limits {
    std::size_t body = 256U * 1024U;
    std::size_t header = 16U * 1024U;
    std::size_t fields = 64;
    std::size_t connections = 512;
    /// How long a connection may be still between two requests, or in the middle of one.
    std::chrono::seconds idle{120};
};

/// An HTTP/1.1 server on one address. A request beyond the limits reaches the handler as
/// `unreadable`; a connection beyond them is closed at once. Used on the loop's thread only.
class server {
public:
    /// Listens at once; port 0 takes a free one. `identity` null: plain HTTP; it must outlive the
    /// server. Throws std::runtime_error where the address cannot be bound.
    server(
        loop& on,
        const socket_name& at,
        const tls_identity* identity,
        server_limits limits,
        handler handle
    );
    ~server();
    server(const server&) = delete;
    server& operator=(const server&) = delete;

    /// The port bound, also while closed.
    std::uint16_t port() const;

    /// Stops listening and drops every connection: callers find the connection refused.
    void close();

    /// Listens again on the same port; nothing where it does. Throws like the constructor.
    void open();

    /// Shows another identity from here on, which must outlive the server: connections that there
    /// are end, the port stays its own all the while.
    void show(const tls_identity* identity);

private:
    struct state;
    // shared because connections under way outlive the server.
    std::shared_ptr<state> state_;
};

} // namespace kruispunt::conformance::wire
