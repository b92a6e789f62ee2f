#pragma once

#include "gateway/net/connection_pool.hpp"
#include "gateway/net/message_limits.hpp"
#include "gateway/net/tls_credentials.hpp"
#include "gateway/ports/http.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <memory>

namespace kruispunt::net {

/// What a client may use of its peers and of us.
struct client_limits {
    /// The longest answer is a page of a feed: 200 mutations whose texts are all at their limit.
    message_limits answer{.header = 16 * 1024, .fields = 64, .body = 8 * 1024 * 1024};
    pool_limits pool;
    std::chrono::milliseconds connect{5'000}; ///< for each address of a party
    /// How soon connections learn that the credentials changed, and how often they are judged
    /// though nothing changed: certificates and lists expire.
    std::chrono::milliseconds trust_check{1'000};
    std::chrono::milliseconds trust_again{30'000};
};

/// A client over mutual TLS (COM-04). All its I/O runs on `executor`, which must be serial (one of
/// `io_threads`' is); `call` may be awaited from any other and goes there and back. The client
/// must outlive its calls, and end on its executor or after that one's thread was joined.
///
/// A call on a connection that was used before, and that breaks before any octet of the answer,
/// is made once more on a new connection: the party had closed it meanwhile. What we send bears
/// a stable id over its retries (COM-21), so that a repeat has no second effect. Other failures
/// are the caller's to repeat. Redirects are answers like any other.
///
/// What `credentials` hold is used for new connections from the moment it changes. Idle connections
/// are then closed, also where nobody calls; a call under way goes on where its party's certificate
/// still passes, and breaks where it does not (COM-03). `credentials` must outlive the client.
/// Throws std::runtime_error where the library refuses them.
std::unique_ptr<ports::http_client> make_https_client(
    boost::asio::any_io_executor executor, tls_credentials& credentials, const client_limits& limits
);

} // namespace kruispunt::net
