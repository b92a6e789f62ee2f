#pragma once

#include "gateway/domain/announcement.hpp"
#include "gateway/domain/calendar.hpp"
#include "gateway/domain/error.hpp"
#include "gateway/ports/http.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace kruispunt::ports {

/// Something that the coordination body is to be told.
struct owed_announcement {
    std::int64_t number = 0; ///< its row: they arose in this order
    domain::uuid id{};       ///< the same however often it is told
    domain::announcement what;
    domain::instant at{}; ///< when it arose
};

/// How far the telling is. What was owed is told, waits, was dropped for want of room, or is about
/// a match that was taken up or over before it could be told.
struct announcement_sum {
    std::int64_t waiting = 0; ///< what is held back too
    domain::instant oldest{}; ///< when the oldest of these arose; zero: none
    std::int64_t told = 0;
    std::int64_t dropped = 0;
};

/// A region to which nothing can be delivered, and why.
struct disturbance {
    std::string region;
    std::string cause; ///< the word of its alarm

    auto operator<=>(const disturbance&) const = default;
};

/// What the coordination body is told of by itself (BEH-09). The acts announce: each in its own
/// transaction, where `federation_policy::announces` says that somebody listens. Any thread, on the
/// caller's executor, like `store`; a positive answer means durable.
class announcement_store {
public:
    /// So many wait at most; beyond that the oldest that are of no match are dropped first.
    static constexpr std::int64_t most_waiting = 10'000;

    virtual ~announcement_store() = default;

    /// Those with a number above `after`, oldest first, `limit` at most. One about a match of which
    /// a side is frozen by an objection is held back until that is decided (BEH-10).
    virtual task<domain::result<std::vector<owed_announcement>>>
    announcements(std::int64_t after, std::size_t limit) = 0;

    /// `what` was told to the party with that OIN: it waits no longer, with an audit entry.
    virtual task<domain::result<void>> announced(owed_announcement what, std::string oin) = 0;

    virtual task<domain::result<announcement_sum>> announcement_totals() = 0;

    /// These disturbances stand: those that did not by the last call are announced. Those that did
    /// and are not among them are over where `all_known` says that no other can be.
    virtual task<domain::result<void>>
    disturbed(std::vector<disturbance> standing, bool all_known) = 0;
};

} // namespace kruispunt::ports
