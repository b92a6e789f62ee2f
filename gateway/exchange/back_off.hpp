#pragma once

#include <chrono>
#include <random>

namespace kruispunt::exchange {

/// How long to wait before trying again.
struct back_off_settings {
    std::chrono::milliseconds first{1'000};
    std::chrono::milliseconds longest{30'000};
};

/// Exponential back-off with full jitter: anything between nothing and the doubled step, so that
/// many who wait do not return together. One thread.
class back_off {
public:
    back_off(back_off_settings settings, std::uint32_t seed) : settings_(settings), random_(seed) {}

    /// The wait after `failures` failures in a row (at least one).
    std::chrono::milliseconds after(int failures);

private:
    back_off_settings settings_;
    std::minstd_rand random_;
};

} // namespace kruispunt::exchange
