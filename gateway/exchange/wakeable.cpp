#include "gateway/exchange/wakeable.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <utility>

namespace kruispunt::exchange {

namespace asio = boost::asio;

wakeable::wakeable(asio::any_io_executor executor)
    : executor_(std::move(executor)), timer_(executor_) {}

void wakeable::wake() {
    asio::post(executor_, [this] {
        woken_ = true;
        timer_.cancel();
    });
}

void wakeable::stop() {
    asio::post(executor_, [this] {
        stopped_ = true;
        timer_.cancel();
    });
}

ports::task<void> wakeable::wait(std::chrono::milliseconds time) {
    if (!woken_ && !stopped_) {
        timer_.expires_after(time);
        co_await timer_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
    woken_ = false;
}

} // namespace kruispunt::exchange
