#pragma once

#include "tests/simulation/model/world.hpp"

#include <optional>
#include <set>

namespace kruispunt::simulation::model {

/// Why the bonds may be others than before, as far as it decides who is told what.
struct cause {
    std::optional<signal_key> by;    ///< the signal that a region's message was about
    std::set<signal_key> by_region;  ///< ended by their own region, which knows
    std::set<signal_key> by_gateway; ///< ended by time, age or death elsewhere
    std::set<signal_key> erased;     ///< gone at once and for good (COM-31)
    bool withdrawn = false; ///< by their own region, which has nothing to know of it any more
    end_reason reason = end_reason::withdrawn;
    wrongly told_wrongly = wrongly::no;
    bool identity_corrected = false;
};

/// Takes the bonds that hold now for those that held, and says who is told of the difference:
/// COM-22, COM-25, COM-26 (coordination), COM-31, COM-38.
void settle(world& in, const world& before, const cause& why, outcome& out);

/// The municipality that coordinates the matches of a child: that of the newest move or signal of
/// it that bears one (COM-26).
std::optional<int> coordination(const world& in, int child);

} // namespace kruispunt::simulation::model
