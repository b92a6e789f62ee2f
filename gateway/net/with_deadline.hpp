#pragma once

#include "gateway/ports/http.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <optional>

namespace kruispunt::net {

/// Runs `work` until `until`: its result, or nothing where the time ran out first and `work` was
/// cancelled. `work` must end when it is cancelled: this waits for that end. Costly to compile
/// (about 3 s a file) and to run (two coroutines and a timer): not for every read or write.
template <class Result>
ports::task<std::optional<Result>> with_deadline(ports::task<Result> work, ports::deadline until) {
    using boost::asio::experimental::awaitable_operators::operator||;
    boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, until);
    auto first = co_await (
        std::move(work) || timer.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable))
    );
    if (first.index() == 0) co_return std::optional<Result>(std::get<0>(std::move(first)));
    co_return std::nullopt;
}

} // namespace kruispunt::net
