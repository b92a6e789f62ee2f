#pragma once

#include "gateway/domain/calendar.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::ports {

/// Whether something moves between us and a region.
enum class traffic_state {
    none, ///< there is nothing that could
    runs,
    held,  ///< an operator holds it (BEH-11)
    halted ///< it stopped by itself and waits for an operator
};

/// Whether calls to a region go through (BEH-04).
struct circuit {
    enum class state {
        closed,   ///< they do
        open,     ///< it failed: none before `until`
        half_open ///< one at a time, until one succeeds
    };

    circuit::state now = circuit::state::closed;
    domain::instant since{}; ///< of this state; zero: since the start
    int failures = 0;        ///< in a row
    domain::instant until{}; ///< while open
};

/// How the exchange with one region goes at this moment. Moments are the machine's clock's; zero:
/// never since the start, or there is nothing of the kind.
struct region_traffic {
    traffic_state lane = traffic_state::none; ///< what we send; halted: nobody is there (MS-22)
    traffic_state feed = traffic_state::none; ///< what we poll; halted: out of order (MN-05)
    ports::circuit circuit = {};              ///< of what we send
    domain::instant feed_read_at = {};        ///< when a page of it was last taken, or was empty
    domain::instant box_seen_at = {};         ///< when it last came to its mailbox, or we began
};

/// The hand on what moves between us and the regions. Any thread; nothing here is kept.
class traffic {
public:
    virtual ~traffic() = default;

    /// All that take part, as configured.
    virtual std::vector<std::string> regions() const = 0;

    /// `none` of both for a region that takes no part.
    virtual region_traffic of(std::string_view region) const = 0;

    /// Nothing more is sent to the region, but what is on its way already; or it goes on.
    virtual void hold(std::string_view region, bool held) = 0;

    /// The region's calls are refused, it is asked nothing and nothing more is sent to it; or all
    /// goes on, as an operator holds it or not (BEH-02).
    virtual void suspend(std::string_view region, bool suspended) = 0;

    /// Sets going a lane that halted; false where it did not.
    virtual bool resume_lane(std::string_view region) = 0;

    /// Sets going a feed that halted, from its stored mark; false where it did not.
    virtual bool resume_feed(std::string_view region) = 0;
};

} // namespace kruispunt::ports
