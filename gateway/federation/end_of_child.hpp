#pragma once

#include "gateway/domain/use_case.hpp"
#include "gateway/federation/telling.hpp"

namespace kruispunt::federation {

/// How all that is held on a child ends.
struct end_of_child {
    domain::end_reason reason = domain::end_reason::withdrawn;
    bool told_by_own = false; ///< the own signal's region said so itself: it is told nothing of it
};

/// The removal of a signal of which nothing may be left, not even what is still owed about it.
domain::signal_removal
destroyed_now(const domain::stored_signal& signal, const domain::federation_policy& policy);

/// The own signal and every other one on its child are destroyed at once, archived ones too; all
/// their matches end, each side of them is told, and each region whose signal ended so (COM-12,
/// COM-25, COM-31). Of a region in shadow only its own ones are (BEH-11). Needs `facts::siblings`
/// and `facts::sibling_matches`.
void destroy_child(
    const domain::facts& known,
    const end_of_child& how,
    const domain::circumstances& at,
    teller& tell,
    domain::effects& into
);

} // namespace kruispunt::federation
