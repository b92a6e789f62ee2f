#include "gateway/federation/coordination.hpp"

#include "gateway/federation/residence.hpp"

#include <algorithm>

namespace kruispunt::federation {

namespace {

using namespace domain;

bool is_match(match_kind kind) {
    return kind == match_kind::child || kind == match_kind::family;
}

bool stands(const open_match& match, const effects& effects) {
    const auto& ended = effects.ended_matches;
    return is_match(match.kind) && !match.over && match.in_shadow_of.empty() &&
           std::find(ended.begin(), ended.end(), match.number) == ended.end();
}

// Those on the child of `own`; the facts hold them for the child that the command names.
held_signals on_child_of(const stored_signal* own, const facts& known) {
    held_signals held;
    if (!own) return held;
    held.push_back(own);
    if (!own->child) return held;
    for (const auto* others : {&known.same_child, &known.siblings})
        for (const stored_signal& other : *others)
            if (other.child == own->child) held.push_back(&other);
    return held;
}

held_signals without(held_signals held, const stored_signal* one) {
    std::erase(held, one);
    return held;
}

std::vector<uuid>
standing_matches_of(const stored_signal& side, const facts& known, const effects& effects) {
    std::vector<uuid> ids;
    if (known.own && known.own->number == side.number) {
        for (const open_match& match : known.matches)
            if (stands(match, effects)) ids.push_back(match.id);
        return ids;
    }
    for (const sibling_match& sibling : known.sibling_matches)
        if (sibling.signal == side.number && stands(sibling.match, effects))
            ids.push_back(sibling.match.id);
    return ids;
}

struct passing {
    std::string from; ///< the code that coordinated, empty: none
    std::string to;
    bool changed = false;
};

passing passed(const held_signals& before, const held_signals& after, const circumstances& at) {
    passing found{coordinator_among(before), coordinator_among(after), false};
    const day today = amsterdam_day(at.now);
    found.changed = !found.to.empty() && !same_municipality(at.policy, found.from, found.to, today);
    return found;
}

void tell_sides(
    const held_signals& sides,
    const std::string& municipality,
    const facts& known,
    teller& tell,
    const effects& effects
) {
    for (const stored_signal* side : sides) {
        std::vector<uuid> ids = standing_matches_of(*side, known, effects);
        if (!ids.empty()) tell.moved(*side, std::move(ids), municipality);
    }
}

} // namespace

void tell_coordination(
    const stored_signal* before,
    const stored_signal* after,
    const facts& known,
    const circumstances& at,
    teller& tell,
    const effects& effects
) {
    const bool same_child = before && after && before->child == after->child;
    if (before && !same_child) {
        const held_signals held = on_child_of(before, known);
        const held_signals left = without(held, before);
        const passing change = passed(held, left, at);
        if (change.changed) tell_sides(left, change.to, known, tell, effects);
    }
    if (!after) return;
    const held_signals held = on_child_of(after, known);
    held_signals earlier = without(held, after);
    if (same_child) earlier.push_back(before);
    const passing change = passed(earlier, held, at);
    if (change.changed) tell_sides(held, change.to, known, tell, effects);
}

void tell_move(
    const stored_signal& before,
    const stored_signal& after,
    const facts& known,
    const circumstances& at,
    teller& tell,
    const effects& effects
) {
    const held_signals held = on_child_of(&after, known);
    held_signals earlier = without(held, &after);
    earlier.push_back(&before);
    const bool changed = passed(earlier, held, at).changed;
    const day today = amsterdam_day(at.now);
    const auto area = area_of(at.policy, after.moved->municipality, today);
    for (const stored_signal* side : held) {
        if (!is_active(*side, today)) continue;
        std::vector<uuid> ids = standing_matches_of(*side, known, effects);
        const bool moved_out = !area || area->region != side->region;
        if (moved_out || (changed && !ids.empty()))
            tell.moved(*side, std::move(ids), after.moved->municipality);
    }
}

bool is_active(const stored_signal& signal, day today) {
    const bool active =
        signal.state == signal_state::active || signal.state == signal_state::closed;
    return active && today < signal.expires_on;
}

} // namespace kruispunt::federation
