#pragma once

#include "gateway/ports/clock.hpp"

#include <atomic>

namespace kruispunt::support {

/// A clock that stands still until a test moves it. Any thread.
class fixed_clock final : public ports::clock {
public:
    explicit fixed_clock(domain::instant at) : at_(at.time_since_epoch().count()) {}

    domain::instant now() const override {
        return domain::instant(std::chrono::milliseconds(at_.load()));
    }

    void set(domain::instant at) { at_ = at.time_since_epoch().count(); }

    void advance(std::chrono::milliseconds by) { at_ += by.count(); }

private:
    std::atomic<std::int64_t> at_;
};

} // namespace kruispunt::support
