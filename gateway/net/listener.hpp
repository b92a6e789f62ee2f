#pragma once

#include "gateway/net/io_threads.hpp"
#include "gateway/net/message_limits.hpp"
#include "gateway/net/server_session.hpp"
#include "gateway/net/spawn.hpp"
#include "gateway/net/tls_credentials.hpp"
#include "gateway/ports/http.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace kruispunt::net {

/// How a listener authenticates (COM-01).
struct listener_tls {
    tls_credentials* credentials = nullptr; ///< outlives the listener and its connections
    client_certificate client = client_certificate::required;
    tls_floor floor = tls_floor::tls_1_3;
    /// How soon connections learn that the credentials changed.
    std::chrono::milliseconds trust_check{1'000};
    /// How often what expired meanwhile is looked for, by the machine's clock.
    std::chrono::milliseconds trust_again{30'000};
};

/// One listener: the exchange one (TLS, certificate required), the portal's (certificate asked)
/// or the internal one (no `tls`, loopback addresses only).
struct listener_options {
    std::string name = "exchange";   ///< for error reports
    std::string address = "0.0.0.0"; ///< an IP address
    std::uint16_t port = 0;          ///< 0: any free one
    std::optional<listener_tls> tls;
    message_limits limits;
    session_times times;
    std::size_t connections = 1024; ///< at once; one more is closed unanswered
    /// All its connections live on the thread beside the others (`io_threads::aside`).
    bool aside = false;
    error_callback on_error; ///< told of failures nobody waits for; may be empty
    /// Told of each connection whose peer showed no certificate that passes; may be empty.
    std::function<void()> on_stranger{};
};

/// Accepts connections, deals them to its I/O threads and serves HTTP/1.1 on them. Soon after its
/// credentials change it uses them for new connections and closes every open one, busy or not,
/// whose certificate does not pass any more; now and then it judges them without a change (COM-03).
/// Safe from any thread. The I/O threads must outlive the listener, the handler its connections:
/// drain first, or stop and join the threads. Destroying a listener stops accepting; connections
/// go on.
class listener {
public:
    /// Binds. Throws std::runtime_error (boost::system::system_error
    /// among them) naming what is wrong; without `tls`, also on an address that is not loopback.
    listener(io_threads& threads, listener_options options, ports::http_handler& handler);
    ~listener();
    listener(const listener&) = delete;
    listener& operator=(const listener&) = delete;

    std::uint16_t port() const;

    /// Begins to accept.
    void start();

    /// Connections open now.
    std::size_t connections() const;

    /// Ends in order: accepts no more, closes idle connections, lets requests under way be
    /// answered for at most `limit`, then aborts and cancels what is left. Ends when all has
    /// ended, at the latest one second after the limit.
    ports::task<void> drain(std::chrono::milliseconds limit);

    struct core;

private:
    std::shared_ptr<core> core_; ///< shared because work in flight may outlive this
};

} // namespace kruispunt::net
