#pragma once

#include "conformance/text/clock.hpp"

#include <chrono>
#include <string>

namespace kruispunt::conformance::text {

/// The machine's clock, moved through a control API: what a reference's days go by. TLS and
/// signatures stay the machine's. Used on the loop's thread.
class moved_clock {
public:
    /// The furthest that it can be moved either way; neither is negative.
    moved_clock(std::chrono::milliseconds back, std::chrono::milliseconds ahead)
        : furthest_back_(back), furthest_ahead_(ahead) {}

    /// `ahead` of the machine's; false, and nothing moved, where it is beyond the furthest.
    bool set_ahead(std::chrono::milliseconds ahead);

    std::chrono::milliseconds ahead() const { return ahead_; }

    instant now() const { return std::chrono::system_clock::now() + ahead_; }

    /// The day in Europe/Amsterdam, `YYYY-MM-DD` (COM-11.1).
    std::string today() const;

private:
    std::chrono::milliseconds furthest_back_;
    std::chrono::milliseconds furthest_ahead_;
    std::chrono::milliseconds ahead_{};
};

} // namespace kruispunt::conformance::text
