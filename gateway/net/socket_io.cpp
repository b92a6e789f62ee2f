#include "gateway/net/socket_io.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace kruispunt::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr auto use_result = asio::as_tuple(asio::use_awaitable);

} // namespace

template <class Socket>
void prepare(Socket& socket) {
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    socket.non_blocking(true, ignored);
}

template <class Socket>
ports::task<read_outcome> receive_some(Socket& socket, std::span<char> into) {
    const auto [error, size] =
        co_await socket.async_read_some(asio::buffer(into.data(), into.size()), use_result);
    co_return read_outcome{.error = error, .size = size};
}

template <class Socket>
error_code send_now(Socket& socket, std::string_view octets, std::size_t& sent) {
    sent = 0;
    while (sent < octets.size()) {
        error_code error;
        sent += socket.write_some(asio::buffer(octets.substr(sent)), error);
        if (error == asio::error::would_block || error == asio::error::try_again) return {};
        if (error) return error;
    }
    return {};
}

template <class Socket>
ports::task<error_code> send_all(Socket& socket, std::string_view octets) {
    std::size_t sent = 0;
    if (const auto error = send_now(socket, octets, sent)) co_return error;
    while (sent < octets.size()) {
        const auto [error, size] =
            co_await socket.async_write_some(asio::buffer(octets.substr(sent)), use_result);
        if (error) co_return error;
        sent += size;
    }
    co_return error_code{};
}

template <class Socket>
void close_now(Socket& socket) noexcept {
    error_code ignored;
    socket.shutdown(Socket::shutdown_both, ignored);
    socket.close(ignored);
}

template void prepare(tcp::socket&);
template void prepare(any_socket&);
template ports::task<read_outcome> receive_some(tcp::socket&, std::span<char>);
template ports::task<read_outcome> receive_some(any_socket&, std::span<char>);
template error_code send_now(tcp::socket&, std::string_view, std::size_t&);
template error_code send_now(any_socket&, std::string_view, std::size_t&);
template ports::task<error_code> send_all(tcp::socket&, std::string_view);
template ports::task<error_code> send_all(any_socket&, std::string_view);
template void close_now(tcp::socket&) noexcept;
template void close_now(any_socket&) noexcept;

} // namespace kruispunt::net
