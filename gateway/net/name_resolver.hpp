#pragma once

#include "gateway/ports/http.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <memory>
#include <string>
#include <vector>

namespace kruispunt::net {

/// Turns host names into addresses without ever keeping a caller past its deadline: the system's
/// resolver cannot be interrupted, so a late answer is dropped. At most 16 questions at once.
/// All on one serial executor.
class name_resolver {
public:
    struct answer {
        boost::system::error_code error; ///< `timed_out`, `no_buffer_space` (too many), or its own
        std::vector<boost::asio::ip::tcp::endpoint> endpoints;
    };

    explicit name_resolver(const boost::asio::any_io_executor& executor);

    /// `host` is a name or an IP address (which asks nobody).
    ports::task<answer> resolve(std::string host, std::uint16_t port, ports::deadline until);

private:
    struct question;

    boost::asio::ip::tcp::resolver resolver_;
    std::shared_ptr<std::size_t> pending_; ///< shared because questions outlive their asker
};

} // namespace kruispunt::net
