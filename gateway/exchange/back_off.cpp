#include "gateway/exchange/back_off.hpp"

#include <algorithm>

namespace kruispunt::exchange {

std::chrono::milliseconds back_off::after(int failures) {
    constexpr int doublings_max = 20;
    const int doublings = std::clamp(failures, 1, doublings_max + 1) - 1;
    const auto step = std::min(settings_.longest, settings_.first * (1 << doublings));
    std::uniform_int_distribution<std::chrono::milliseconds::rep> any(0, step.count());
    return std::chrono::milliseconds(any(random_));
}

} // namespace kruispunt::exchange
