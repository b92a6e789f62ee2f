#pragma once

#include "tests/bench/server_loop.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace kruispunt::bench {

/// Stops a loop when the time is over, unless it is destroyed before.
class watchdog {
public:
    watchdog(server_loop& loop, double seconds)
        : thread_([this, &loop, seconds] {
              std::unique_lock lock(access_);
              ended_.wait_for(lock, std::chrono::duration<double>(seconds), [this] {
                  return over_;
              });
              loop.stop();
          }) {}

    watchdog(const watchdog&) = delete;
    watchdog& operator=(const watchdog&) = delete;

    ~watchdog() {
        {
            const std::lock_guard lock(access_);
            over_ = true;
        }
        ended_.notify_one();
        thread_.join();
    }

private:
    std::mutex access_;
    std::condition_variable ended_;
    bool over_ = false;
    std::thread thread_;
};

} // namespace kruispunt::bench
