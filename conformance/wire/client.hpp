#pragma once

#include "conformance/wire/http.hpp"
#include "conformance/wire/tls_identity.hpp"

#include <chrono>
#include <functional>
#include <memory>

namespace kruispunt::conformance::wire {

class loop;

/// What came of a request.
using outcome = std::variant<response, failure>;
using completion = std::function<void(outcome)>;

/// Whether a connection may be used for more than one request.
enum class reuse { kept, fresh };

/// An HTTPS client over mutual TLS that verifies the server's chain, host name and OIN (COM-04).
/// Follows no redirects. Used on the loop's thread only; calls may be under way at its end.
class client {
public:
    /// `expected_oin`: the server's; empty: not checked. The identity is shared with the calls
    /// under way.
    client(
        loop& on,
        shared_identity identity,
        std::string expected_oin,
        std::chrono::seconds patience = std::chrono::seconds(30)
    );
    ~client();
    client(const client&) = delete;
    client& operator=(const client&) = delete;

    /// Sends the request to `base` (its path before the target) and calls `done` once. `Host` and
    /// `Content-Length` are added where absent. A kept connection that turns out dead is replaced
    /// once; `reuse::fresh` uses one connection for this request alone.
    void send(const base_url& base, request what, reuse connection, completion done);

private:
    struct state;
    // shared because calls under way outlive the client.
    std::shared_ptr<state> state_;
};

} // namespace kruispunt::conformance::wire
