#include "gateway/net/tls_stream.hpp"

#include "gateway/net/peer_identity.hpp"
#include "gateway/net/socket_io.hpp"
#include "gateway/net/stream_error.hpp"

#include <boost/asio/error.hpp>
#include <openssl/ssl.h>

namespace kruispunt::net {

using boost::asio::ip::tcp;
using boost::system::error_code;
using engine_state = tls_engine::state;

namespace {

/// A peer that makes us answer and does not read the answers goes no further than this.
constexpr std::size_t most_unsent = 64 * 1024;

} // namespace

tls_stream::tls_stream(tcp::socket socket, ssl_ptr session)
    : socket_(std::move(socket)), engine_(std::move(session)) {
    prepare(socket_);
}

ports::task<error_code> tls_stream::handshake() {
    for (;;) {
        const auto state = engine_.handshake();
        if (state == engine_state::failed || state == engine_state::closed) {
            send_alert();
            co_return engine_.wrong_host() ? stream_errc::wrong_host : stream_errc::tls_failed;
        }
        if (const auto error = co_await flush()) co_return error;
        if (state == engine_state::done) co_return error_code{};
        if (const auto error = co_await fill()) co_return error;
    }
}

ports::task<read_outcome> tls_stream::read_some(std::span<char> into) {
    for (;;) {
        read_outcome outcome;
        switch (engine_.read(into, outcome.size)) {
        case engine_state::done:
            co_return outcome;
        case engine_state::closed:
            outcome.error = boost::asio::error::eof;
            co_return outcome;
        case engine_state::failed:
            send_alert();
            outcome.error = stream_errc::tls_failed;
            co_return outcome;
        case engine_state::need_input:
            break;
        }
        outcome.error = answer_peer();
        if (!outcome.error) outcome.error = co_await fill();
        if (outcome.error) co_return outcome;
    }
}

ports::task<error_code> tls_stream::write(std::string_view octets) {
    if (engine_.write(octets) != engine_state::done) co_return stream_errc::tls_failed;
    std::size_t sent = 0;
    const auto error = send_now(socket_, engine_.output(), sent);
    engine_.sent(sent);
    if (error || engine_.output().empty()) co_return error;
    co_return co_await flush();
}

ports::task<void> tls_stream::close_send() {
    engine_.close_send();
    if (const auto error = co_await flush()) co_return;
    error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
}

void tls_stream::abort() noexcept {
    close_now(socket_);
}

ports::peer tls_stream::peer() const {
    return peer_of(SSL_get0_peer_certificate(engine_.session()));
}

bool tls_stream::trusted_by(const tls_context& context) const {
    return context.still_trusts(engine_.session());
}

ports::task<error_code> tls_stream::flush() {
    error_code error;
    while (!error && !engine_.output().empty()) {
        engine_.take_output(outgoing_);
        sending_ = true;
        error = co_await send_all(socket_, outgoing_);
        sending_ = false;
    }
    co_return error;
}

/// What reading made the engine say (a key update's answer) leaves at once where the socket takes
/// it; the rest goes with the next write, and with the one under way where there is one.
error_code tls_stream::answer_peer() {
    if (engine_.output().size() > most_unsent) return stream_errc::tls_failed;
    if (sending_ || engine_.output().empty()) return {};
    std::size_t sent = 0;
    const auto error = send_now(socket_, engine_.output(), sent);
    engine_.sent(sent);
    return error;
}

ports::task<error_code> tls_stream::fill() {
    const auto came = co_await receive_some(socket_, engine_.room());
    engine_.commit(came.size);
    if (came.error == boost::asio::error::eof) co_return stream_errc::truncated;
    co_return came.error;
}

/// What the engine wants the peer to know goes out if the socket takes it; the end comes anyway.
void tls_stream::send_alert() {
    if (sending_) return;
    std::size_t sent = 0;
    static_cast<void>(send_now(socket_, engine_.output(), sent));
    engine_.sent(sent);
}

} // namespace kruispunt::net
