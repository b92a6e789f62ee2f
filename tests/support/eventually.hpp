#pragma once

#include <chrono>
#include <thread>

namespace kruispunt::support {

/// Waits until `condition` holds, at most five seconds; gives whether it does.
template <class Condition>
bool eventually(Condition condition) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > until) return false;
        // sleeps because the other thread tells nobody
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

} // namespace kruispunt::support
