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
        if (!engine_.output().empty()) outcome.error = co_await flush(); // a key update's answer
        if (!outcome.error) outcome.error = co_await fill();
        if (outcome.error) co_return outcome;
    }
}

ports::task<error_code> tls_stream::write(std::string_view octets) {
    if (engine_.write(octets) != engine_state::done) co_return stream_errc::tls_failed;
    std::size_t sent = 0;
    const auto error = send_now(socket_, engine_.output(), sent);
    if (error || sent == engine_.output().size()) {
        engine_.sent();
        co_return error;
    }
    const auto late = co_await send_all(socket_, engine_.output().substr(sent));
    engine_.sent();
    co_return late;
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
    if (engine_.output().empty()) co_return error_code{};
    const auto error = co_await send_all(socket_, engine_.output());
    engine_.sent();
    co_return error;
}

ports::task<error_code> tls_stream::fill() {
    const auto came = co_await receive_some(socket_, engine_.room());
    engine_.commit(came.size);
    if (came.error == boost::asio::error::eof) co_return stream_errc::truncated;
    co_return came.error;
}

/// What the engine wants the peer to know goes out if the socket takes it; the end comes anyway.
void tls_stream::send_alert() {
    std::size_t sent = 0;
    send_now(socket_, engine_.output(), sent);
    engine_.sent();
}

} // namespace kruispunt::net
