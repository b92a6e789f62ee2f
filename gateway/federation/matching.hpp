#pragma once

#include "gateway/domain/use_case.hpp"

#include <vector>

namespace kruispunt::federation {

/// True for a signal that may stand in a match on `today`: active (going well included), not yet
/// expired, its BSN known (COM-22, COM-30, COM-34).
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

/// What `signal` should be paired with among `others`, all on the same pseudonym.
std::vector<pairing> pairings_of(
    const domain::stored_signal& signal,
    const std::vector<domain::stored_signal>& others,
    const domain::circumstances& at
);

/// The coordinating municipality of a child: that of its newest signal that bears one, by date and
/// then receipt (COM-26); empty where none is known.
std::string coordinating_municipality(
    const domain::stored_signal& signal, const std::vector<domain::stored_signal>& others
);

} // namespace kruispunt::federation
