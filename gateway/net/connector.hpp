#pragma once

#include "gateway/net/client_connection.hpp"
#include "gateway/net/name_resolver.hpp"
#include "gateway/net/origin.hpp"
#include "gateway/net/tls_context.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <memory>
#include <string>

namespace kruispunt::net {

/// Opens connections: name, address, handshake, OIN. All on one serial executor.
class connector {
public:
    struct opened {
        std::unique_ptr<client_connection> connection; ///< none where `failure` has a fault
        ports::call_outcome failure;
    };

    /// `each_address` bounds the attempt on one of a party's addresses.
    connector(
        const boost::asio::any_io_executor& executor,
        const message_limits& limits,
        std::chrono::milliseconds each_address
    );

    ports::task<opened> open(
        origin to,
        std::string expected_oin,
        // shared because connections outlive the context that made them when trust is reloaded
        std::shared_ptr<const tls_context> context,
        ports::deadline until
    );

private:
    boost::asio::any_io_executor executor_;
    message_limits limits_;
    std::chrono::milliseconds each_address_;
    name_resolver resolver_;
};

} // namespace kruispunt::net
