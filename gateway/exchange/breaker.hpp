#pragma once

#include "gateway/exchange/back_off.hpp"
#include "gateway/ports/traffic.hpp"

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <set>

namespace kruispunt::exchange {

/// What a call showed of the region that was called.
enum class showing {
    nothing, ///< no call was made, or it says nothing of the others
    took,    ///< it works: it took the notice, or refused it for good
    unsure,  ///< it answered, and nothing certain is known
    failed   ///< it did not answer, or asked to wait
};

/// A region's circuit breaker. Closed: calls go through. A call that fails opens it, and so do
/// answers without certainty on several notices in a row; then none goes before a back-off, or what
/// the region asked for, is over. From there on one call at a time, until one shows that the region
/// works. What a call shows that began before the last change is out of date and changes nothing.
/// `circuit` from any thread, the rest from one.
class breaker {
public:
    /// So many different notices in a row, answered without certainty, are the region's own
    /// failure.
    static constexpr std::size_t unsure_at_most = 8;

    /// Between two changes of state.
    using spell = std::uint64_t;

    breaker(back_off_settings settings, std::uint32_t seed) : back_off_(settings, seed) {}

    /// Whether a call may begin.
    bool admits(domain::instant now) const;

    /// A call begins that is admitted.
    spell begin(domain::instant now);

    /// A call that began in `began`, for the notice of that number, has ended; the region asked to
    /// wait for `asked`, or did not.
    void
    end(spell began,
        showing what,
        std::int64_t notice,
        domain::instant now,
        std::chrono::milliseconds asked = {});

    ports::circuit circuit() const;

private:
    void open(domain::instant now, std::chrono::milliseconds asked);
    void become(ports::circuit::state state, domain::instant now);

    mutable std::mutex mutex_; ///< on `circuit_`
    ports::circuit circuit_;
    back_off back_off_;
    spell spell_ = 0;
    bool probed_ = false; ///< half open, and its one call is under way
    std::set<std::int64_t> unsure_;
};

} // namespace kruispunt::exchange
