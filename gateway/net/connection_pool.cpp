#include "gateway/net/connection_pool.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>

namespace kruispunt::net {

namespace asio = boost::asio;

/// A call that waits; `granted` by another's `leave`.
struct connection_pool::waiter {
    waiter(const asio::any_io_executor& executor, ports::deadline until) : turn(executor, until) {}

    asio::steady_timer turn; ///< cancelled when the turn has come
    bool granted = false;
};

struct connection_pool::lane {
    struct idle_one {
        std::unique_ptr<client_connection> connection;
        ports::deadline until; ///< not used after
    };

    std::size_t in_use = 0;
    std::vector<idle_one> idle; ///< the one used last at the end
    // shared because a call that gave up and the pool that serves it end in either order
    std::deque<std::shared_ptr<waiter>> waiting; ///< shared with the calls that wait
};

connection_pool::connection_pool(const asio::any_io_executor& executor, const pool_limits& limits)
    : executor_(executor), limits_(limits) {}

connection_pool::~connection_pool() = default;

ports::task<connection_pool::admission>
connection_pool::enter(std::string party, ports::deadline until) {
    auto& way = lanes_[party];
    if (way.in_use < limits_.connections) {
        ++way.in_use;
        co_return admission::granted;
    }
    if (way.waiting.size() >= limits_.waiting) co_return admission::too_many;
    const auto own = std::make_shared<waiter>(executor_, until);
    way.waiting.push_back(own);
    co_await own->turn.async_wait(asio::as_tuple(asio::use_awaitable));
    if (own->granted) co_return admission::granted;
    std::erase(lanes_[party].waiting, own);
    co_return admission::timed_out;
}

void connection_pool::leave(const std::string& party) {
    auto& way = lanes_[party];
    if (way.waiting.empty()) {
        --way.in_use;
        return;
    }
    const auto next = way.waiting.front();
    way.waiting.pop_front();
    next->granted = true;
    next->turn.cancel();
}

std::unique_ptr<client_connection> connection_pool::take(const std::string& party) {
    drop_old();
    auto& idle = lanes_[party].idle;
    if (idle.empty()) return nullptr;
    auto taken = std::move(idle.back().connection);
    idle.pop_back();
    return taken;
}

void connection_pool::put(const std::string& party, std::unique_ptr<client_connection> connection) {
    lanes_[party].idle.push_back(
        {.connection = std::move(connection),
         .until = std::chrono::steady_clock::now() + limits_.idle}
    );
}

void connection_pool::drop_old() {
    const auto now = std::chrono::steady_clock::now();
    for (auto& [party, way] : lanes_) {
        std::erase_if(way.idle, [now](const auto& one) { return one.until < now; });
    }
}

void connection_pool::clear() {
    for (auto& [party, way] : lanes_)
        way.idle.clear();
}

void connection_pool::drop_untrusted(const tls_context& context) {
    for (auto& [party, way] : lanes_) {
        std::erase_if(way.idle, [&context](const auto& one) {
            return !one.connection->trusted_by(context);
        });
    }
}

std::size_t connection_pool::idle() const {
    std::size_t total = 0;
    for (const auto& [party, way] : lanes_)
        total += way.idle.size();
    return total;
}

} // namespace kruispunt::net
