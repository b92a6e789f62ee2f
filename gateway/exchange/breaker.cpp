#include "gateway/exchange/breaker.hpp"

#include <algorithm>

namespace kruispunt::exchange {

using domain::instant;
using state = ports::circuit::state;

bool breaker::admits(instant now) const {
    switch (circuit_.now) {
    case state::closed:
        return true;
    case state::open:
        return now >= circuit_.until;
    case state::half_open:
        return !probed_;
    }
    return false;
}

breaker::spell breaker::begin(instant now) {
    if (circuit_.now == state::open) become(state::half_open, now);
    probed_ = circuit_.now == state::half_open;
    return spell_;
}

void breaker::end(
    spell began, showing what, std::int64_t notice, instant now, std::chrono::milliseconds asked
) {
    if (began != spell_) return;
    probed_ = false;
    if (what == showing::failed) return open(now, asked);
    if (what == showing::nothing) return;
    if (what == showing::unsure) {
        unsure_.insert(notice);
        if (circuit_.now == state::half_open || unsure_.size() == unsure_at_most) open(now, asked);
        return;
    }
    unsure_.clear();
    if (circuit_.now == state::half_open) become(state::closed, now);
}

ports::circuit breaker::circuit() const {
    const std::lock_guard lock(mutex_);
    return circuit_;
}

void breaker::open(instant now, std::chrono::milliseconds asked) {
    become(state::open, now);
    const std::lock_guard lock(mutex_);
    ++circuit_.failures;
    circuit_.until = now + std::max(asked, back_off_.after(circuit_.failures));
}

void breaker::become(state next, instant now) {
    ++spell_;
    unsure_.clear();
    const std::lock_guard lock(mutex_);
    circuit_.now = next;
    circuit_.since = now;
    if (next != state::closed) return;
    circuit_.failures = 0;
    circuit_.until = {};
}

} // namespace kruispunt::exchange
