#pragma once

#include "gateway/ports/clock.hpp"

namespace kruispunt::app {

/// The machine's clock.
class system_clock final : public ports::clock {
public:
    domain::instant now() const override {
        using std::chrono::milliseconds;
        return std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
    }
};

} // namespace kruispunt::app
