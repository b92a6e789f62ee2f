#pragma once

#include "conformance/text/clock.hpp"

#include <chrono>
#include <string>

namespace kruispunt::conformance::regions {

/// What a region's days go by: the machine's clock, moved ahead through the control API. TLS,
/// signatures and the times in messages stay the machine's. Used on the loop's thread.
class region_clock {
public:
    /// The furthest that it can be moved: the year 2200 is beyond it.
    static constexpr std::chrono::milliseconds furthest = std::chrono::hours(24) * 365 * 175;

    /// `ahead` of the machine's; false, and nothing moved, where it is negative or beyond the
    /// furthest.
    bool set_ahead(std::chrono::milliseconds ahead);

    std::chrono::milliseconds ahead() const { return ahead_; }

    text::instant now() const { return std::chrono::system_clock::now() + ahead_; }

    /// The day in Europe/Amsterdam, `YYYY-MM-DD` (COM-11).
    std::string today() const;

private:
    std::chrono::milliseconds ahead_{};
};

} // namespace kruispunt::conformance::regions
