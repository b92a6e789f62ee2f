#pragma once

#include "gateway/net/byte_stream.hpp"
#include "gateway/net/tls_engine.hpp"

#include <boost/asio/ip/tcp.hpp>

namespace kruispunt::net {

/// A TCP connection under TLS.
class tls_stream : public byte_stream {
public:
    tls_stream(boost::asio::ip::tcp::socket socket, ssl_ptr session);

    ports::task<boost::system::error_code> handshake() override;
    ports::task<read_outcome> read_some(std::span<char> into) override;
    ports::task<boost::system::error_code> write(std::string_view octets) override;
    ports::task<void> close_send() override;
    void abort() noexcept override;
    ports::peer peer() const override;
    bool trusted_by(const tls_context& context) const override;

    std::string detail() const override { return engine_.detail(); }

private:
    ports::task<boost::system::error_code> flush();
    ports::task<boost::system::error_code> fill();
    boost::system::error_code answer_peer();
    void send_alert();

    boost::asio::ip::tcp::socket socket_;
    tls_engine engine_;
    std::string outgoing_; ///< records on their way; the engine may make more meanwhile
    bool sending_ = false; ///< `outgoing_` is being sent
};

} // namespace kruispunt::net
