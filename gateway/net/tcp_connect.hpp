#pragma once

#include "gateway/ports/http.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>

namespace kruispunt::net {

/// Connects `socket`, which is closed first, to one address; `timed_out` where `until` passes
/// before. On the socket's executor, which must be serial.
ports::task<boost::system::error_code> connect_to(
    boost::asio::ip::tcp::socket& socket, boost::asio::ip::tcp::endpoint to, ports::deadline until
);

} // namespace kruispunt::net
