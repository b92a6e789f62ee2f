#include "gateway/net/plain_stream.hpp"

namespace kruispunt::net {

using boost::system::error_code;

plain_stream::plain_stream(any_socket socket, ports::peer peer)
    : socket_(std::move(socket)), peer_(std::move(peer)) {
    prepare(socket_);
}

ports::task<error_code> plain_stream::handshake() {
    co_return error_code{};
}

ports::task<read_outcome> plain_stream::read_some(std::span<char> into) {
    return receive_some(socket_, into);
}

ports::task<error_code> plain_stream::write(std::string_view octets) {
    return send_all(socket_, octets);
}

ports::task<void> plain_stream::close_send() {
    error_code ignored;
    socket_.shutdown(any_socket::shutdown_send, ignored);
    co_return;
}

void plain_stream::abort() noexcept {
    close_now(socket_);
}

} // namespace kruispunt::net
