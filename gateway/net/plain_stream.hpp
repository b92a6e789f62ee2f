#pragma once

#include "gateway/net/byte_stream.hpp"
#include "gateway/net/socket_io.hpp"

#include <utility>

namespace kruispunt::net {

/// A connection without TLS that does not leave the machine: the internal listener's (loopback
/// only) or the operators' socket's.
class plain_stream : public byte_stream {
public:
    /// `peer`: who is known to stand at the other end by other means than a certificate.
    explicit plain_stream(any_socket socket, ports::peer peer = {});

    ports::task<boost::system::error_code> handshake() override;
    ports::task<read_outcome> read_some(std::span<char> into) override;
    ports::task<boost::system::error_code> write(std::string_view octets) override;
    ports::task<void> close_send() override;
    void abort() noexcept override;

    ports::peer peer() const override { return peer_; }

    bool trusted_by(const tls_context&) const override { return true; }

    std::string detail() const override { return {}; }

private:
    any_socket socket_;
    ports::peer peer_;
};

} // namespace kruispunt::net
