#include "conformance/gateways/kernel/ending.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/kernel/retention.hpp"
#include "conformance/gateways/kernel/state.hpp"

#include <algorithm>
#include <optional>

namespace kruispunt::conformance::gateways::kernel {
namespace {

/// A death that one region tells is every region's (COM-31.7): whose signals those are hears it.
void end_for_a_death(desk& at, const std::string& bsn) {
    if (at.behaves(behaviours::death_stays_at_home)) return;
    for (const auto* const other : at.holds.on_child(bsn)) {
        const auto gone = *other;
        destroy(at, gone.key, {"ingetrokken", false, true});
        at.tells.lapsed(gone, "ingetrokken");
    }
}

/// What the other side reads in place of the true reason (COM-25.3).
std::string told_reason(const desk& at, const std::string& reason) {
    return at.behaves(behaviours::tells_true_reason) ? reason : std::string("ingetrokken");
}

bool was_wrong(const desk& at, const withdraw& what) {
    return what.reason_given == "vergissing" && !at.behaves(behaviours::never_wrongful);
}

/// Whether a mutant does not see that who withdraws for that reason has the signal destroyed.
bool keeps_withdrawn(const desk& at, const std::string& reason) {
    return (reason == "vergissing" && at.behaves(behaviours::keeps_mistakes)) ||
           (reason == "bezwaar_gegrond" && at.behaves(behaviours::keeps_objections)) ||
           (reason == "overleden" && at.behaves(behaviours::keeps_the_dead));
}

/// A known id, an ended one, or none (COM-20.7, COM-20.9).
std::optional<answer>
when_not_held(desk& at, const signal_key& key, const origin& from, std::string_view status) {
    if (at.holds.find(key) != nullptr) return std::nullopt;
    const bool ended = at.holds.ended.contains(key) && !at.behaves(behaviours::forgets_ended_ids);
    if (!ended)
        if (auto why = unknown_signal(at, from)) return *why;
    return ended_state(at, key.id, status);
}

} // namespace

void destroy(desk& at, const signal_key& which, const match_end& how) {
    const auto* const signal = at.holds.find(which);
    if (signal == nullptr) return;
    if (!at.behaves(behaviours::keeps_matches_of_destroyed)) end_matches(at, which, how);
    at.holds.ended[which] = longest_term(*signal);
    const auto bsn = signal->says.bsn;
    at.holds.signals.erase(which);
    if (bsn && at.holds.on_child(*bsn).empty())
        std::erase_if(at.holds.moves, [&bsn](const told_move& each) { return each.bsn == *bsn; });
    std::erase_if(at.holds.clashes, [&which](const key_pair& each) {
        return each.first == which || each.second == which;
    });
}

void put_away(desk& at, held_signal& signal, const match_end& how) {
    make_inactive(signal, at.clock.today());
    end_matches(at, signal.key, how);
}

answer close_signal(desk& at, const close& what, const origin& from) {
    const signal_key key{from.region, what.id};
    if (auto other = when_not_held(at, key, from, "afgesloten")) return *other;
    auto& signal = *at.holds.find(key);
    const auto today = at.clock.today();
    const auto end = end_when_going_well(signal, today);
    const match_end how{
        at.behaves(behaviours::tells_true_reason) ? std::string("gaat_goed")
                                                  : std::string("verlopen")};
    if (signal.state == standing::inactive) return state_of(at, signal);
    if (at.behaves(behaviours::closes_nothing)) return state_of(at, signal);
    if (end > today) {
        signal.state = standing::closed;
        signal.active_until = std::min(signal.active_until, end);
        signal.kept_until = signal.active_until;
        return state_of(at, signal);
    }
    if (knows_inactive(from.region)) {
        put_away(at, signal, how);
        return state_of(at, signal);
    }
    destroy(at, key, how);
    return ended_state(at, what.id, from.region == "esar" ? "vervallen" : "afgesloten");
}

answer withdraw_signal(desk& at, const withdraw& what, const origin& from) {
    const signal_key key{from.region, what.id};
    if (auto other = when_not_held(at, key, from, "ingetrokken")) return *other;
    const auto bsn = at.holds.find(key)->says.bsn;
    const match_end how{told_reason(at, what.reason_given), was_wrong(at, what)};
    if (keeps_withdrawn(at, what.reason_given)) {
        end_matches(at, key, how);
        return ended_state(at, what.id, "ingetrokken");
    }
    destroy(at, key, how);
    if (what.reason_given == "overleden" && bsn) end_for_a_death(at, *bsn);
    return ended_state(at, what.id, "ingetrokken");
}

} // namespace kruispunt::conformance::gateways::kernel
