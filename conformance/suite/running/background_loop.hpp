#pragma once

#include "conformance/wire/loop.hpp"

#include <functional>
#include <thread>

namespace kruispunt::conformance::suite::running {

/// The loop that the played parties listen on, on a thread of its own, so that calls are answered
/// while the run is busy with its own. Outlives what is built on it.
class background_loop {
public:
    background_loop();
    ~background_loop();
    background_loop(const background_loop&) = delete;
    background_loop& operator=(const background_loop&) = delete;

    wire::loop& loop() { return loop_; }

    /// Runs the task on the loop's thread and waits for it; what it throws comes out here.
    void run_there(const std::function<void()>& task);

private:
    wire::loop loop_;
    std::thread thread_;
};

} // namespace kruispunt::conformance::suite::running
