#pragma once

#include "gateway/net/byte_stream.hpp"
#include "gateway/net/message_limits.hpp"
#include "gateway/net/response_reader.hpp"
#include "gateway/net/watchdog.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <memory>
#include <string>

namespace kruispunt::net {

/// One connection's life on the calling side: `open` once, then exchange after exchange while
/// `reusable`. All members on one serial executor.
class client_connection {
public:
    client_connection(
        std::unique_ptr<byte_stream> stream,
        const boost::asio::any_io_executor& executor,
        const message_limits& limits
    );

    /// The handshake and the check of the server's OIN; `fault` none where both passed.
    ports::task<ports::call_outcome> open(std::string expected_oin, ports::deadline until);

    /// Sends `request`, which is a whole message, and waits for the whole answer. `to_head`: it is
    /// a HEAD request, whose answer has no body.
    ports::task<ports::call_outcome>
    exchange(std::string_view request, bool to_head, ports::deadline until);

    /// Who answered; after `open`.
    ports::peer peer() const { return stream_->peer(); }

    /// Whether `context` would take the server's certificate today (COM-03).
    bool trusted_by(const tls_context& context) const { return stream_->trusted_by(context); }

    /// Breaks off at once where it would not.
    void recheck(const tls_context& context) {
        if (!trusted_by(context)) stream_->abort();
    }

    /// Whether another exchange may follow the last.
    bool reusable() const { return reusable_; }

    /// Whether any octet of the last exchange's answer came.
    bool answer_begun() const { return reader_.touched(); }

private:
    ports::call_outcome failed(const boost::system::error_code& error, const char* stage) const;

    std::unique_ptr<byte_stream> stream_;
    response_reader reader_;
    watchdog watchdog_; ///< after the stream: it must end first
    bool reusable_ = true;
};

} // namespace kruispunt::net
