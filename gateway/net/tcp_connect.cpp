#include "gateway/net/tcp_connect.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <memory>

namespace kruispunt::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

/// An attempt on one address, watched by a timer whose handler may come when it is over.
struct attempt {
    tcp::socket* socket; ///< none once the attempt is over
    bool late = false;
};

} // namespace

ports::task<error_code> connect_to(tcp::socket& socket, tcp::endpoint to, ports::deadline until) {
    error_code ignored;
    socket.close(ignored);
    // shared because the timer's handler may come when the attempt is over
    const auto watched = std::make_shared<attempt>(attempt{.socket = &socket});
    asio::steady_timer timer(socket.get_executor(), until);
    timer.async_wait([watched](const error_code& cancelled) {
        if (cancelled || watched->socket == nullptr) return;
        watched->late = true;
        error_code unheeded;
        watched->socket->close(unheeded);
    });
    const auto [error] = co_await socket.async_connect(to, asio::as_tuple(asio::use_awaitable));
    watched->socket = nullptr;
    co_return watched->late ? error_code(asio::error::timed_out) : error;
}

} // namespace kruispunt::net
