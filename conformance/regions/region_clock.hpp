#pragma once

#include "conformance/text/moved_clock.hpp"

namespace kruispunt::conformance::regions {

/// What a region's days go by; the times in messages stay the machine's. It never goes back.
class region_clock : public text::moved_clock {
public:
    /// The furthest that it can be moved: the year 2200 is beyond it.
    static constexpr std::chrono::milliseconds furthest = std::chrono::hours(24) * 365 * 175;

    region_clock() : moved_clock(std::chrono::milliseconds(0), furthest) {}
};

} // namespace kruispunt::conformance::regions
