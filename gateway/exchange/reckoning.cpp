#include "gateway/exchange/reckoning.hpp"

#include <string>

namespace kruispunt::exchange {

ports::task<void> reckoning::run() {
    while (!waiting_.stopped()) {
        co_await look();
        co_await waiting_.wait(pause_);
    }
}

ports::task<void> reckoning::look() {
    const auto sum = co_await desk_.sum();
    if (!sum) co_return;
    const std::int64_t missing = sum->missing();
    if (missing == 0) {
        alarms_.clear(ports::alarm_code::notices_missing, {});
        co_return;
    }
    alarms_.raise(
        ports::alarm_code::notices_missing,
        {},
        "the sum of notices is off by " + std::to_string(missing) +
            ": what was owed is not all delivered, queued, dead, suppressed or given up"
    );
}

} // namespace kruispunt::exchange
