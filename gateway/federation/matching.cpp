#include "gateway/federation/matching.hpp"

#include <tuple>

namespace kruispunt::federation {

namespace {

using namespace domain;

// Two birth dates differ where the coarsest part that both know differs; a partial one that could
// be the other does not.
bool differ(const sealed_birth_date& a, const sealed_birth_date& b) {
    if (a.year != b.year) return true;
    if (a.month && b.month && *a.month != *b.month) return true;
    return a.day && b.day && *a.day != *b.day;
}

auto recency(const stored_signal& signal) {
    return std::tuple(signal.date, signal.received_at);
}

} // namespace

bool takes_part(const stored_signal& signal, day today) {
    const bool active =
        signal.state == signal_state::active || signal.state == signal_state::closed;
    return active && today < signal.expires_on && signal.child.has_value();
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

std::vector<pairing> pairings_of(
    const stored_signal& signal, const std::vector<stored_signal>& others, const circumstances& at
) {
    std::vector<pairing> found;
    const day today = amsterdam_day(at.now);
    if (!takes_part(signal, today)) return found;
    for (const stored_signal& other : others) {
        if (!takes_part(other, today) || !concern_each_other(signal, other, at.policy)) continue;
        const bool clash = identities_clash(signal.compared, other.compared);
        found.push_back({clash ? match_kind::bsn_clash : match_kind::child, &other});
    }
    return found;
}

std::string
coordinating_municipality(const stored_signal& signal, const std::vector<stored_signal>& others) {
    const stored_signal* newest = signal.municipality.empty() ? nullptr : &signal;
    for (const stored_signal& other : others) {
        if (other.municipality.empty()) continue;
        if (!newest || recency(*newest) < recency(other)) newest = &other;
    }
    return newest ? newest->municipality : std::string();
}

} // namespace kruispunt::federation
