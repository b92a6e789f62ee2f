#pragma once

#include "gateway/net/byte_stream.hpp"

#include <boost/asio/ip/tcp.hpp>

namespace kruispunt::net {

/// A TCP connection without TLS: the internal listener's, loopback only.
class plain_stream : public byte_stream {
public:
    explicit plain_stream(boost::asio::ip::tcp::socket socket);

    ports::task<boost::system::error_code> handshake() override;
    ports::task<read_outcome> read_some(std::span<char> into) override;
    ports::task<boost::system::error_code> write(std::string_view octets) override;
    ports::task<void> close_send() override;
    void abort() noexcept override;

    ports::peer peer() const override { return {}; }

    bool trusted_by(const tls_context&) const override { return true; }

    std::string detail() const override { return {}; }

private:
    boost::asio::ip::tcp::socket socket_;
};

} // namespace kruispunt::net
