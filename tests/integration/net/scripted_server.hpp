#pragma once

#include "gateway/net/tls_context.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::tests {

/// A blocking server over OpenSSL and the system's sockets alone, on its own thread. For each
/// connection in turn it has a script: to each request it reads it sends the next text, and after
/// the last it closes the socket without TLS's own end. An empty text closes without an answer.
class scripted_server {
public:
    using script = std::vector<std::string>;

    /// Without `material` it speaks first and in the clear.
    scripted_server(std::optional<net::tls_material> material, std::vector<script> scripts);
    ~scripted_server();
    scripted_server(const scripted_server&) = delete;
    scripted_server& operator=(const scripted_server&) = delete;

    std::string origin() const;

    /// How many were accepted.
    int connections() const;

private:
    struct state;

    std::unique_ptr<state> state_;
};

} // namespace kruispunt::tests
