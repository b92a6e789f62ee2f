#pragma once

#include "conformance/wire/direct_tls.hpp"
#include "conformance/wire/http.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace kruispunt::conformance::wire {

/// A moment by which a call has come back.
using deadline = std::chrono::steady_clock::time_point;

/// A connection that sends octets as they are given, also such as no HTTP library would send, and
/// reads answers. Blocks the calling thread, never beyond the deadline. One thread at a time.
class direct_connection {
public:
    using opened = std::variant<std::unique_ptr<direct_connection>, failure>;

    /// Connects, and shakes hands where `tls` is given: the server's chain and host name must hold,
    /// and it must bear the OIN where one is expected. Stages of failure: resolve, connect,
    /// handshake, identity, timeout.
    static opened open(
        const base_url& to, const direct_tls* tls, const std::string& expected_oin, deadline until
    );

    ~direct_connection();
    direct_connection(const direct_connection&) = delete;
    direct_connection& operator=(const direct_connection&) = delete;

    /// Sends the octets and reads one answer. Stages of failure: send, receive, timeout.
    std::variant<response, failure>
    exchange(std::string_view octets, bool without_body, deadline until);

    /// Whether it may carry another request: the last answer let it, and the other side has neither
    /// closed nor said anything since.
    bool is_ready() const;

    /// Whether any octet of the last answer came.
    bool was_answered() const { return answered_; }

    /// Empty over plain HTTP.
    const tls_peer& peer() const { return peer_; }

private:
    struct socket_and_tls;
    explicit direct_connection(std::unique_ptr<socket_and_tls> over);

    std::unique_ptr<socket_and_tls> over_;
    tls_peer peer_;
    bool kept_ = true;
    bool answered_ = false;
};

} // namespace kruispunt::conformance::wire
