#pragma once

#include "tests/simulation/model/notice.hpp"

#include <string>

namespace kruispunt::simulation {

/// Which verbs a run draws, and so which rules it judges. The model knows them all.
struct verbs {
    bool family = true;     ///< parents are given (COM-23)
    bool moves = true;      ///< children move, and municipalities are given (COM-26)
    bool changes = true;    ///< what the other side may see changes (COM-35)
    bool updates = true;    ///< professionals say what becomes of a match
    bool objections = true; ///< signals are frozen and decided on (COM-37)
    bool time = true;       ///< days pass (Retention, COM-12, COM-30)
    bool reminders = true;  ///< a match that nobody takes up (ESAR-27)
    bool elsewhere = true;  ///< a death ends the other regions' signals too (COM-31)

    /// Whether a notice of that kind is judged.
    bool judges(model::notice_kind kind) const;
};

/// Those whose names stand in `names`, separated by blanks, and no others; what is no name is
/// passed over.
verbs with_names(const std::string& names);

/// The names of those that are on, for people.
std::string names_of(const verbs& on);

} // namespace kruispunt::simulation
