#pragma once

#include "conformance/text/clock.hpp"

#include <chrono>
#include <string>

namespace kruispunt::conformance::gateways {

/// What the gateway's days go by: the machine's clock, moved by whole days or less through the
/// control API. TLS and signatures stay the machine's. Used on the loop's thread.
class moved_clock {
public:
    /// The furthest that it can be moved either way: a century.
    static constexpr std::chrono::milliseconds furthest = std::chrono::hours(24) * 36525;

    /// False, and nothing moved, where it is beyond the furthest.
    bool set_ahead(std::chrono::milliseconds ahead);

    std::chrono::milliseconds ahead() const { return ahead_; }

    text::instant now() const { return std::chrono::system_clock::now() + ahead_; }

    /// The day in Europe/Amsterdam, `YYYY-MM-DD` (COM-11.1).
    std::string today() const;

private:
    std::chrono::milliseconds ahead_{};
};

} // namespace kruispunt::conformance::gateways
