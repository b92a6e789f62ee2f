#pragma once

#include "gateway/net/byte_stream.hpp"

#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace kruispunt::net {

/// A socket of any kind that carries a stream: TCP, or one of this machine's.
using any_socket = boost::asio::generic::stream_protocol::socket;

/// What follows is there for TCP's sockets and for `any_socket`.

/// No delay, no blocking: what every socket of this room is set to. Errors are left to the first
/// read or write.
template <class Socket>
void prepare(Socket& socket);

/// Waits for at least one octet.
template <class Socket>
ports::task<read_outcome> receive_some(Socket& socket, std::span<char> into);

/// As much as the socket takes without waiting; then `sent` says how much that was. Sockets of an
/// answering side nearly always take everything, which spares a turn through the reactor.
template <class Socket>
boost::system::error_code send_now(Socket& socket, std::string_view octets, std::size_t& sent);

/// Sends all of it.
template <class Socket>
ports::task<boost::system::error_code> send_all(Socket& socket, std::string_view octets);

/// Closes both directions; never throws.
template <class Socket>
void close_now(Socket& socket) noexcept;

} // namespace kruispunt::net
