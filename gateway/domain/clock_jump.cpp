#include "gateway/domain/clock_jump.hpp"

namespace kruispunt::domain {

std::chrono::milliseconds moved(const clock_reading& before, const clock_reading& now) {
    const std::chrono::milliseconds by_wall = now.wall - before.wall;
    if (before.boot != now.boot) return by_wall;
    return by_wall - (now.since_boot - before.since_boot);
}

bool jumped(const clock_reading& before, const clock_reading& now) {
    return std::chrono::abs(moved(before, now)) > largest_jump;
}

} // namespace kruispunt::domain
