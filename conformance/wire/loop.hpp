#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace kruispunt::conformance::wire {

/// One thread's event loop. Servers, clients and everything they call run on the thread that is in
/// `run`; only `stop` and `post` may be called from another one. Must outlive what is built on it.
class loop {
public:
    loop();
    ~loop();
    loop(const loop&) = delete;
    loop& operator=(const loop&) = delete;

    /// Runs until `stop`, also while nothing is to be done.
    void run();

    /// Makes `run` return soon. From any thread.
    void stop();

    /// Stops at SIGTERM or SIGINT.
    void stop_on_signals();

    /// Runs the task on the loop's thread. From any thread.
    void post(std::function<void()> task);

    /// Runs the task on the loop's thread after the delay.
    void after(std::chrono::milliseconds delay, std::function<void()> task);

    /// The Asio side, for the wire room's own sources.
    struct internals;

    internals& inside() { return *internals_; }

private:
    std::unique_ptr<internals> internals_;
};

} // namespace kruispunt::conformance::wire
