#pragma once

#include "gateway/net/client_connection.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace kruispunt::net {

/// How many connections a client holds, and for how long.
struct pool_limits {
    std::size_t connections = 8; ///< to one party at once, in use and idle
    std::size_t waiting = 1024;  ///< calls that wait for one of them; one more fails at once
    std::chrono::milliseconds idle{30'000}; ///< an idle connection older than this is not used
};

/// The right to one connection to each party for as long as a call lasts, and the idle
/// connections that earlier calls left. A party is a key: its origin and its OIN. All on one
/// serial executor.
class connection_pool {
public:
    enum class admission { granted, timed_out, too_many };

    connection_pool(const boost::asio::any_io_executor& executor, const pool_limits& limits);
    ~connection_pool();
    connection_pool(const connection_pool&) = delete;
    connection_pool& operator=(const connection_pool&) = delete;

    /// Waits for the right to one more connection; `leave` gives it back.
    ports::task<admission> enter(std::string party, ports::deadline until);

    /// Gives the right back; the one who waited longest gets it.
    void leave(const std::string& party);

    /// The idle connection used last, or nothing.
    std::unique_ptr<client_connection> take(const std::string& party);

    void put(const std::string& party, std::unique_ptr<client_connection> connection);

    /// Closes all idle connections (the credentials changed).
    void clear();

    /// Closes the idle connections whose party `context` would not take any more (COM-03).
    void drop_untrusted(const tls_context& context);

    /// Closes the connections that were idle for longer than the limit.
    void drop_old();

    /// Idle connections now, to all parties.
    std::size_t idle() const;

private:
    struct waiter;
    struct lane;

    boost::asio::any_io_executor executor_;
    pool_limits limits_;
    std::map<std::string, lane> lanes_;
};

} // namespace kruispunt::net
