#pragma once

#include "conformance/text/moved_clock.hpp"

namespace kruispunt::conformance::gateways {

/// What the gateway's days go by.
class moved_clock : public text::moved_clock {
public:
    /// The furthest that it can be moved either way: a century.
    static constexpr std::chrono::milliseconds furthest = std::chrono::hours(24) * 36525;

    moved_clock() : text::moved_clock(furthest, furthest) {}
};

} // namespace kruispunt::conformance::gateways
