#include "gateway/net/socket_io.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace kruispunt::net {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr auto use_result = asio::as_tuple(asio::use_awaitable);

} // namespace

void prepare(asio::ip::tcp::socket& socket) {
    error_code ignored;
    socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    socket.non_blocking(true, ignored);
}

ports::task<read_outcome> receive_some(asio::ip::tcp::socket& socket, std::span<char> into) {
    const auto [error, size] =
        co_await socket.async_read_some(asio::buffer(into.data(), into.size()), use_result);
    co_return read_outcome{.error = error, .size = size};
}

error_code send_now(asio::ip::tcp::socket& socket, std::string_view octets, std::size_t& sent) {
    sent = 0;
    while (sent < octets.size()) {
        error_code error;
        sent += socket.write_some(asio::buffer(octets.substr(sent)), error);
        if (error == asio::error::would_block || error == asio::error::try_again) return {};
        if (error) return error;
    }
    return {};
}

ports::task<error_code> send_all(asio::ip::tcp::socket& socket, std::string_view octets) {
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

void close_now(asio::ip::tcp::socket& socket) noexcept {
    error_code ignored;
    socket.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
    socket.close(ignored);
}

} // namespace kruispunt::net
