#pragma once

#include "conformance/wire/client.hpp"
#include "conformance/wire/loop.hpp"

#include <functional>
#include <future>
#include <thread>

namespace kruispunt::conformance::tests {

/// A loop on a thread of its own, which a test talks to from its own.
class loop_thread {
public:
    wire::loop loop;

    /// Runs what was built on the loop so far.
    void start() {
        thread_ = std::thread([this] { loop.run(); });
    }

    void stop() {
        loop.stop();
        if (thread_.joinable()) thread_.join();
    }

    ~loop_thread() { stop(); }

    loop_thread() = default;
    loop_thread(const loop_thread&) = delete;
    loop_thread& operator=(const loop_thread&) = delete;

    /// Runs the task on the loop's thread and waits for it.
    void run_there(const std::function<void()>& task) {
        std::promise<void> done;
        loop.post([&task, &done] {
            task();
            done.set_value();
        });
        done.get_future().get();
    }

    /// Sends over the client and waits for what comes.
    wire::outcome send(
        wire::client& over,
        const std::string& base,
        const wire::request& what,
        wire::reuse connection = wire::reuse::kept
    ) {
        std::promise<wire::outcome> came;
        const auto to = wire::read_base_url(base).value();
        loop.post([&] {
            over.send(to, what, connection, [&came](wire::outcome outcome) {
                came.set_value(std::move(outcome));
            });
        });
        return came.get_future().get();
    }

private:
    std::thread thread_;
};

} // namespace kruispunt::conformance::tests
