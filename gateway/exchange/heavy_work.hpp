#pragma once

#include "gateway/ports/region_adapter.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

namespace kruispunt::exchange {

/// Calls `work` on `threads` and gives its value on the coroutine's own executor, which is free
/// meanwhile. What it throws is thrown here.
template <class Work>
ports::task<std::invoke_result_t<Work>>
on_threads(boost::asio::any_io_executor threads, Work work) {
    namespace asio = boost::asio;
    using value_type = std::optional<std::invoke_result_t<Work>>;
    const auto start = [threads](auto handler, Work todo) {
        asio::post(threads, [handler = std::move(handler), todo = std::move(todo)]() mutable {
            std::exception_ptr thrown;
            value_type value;
            try {
                value.emplace(todo());
            } catch (...) {
                thrown = std::current_exception();
            }
            const auto home = asio::get_associated_executor(handler);
            asio::post(
                home,
                [handler = std::move(handler), thrown, value = std::move(value)]() mutable {
                    std::move(handler)(thrown, std::move(value));
                }
            );
        });
    };
    value_type value = co_await asio::async_initiate<
        const asio::use_awaitable_t<>,
        void(std::exception_ptr, value_type)>(start, asio::use_awaitable, std::move(work));
    co_return std::move(*value);
}

/// Calls an adapter: on `threads` where its work is heavy, else at once. How much waits there is
/// bounded by the messages under way: each waits for one call at a time.
template <class Work>
ports::task<std::invoke_result_t<Work>> in_its_place(
    const ports::region_adapter& adapter, boost::asio::any_io_executor threads, Work work
) {
    if (!adapter.heavy()) co_return work();
    co_return co_await on_threads(std::move(threads), std::move(work));
}

} // namespace kruispunt::exchange
