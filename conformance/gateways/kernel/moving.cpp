#include "conformance/gateways/kernel/moving.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/kernel/findings.hpp"
#include "conformance/gateways/kernel/municipalities.hpp"
#include "conformance/gateways/kernel/residence.hpp"
#include "conformance/gateways/kernel/state.hpp"

#include <algorithm>

namespace kruispunt::conformance::gateways::kernel {
namespace {

std::string_view index_of(const std::optional<std::string>& code) {
    const auto* const known = code ? find_municipality(*code) : nullptr;
    return known == nullptr ? std::string_view() : known->index;
}

std::vector<std::string> open_matches_of(desk& at, const signal_key& key) {
    std::vector<std::string> ids;
    for (const auto* const match : at.holds.matches_of(key))
        ids.push_back(match->id);
    return ids;
}

/// The child's active signals; where the number is unknown, the one that told it.
std::vector<const held_signal*> active_signals(desk& at, const held_signal& told_by) {
    std::vector<const held_signal*> active;
    if (!told_by.says.bsn) return {&told_by};
    for (const auto* const each : at.holds.on_child(*told_by.says.bsn))
        if (each->is_active()) active.push_back(each);
    return active;
}

void tell_reporters(
    desk& at, const std::vector<const held_signal*>& active, const coordination& where
) {
    for (const auto* const each : active)
        at.tells.relocated(*each, where, open_matches_of(at, each->key));
}

/// COM-26.4, unless the new area's own index told it or the child lived there before.
void tell_overseer(
    desk& at,
    const relocate& what,
    const origin& from,
    const std::optional<std::string>& before,
    const coordination& where,
    const std::vector<const held_signal*>& active
) {
    if (at.behaves(behaviours::no_relocation_notice)) return;
    const auto index = index_of(what.municipality);
    const bool enters = !index.empty() && index != index_of(before) && index != from.region;
    if (enters) at.tells.relocation(std::string(index), where, what.date, active);
}

bool keeps_to_first(const desk& at, const std::string& bsn) {
    return at.behaves(behaviours::first_move_counts) &&
           std::ranges::any_of(at.holds.moves, [&bsn](const told_move& each) {
               return each.bsn == bsn;
           });
}

void note_move(desk& at, const held_signal& told_by, const relocate& what) {
    if (!told_by.says.bsn || keeps_to_first(at, *told_by.says.bsn)) return;
    at.holds.moves.push_back(
        {*told_by.says.bsn, what.municipality, what.date, ++at.holds.order, told_by.key}
    );
}

/// The same municipality as the newest move before is no other move.
bool is_news(desk& at, const held_signal& told_by, const relocate& what) {
    if (!told_by.says.bsn) return true;
    const told_move* newest = nullptr;
    for (const auto& each : at.holds.moves) {
        if (each.bsn != *told_by.says.bsn) continue;
        if (newest == nullptr || newest->date <= each.date) newest = &each;
    }
    return newest == nullptr ||
           (newest->municipality != what.municipality && newest->date <= what.date);
}

} // namespace

answer relocate_child(desk& at, const relocate& what, const origin& from) {
    const signal_key key{from.region, what.id};
    const auto* const signal = at.holds.find(key);
    if (signal == nullptr) {
        if (auto why = unknown_signal(at, from)) return *why;
        return ended_state(at, what.id, "vervallen");
    }
    findings found(at.broken);
    if (find_municipality(what.municipality) == nullptr)
        found.add(
            "COM-13.9", "WAARDE_ONGELDIG", from.fields.move_municipality, "no such municipality"
        );
    if (!found.clean()) return refusal{found.all()};
    const auto before = signal->says.bsn ? residence(at.holds, *signal->says.bsn) : std::nullopt;
    const bool news = is_news(at, *signal, what);
    note_move(at, *signal, what);
    const auto where = coordination_of(what.municipality);
    if (news && where) {
        const auto active = active_signals(at, *signal);
        tell_reporters(at, active, *where);
        tell_overseer(at, what, from, before, *where, active);
    }
    return state_of(at, *signal);
}

} // namespace kruispunt::conformance::gateways::kernel
