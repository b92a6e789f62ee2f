#pragma once

#include <cstdint>
#include <string>

namespace kruispunt::bench {

/// A host and a port.
struct endpoint {
    std::string host;
    std::uint16_t port = 0;
};

/// Reads `https://HOST:PORT` (a path is ignored) or `HOST:PORT`. Throws std::invalid_argument.
[[nodiscard]] endpoint parse_endpoint(const std::string& text);

/// A connected blocking TCP socket without Nagle's delay, with a time-out of 30 s on every
/// operation. Throws std::system_error.
[[nodiscard]] int connect_to(const endpoint& where);

/// A listening TCP socket; port 0 lets the system choose. Throws std::system_error.
[[nodiscard]] int listen_on(const endpoint& where);

/// The port a socket is bound to.
[[nodiscard]] std::uint16_t port_of(int socket);

void make_non_blocking(int socket);
void switch_off_delay(int socket);

} // namespace kruispunt::bench
