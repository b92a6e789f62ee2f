#pragma once

#include "gateway/net/message_limits.hpp"
#include "gateway/net/name_resolver.hpp"
#include "gateway/net/origin.hpp"
#include "gateway/net/tls_context.hpp"
#include "gateway/ports/link_walker.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <cstddef>

namespace kruispunt::net {

class walk_record;

/// How long each step of a walk may take.
struct walk_limits {
    std::chrono::milliseconds name{5'000};
    std::chrono::milliseconds connect{3'000}; ///< for each address
    std::size_t addresses = 2;                ///< of a party that are tried
    std::chrono::milliseconds handshake{5'000};
    std::chrono::milliseconds answer{8'000};
    message_limits message{.header = 16 * 1024, .fields = 64, .body = 8 * 1024 * 1024};
};

/// Walks to a party over mutual TLS as `https_client` would call it (COM-04), on a connection of
/// its own that ends with the walk, and says how each step went. Certificate, trust store and list
/// are read anew from their files each time, so what is wrong with them shows. All its I/O runs on
/// `executor`, which must be serial; `walk` may be awaited from any other. It must outlive its
/// walks.
class stepwise_caller final : public ports::link_walker {
public:
    stepwise_caller(
        boost::asio::any_io_executor executor,
        const tls_material& material,
        const walk_limits& limits = {}
    );

    ports::task<ports::link_walk>
    walk(std::string origin, std::string expected_oin, ports::http_request probe) override;

private:
    ports::task<ports::link_walk>
    take_steps(std::string origin_text, std::string oin, ports::http_request probe);
    ports::task<void>
    find(origin to, std::string oin, ports::http_request probe, walk_record& steps);
    ports::task<bool> connect(
        boost::asio::ip::tcp::socket& socket, const name_resolver::answer& found, walk_record& steps
    );
    ports::task<void> call(
        boost::asio::ip::tcp::socket socket,
        origin to,
        std::string oin,
        ports::http_request probe,
        walk_record& steps
    );

    boost::asio::any_io_executor executor_;
    tls_material material_;
    walk_limits limits_;
    name_resolver resolver_;
};

} // namespace kruispunt::net
