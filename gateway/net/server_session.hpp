#pragma once

#include "gateway/net/byte_stream.hpp"
#include "gateway/net/request_reader.hpp"
#include "gateway/net/watchdog.hpp"

#include <chrono>
#include <memory>

namespace kruispunt::net {

class streamed_exchange;

/// How long a caller may take for each part (a slow one is closed, not answered).
struct session_times {
    std::chrono::milliseconds handshake{5'000};
    std::chrono::milliseconds header{10'000};   ///< from a request's first octet to its blank line
    std::chrono::milliseconds body{30'000};     ///< from there to its last octet
    std::chrono::milliseconds handling{30'000}; ///< the handler's and the answer's way out
    std::chrono::milliseconds piece{60'000};    ///< of a streamed body or answer, each
    std::chrono::milliseconds idle{60'000};     ///< between requests
    std::chrono::milliseconds linger{1'000};    ///< after our last octet, for the peer to close
};

/// One connection's life on the answering side: `open` once, then `serve`: request after request
/// in order, until either side has enough. All members on the stream's serial executor.
class server_session {
public:
    /// `handler` must outlive `serve`.
    server_session(
        std::unique_ptr<byte_stream> stream,
        const boost::asio::any_io_executor& executor,
        const message_limits& limits,
        const session_times& times,
        ports::http_handler& handler
    );

    /// The handshake; whether the peer came through it.
    ports::task<bool> open();

    /// Whose certificate came through `open`.
    const ports::peer& peer() const { return peer_; }

    /// Everything after `open`; ends when the connection has.
    ports::task<void> serve();

    /// Ends after the request that is being read or answered; at once where there is none.
    void finish();

    /// Ends at once; a handler that runs is left to end by itself and its answer is dropped.
    void abort();

    /// Ends at once where `context` would not take the peer's certificate any more (COM-03).
    void recheck(const tls_context& context);

    /// Ends at once where the peer's certificate has expired at `now`.
    void end_if_expired(std::chrono::sys_seconds now);

private:
    enum class received { request, streamed, refused, ended };

    ports::task<received> receive();
    ports::task<bool> answer();
    ports::task<bool> send(const ports::http_response& response, bool to_head, bool close);
    ports::task<bool> stream();
    ports::task<bool> end_of(const streamed_exchange& done);
    ports::task<void> refuse();
    ports::task<void> part();
    void allow(std::chrono::milliseconds time);

    boost::asio::any_io_executor executor_;
    std::unique_ptr<byte_stream> stream_;
    request_reader reader_;
    watchdog watchdog_; ///< after the stream: it must end first
    session_times times_;
    ports::http_handler& handler_;
    ports::peer peer_;
    std::string output_;   ///< reused from answer to answer
    bool waiting_ = false; ///< between requests
    bool finishing_ = false;
};

} // namespace kruispunt::net
