#pragma once

#include "gateway/domain/calendar.hpp"
#include "gateway/domain/match.hpp"
#include "gateway/domain/uuid.hpp"

#include <string>

namespace kruispunt::domain {

/// An objection to a signal that waits for its decision; meanwhile the signal is frozen (BEH-10).
struct objection {
    uuid id{};
    instant since{};
    day due_on{};               ///< by when it should be decided
    std::string municipality;   ///< where it was raised, four digits
    bool has_reference = false; ///< a `kenmerk` was given; what it says is not kept
    bool overdue = false;       ///< the day is past and the operators were told so
};

/// An objection to be kept with a signal; in place of the one that is there.
struct objection_write {
    signal_number signal = 0;
    domain::objection objection;
};

/// By when an objection should be decided: `weeks` after the day on which it was entered.
day decided_by(day entered, int weeks);

/// True from the day after the one by which it should be decided.
bool is_overdue(const objection& what, day today);

} // namespace kruispunt::domain
