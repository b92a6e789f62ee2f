#pragma once

#include "gateway/domain/calendar.hpp"

#include <cstdint>
#include <deque>

namespace kruispunt::portal {

/// How busy the federation is, as everybody with a role may know it: the messages of the last 24
/// hours in all, in tens, looked at once an hour (BEH-07). Time is what it is told. One thread.
class activity_window {
public:
    /// Counting begins.
    explicit activity_window(domain::instant begins) : looks_{{begins, 0}} {}

    /// `total`: all messages since counting began.
    void look(domain::instant now, std::int64_t total);

    /// Rounded down to tens.
    std::int64_t told() const;

    /// When that was last looked at.
    domain::instant looked_at() const { return looks_.back().at; }

private:
    struct one_look {
        domain::instant at{};
        std::int64_t total = 0;
    };

    std::deque<one_look> looks_; ///< oldest first; 26 at most
};

} // namespace kruispunt::portal
