#pragma once

#include "gateway/ports/http.hpp"

#include <boost/system/error_code.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace kruispunt::net {

class tls_context;

/// What one read brought. `asio::error::eof` is an end in order.
struct read_outcome {
    boost::system::error_code error;
    std::size_t size = 0;
};

/// A connection's two directions, whatever carries them. The sessions and the client know no
/// more of sockets and TLS than this, which keeps those types out of their translation units.
///
/// One serial executor a stream: every member is called there. At most one read and one write at a
/// time, which may run beside each other once the handshake is through.
class byte_stream {
public:
    virtual ~byte_stream() = default;

    /// Makes the connection fit for use (TLS handshake); first of all calls.
    virtual ports::task<boost::system::error_code> handshake() = 0;

    /// Waits for at least one octet.
    virtual ports::task<read_outcome> read_some(std::span<char> into) = 0;

    /// Writes all of `octets`, which must stay until the end.
    virtual ports::task<boost::system::error_code> write(std::string_view octets) = 0;

    /// Tells the peer that nothing more will be written; reading goes on.
    virtual ports::task<void> close_send() = 0;

    /// Ends everything at once; what is waiting ends with `operation_aborted`. Idempotent.
    virtual void abort() noexcept = 0;

    /// Who stands at the other end, after the handshake; empty without a certificate.
    virtual ports::peer peer() const = 0;

    /// Whether the peer's certificate would be taken by `context` today (COM-03).
    virtual bool trusted_by(const tls_context& context) const = 0;

    /// The library's words for the last error, for operators; may be empty.
    virtual std::string detail() const = 0;
};

} // namespace kruispunt::net
