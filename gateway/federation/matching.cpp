#include "gateway/federation/matching.hpp"

#include "gateway/federation/residence.hpp"

#include <algorithm>

namespace kruispunt::federation {

namespace {

using namespace domain;

bool could_take_part(const stored_signal& signal, day today) {
    const bool active =
        signal.state == signal_state::active || signal.state == signal_state::closed;
    return active && today < signal.expires_on && signal.child.has_value();
}

// Two birth dates differ where the coarsest part that both know differs; a partial one that could
// be the other does not.
bool differ(const sealed_birth_date& a, const sealed_birth_date& b) {
    if (a.year != b.year) return true;
    if (a.month && b.month && *a.month != *b.month) return true;
    return a.day && b.day && *a.day != *b.day;
}

} // namespace

bool takes_part(const stored_signal& signal, day today) {
    return !signal.frozen && could_take_part(signal, today);
}

bool concern_each_other(
    const stored_signal& a, const stored_signal& b, const federation_policy& policy
) {
    if (a.region == b.region && !policy.intra_region) return false;
    return a.organisation_oin != b.organisation_oin || !policy.different_organisation;
}

bool identities_clash(const comparands& a, const comparands& b) {
    return a.birth_date && b.birth_date && a.given_name && b.given_name &&
           differ(*a.birth_date, *b.birth_date) && *a.given_name != *b.given_name;
}

bool are_siblings(const stored_signal& a, const stored_signal& b) {
    if (!a.child || !b.child || a.child == b.child) return false;
    return std::any_of(a.parents.begin(), a.parents.end(), [&b](const parent_pseudonym& parent) {
        return std::find(b.parents.begin(), b.parents.end(), parent) != b.parents.end();
    });
}

std::vector<pairing>
pairings_of(const stored_signal& signal, const facts& known, const circumstances& at) {
    std::vector<pairing> found;
    const day today = amsterdam_day(at.now);
    if (!could_take_part(signal, today)) return found;
    const auto may_pair = [&](const stored_signal& other) {
        return could_take_part(other, today) && concern_each_other(signal, other, at.policy);
    };
    for (const stored_signal& other : known.same_child) {
        if (!may_pair(other)) continue;
        const bool clash = identities_clash(signal.compared, other.compared);
        found.push_back({clash ? match_kind::bsn_clash : match_kind::child, &other});
    }
    for (const stored_signal& other : known.family)
        if (may_pair(other) && are_siblings(signal, other))
            found.push_back({match_kind::family, &other});
    return found;
}

std::string
coordinating_municipality(const stored_signal& signal, const std::vector<stored_signal>& others) {
    std::vector<const stored_signal*> held{&signal};
    for (const stored_signal& other : others)
        held.push_back(&other);
    return coordinator_among(held);
}

std::string
coordination_for(const stored_signal& side, const stored_signal& own, const facts& known) {
    if (side.child == own.child) return coordinating_municipality(own, known.same_child);
    std::vector<stored_signal> same_child;
    for (const stored_signal& other : known.family)
        if (other.child == side.child && other.number != side.number) same_child.push_back(other);
    return coordinating_municipality(side, same_child);
}

} // namespace kruispunt::federation
