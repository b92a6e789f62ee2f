#pragma once

#include "gateway/app/config.hpp"
#include "gateway/net/listener.hpp"
#include "gateway/ports/journal.hpp"

#include <functional>
#include <string>

namespace kruispunt::app {

/// Has failures that nobody waits for noted in the journal, which must outlive it.
net::error_callback noted_in(ports::journal& journal);

/// How a listener of that name listens at its address, without TLS.
net::listener_options
listener_options_for(std::string name, const endpoint& at, ports::journal& journal);

/// The same on the thread beside those of the exchange, which it then cannot hold up.
net::listener_options set_aside(net::listener_options options);

/// What a listener over mutual TLS needs; the credentials must outlive it.
struct listener_trust {
    net::tls_credentials& credentials;
    net::client_certificate client; ///< whether one must be shown
    bool tls_1_2 = false;
    std::function<void()> stranger; ///< told of who showed none that passes
};

/// The same over TLS.
net::listener_options secured(net::listener_options options, const listener_trust& trust);

} // namespace kruispunt::app
