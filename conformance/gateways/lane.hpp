#pragma once

#include "conformance/gateways/side.hpp"
#include "conformance/text/json.hpp"

#include <deque>

namespace kruispunt::conformance::gateways {

/// What one region is told: in order, one notice at a time. What is to come later, or had no
/// answer, is tried again after 50 ms, then twice as long up to a second, and no sooner than
/// `Retry-After`; what is refused is dropped and counted. On the loop's thread.
class lane {
public:
    /// `endpoint`: the region's base. The side, the client and the mutation outlive the lane.
    lane(
        wire::loop& on,
        wire::client& through,
        side& speaks,
        wire::base_url endpoint,
        const mutation::mutation& broken
    );

    /// At most `most_waiting`; beyond it the oldest is dropped and counted as refused.
    void put(kernel::notice told);

    /// Nothing waits any more; a paused lane goes on.
    void reset();

    /// Counts for the control API.
    text::json counts() const;

private:
    static constexpr std::size_t most_waiting = 10'000;

    void begin();
    void attempt();
    void came(std::size_t generation, const wire::request& sent, const wire::outcome& what);
    void follow(std::size_t generation, const wire::response& to, wire::request sent);
    void settle(const delivery& as);
    void done();
    void again(std::chrono::milliseconds at_least);

    wire::loop& loop_;
    wire::client& client_;
    side& side_;
    wire::base_url endpoint_;
    const mutation::mutation& broken_;
    std::deque<kernel::notice> waiting_;
    bool busy_ = false;
    bool paused_ = false;
    std::chrono::milliseconds pause_{};
    /// Grows with each reset, so that what comes of an older attempt is passed over.
    std::size_t generation_ = 0;
    std::size_t delivered_ = 0;
    std::size_t refused_ = 0;
    std::size_t attempts_ = 0;
};

} // namespace kruispunt::conformance::gateways
