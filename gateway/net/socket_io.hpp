#pragma once

#include "gateway/net/byte_stream.hpp"

#include <boost/asio/ip/tcp.hpp>

namespace kruispunt::net {

/// No delay, no blocking: what every socket of this room is set to. Errors are left to the first
/// read or write.
void prepare(boost::asio::ip::tcp::socket& socket);

/// Waits for at least one octet.
ports::task<read_outcome> receive_some(boost::asio::ip::tcp::socket& socket, std::span<char> into);

/// As much as the socket takes without waiting; then `sent` says how much that was. Sockets of an
/// answering side nearly always take everything, which spares a turn through the reactor.
boost::system::error_code
send_now(boost::asio::ip::tcp::socket& socket, std::string_view octets, std::size_t& sent);

/// Sends all of it.
ports::task<boost::system::error_code>
send_all(boost::asio::ip::tcp::socket& socket, std::string_view octets);

/// Closes both directions; never throws.
void close_now(boost::asio::ip::tcp::socket& socket) noexcept;

} // namespace kruispunt::net
