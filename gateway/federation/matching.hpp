#pragma once

#include "gateway/domain/use_case.hpp"

#include <vector>

namespace kruispunt::federation {

/// True for a signal that may come to stand in a match on `today`: active (going well included),
/// not yet expired, its BSN known (COM-22, COM-30, COM-34), no objection pending (BEH-10).
bool takes_part(const domain::stored_signal& signal, domain::day today);

/// Both halves of COM-22: another region and another organisation, as far as policy asks.
bool concern_each_other(
    const domain::stored_signal& a,
    const domain::stored_signal& b,
    const domain::federation_policy& policy
);

/// COM-38: birth date and first given name, known on both sides, both different.
bool identities_clash(const domain::comparands& a, const domain::comparands& b);

/// A signal that should stand together with another, and why.
struct pairing {
    domain::match_kind kind;
    const domain::stored_signal* other; ///< one of the signals asked about
};

/// COM-23: two signals on different children, both BSNs known, with a common parent.
bool are_siblings(const domain::stored_signal& a, const domain::stored_signal& b);

/// What `signal` should be paired with among what is known: signals on its child (COM-22, COM-38)
/// and on the other children of its parents (COM-23). Each pair is judged on its own. Frozen
/// signals are among them: their matches stand, though no new one is made (BEH-10).
std::vector<pairing> pairings_of(
    const domain::stored_signal& signal, const domain::facts& known, const domain::circumstances& at
);

/// The coordinating municipality of a child: that of its newest move or signal that bears one, by
/// date and then receipt (COM-26); empty where none is known.
std::string coordinating_municipality(
    const domain::stored_signal& signal, const std::vector<domain::stored_signal>& others
);

/// What one side of a match of `own` is told of the coordination: that of the side's own child, so
/// that a family match does not tell where the other child lives (COM-23). `side` is `own` or one
/// of those known.
std::string coordination_for(
    const domain::stored_signal& side, const domain::stored_signal& own, const domain::facts& known
);

} // namespace kruispunt::federation
