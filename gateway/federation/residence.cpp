#include "gateway/federation/residence.hpp"

#include <tuple>

namespace kruispunt::federation {

namespace {

using namespace domain;

std::string standing_code(const federation_policy& policy, const std::string& code, day on) {
    const auto area = area_of(policy, code, on);
    return area ? area->code : code;
}

} // namespace

bool newer(const residence& a, const residence& b) {
    return std::tie(a.on, a.told_at) < std::tie(b.on, b.told_at);
}

std::optional<residence> residence_of(const stored_signal& signal) {
    std::optional<residence> found;
    if (!signal.municipality.empty())
        found = residence{signal.date, signal.received_at, signal.municipality};
    if (!signal.moved) return found;
    const residence moved{signal.moved->on, signal.moved->told_at, signal.moved->municipality};
    return !found || newer(*found, moved) ? moved : found;
}

std::string coordinator_among(const held_signals& held) {
    std::optional<residence> newest;
    for (const stored_signal* signal : held) {
        if (signal->in_shadow) continue; // nobody is told of it (BEH-11)
        auto found = residence_of(*signal);
        if (found && (!newest || newer(*newest, *found))) newest = std::move(found);
    }
    return newest ? newest->municipality : std::string();
}

std::optional<municipal_area>
area_of(const federation_policy& policy, const std::string& code, day on) {
    if (!policy.municipalities) return municipal_area{code, {}};
    auto found = policy.municipalities(code, on);
    if (found && !policy.regions.contains(found->region)) found->region.clear();
    return found;
}

bool same_municipality(
    const federation_policy& policy, const std::string& a, const std::string& b, day on
) {
    return standing_code(policy, a, on) == standing_code(policy, b, on);
}

} // namespace kruispunt::federation
