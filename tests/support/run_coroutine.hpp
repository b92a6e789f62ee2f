#pragma once

#include "gateway/ports/http.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <chrono>
#include <exception>
#include <memory>
#include <optional>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

namespace kruispunt::support {

/// The calling thread's loop. It stays, because a thread that posts a result may still be inside
/// the loop's own calls when the coroutine has ended.
inline boost::asio::io_context& loop_of_this_thread() {
    thread_local boost::asio::io_context context;
    context.restart();
    return context;
}

/// Runs one coroutine to its end on the calling thread and gives its value. Throws what it threw,
/// and an error of its own where it has not ended within ten seconds.
template <class T>
T run_coroutine(ports::task<T> work) {
    struct ending {
        std::optional<T> value;
        std::exception_ptr thrown;
    };

    boost::asio::io_context& context = loop_of_this_thread();
    auto end = std::make_shared<ending>();
    boost::asio::co_spawn(context, std::move(work), [end](std::exception_ptr thrown, T value) {
        end->thrown = thrown;
        end->value.emplace(std::move(value));
    });
    context.run_for(std::chrono::seconds(10));
    if (end->thrown) std::rethrow_exception(end->thrown);
    if (!end->value) throw std::runtime_error("a coroutine did not end within ten seconds");
    return std::move(*end->value);
}

inline ports::task<bool> ended(ports::task<void> work) {
    co_await std::move(work);
    co_return true;
}

/// Likewise one that gives nothing.
inline void run_coroutine(ports::task<void> work) {
    run_coroutine(ended(std::move(work)));
}

/// Runs all of them at once on `threads` threads and gives their values in their order.
template <class T>
std::vector<T> run_together(std::vector<ports::task<T>> work, int threads = 1) {
    boost::asio::io_context& context = loop_of_this_thread();
    auto values = std::make_shared<std::vector<std::optional<T>>>(work.size());
    for (std::size_t i = 0; i < work.size(); ++i)
        boost::asio::co_spawn(
            context,
            std::move(work[i]),
            [values, i](std::exception_ptr thrown, T value) {
                if (!thrown) (*values)[i].emplace(std::move(value));
            }
        );
    std::vector<std::thread> runners;
    for (int n = 0; n < threads; ++n)
        runners.emplace_back([&context] { context.run_for(std::chrono::seconds(30)); });
    for (std::thread& runner : runners)
        runner.join();
    std::vector<T> ended;
    for (std::optional<T>& value : *values)
        ended.push_back(std::move(value.value()));
    return ended;
}

} // namespace kruispunt::support
