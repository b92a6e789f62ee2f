#include "conformance/gateways/kernel/state.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/kernel/days.hpp"
#include "conformance/gateways/kernel/findings.hpp"

namespace kruispunt::conformance::gateways::kernel {
namespace {

constexpr int parents_until = 12;
constexpr int both_until = 16;

std::string_view status_of(standing state) {
    switch (state) {
    case standing::closed:
        return "afgesloten";
    case standing::inactive:
        return "inactief";
    default:
        return "actief";
    }
}

/// Whether who was told contradicts INF-1.2 to INF-1.5.
bool contradicts_duty(const content& says) {
    if (says.informed == "niet") return !says.reason;
    if (!says.birth_date) return false;
    const auto born = earliest_day(*says.birth_date);
    if (!born) return false;
    const int age = age_on(*born, says.date);
    if (age < parents_until) return says.informed == "jeugdige";
    if (age < both_until) return says.informed != "beiden";
    return says.informed != "jeugdige";
}

/// A signal of whatever region, for a mutant that does not see whose it is.
const held_signal* anybodys_signal(const desk& at, const std::string& id) {
    for (const auto& [key, signal] : at.holds.signals)
        if (key.id == id) return &signal;
    return nullptr;
}

} // namespace

signal_state state_of(const desk& at, const held_signal& signal) {
    signal_state state;
    state.id = signal.key.id;
    state.status = status_of(signal.state);
    state.expires_on = signal.active_until;
    state.matches = at.holds.count_matches(signal.key);
    if (!signal.says.bsn) state.warnings.emplace_back("NIET_GEMATCHT");
    return state;
}

std::vector<std::string> warnings_on(const desk& at, const content& says) {
    std::vector<std::string> warnings;
    if (contradicts_duty(says) && !at.behaves(behaviours::warns_of_nothing))
        warnings.emplace_back("INFORMATIEPLICHT");
    if (!says.bsn) warnings.emplace_back("NIET_GEMATCHT");
    return warnings;
}

std::optional<refusal> unknown_signal(const desk& at, const origin& from) {
    if (at.broken.ignores("COM-20.7")) return std::nullopt;
    findings found(at.broken);
    found.add(from.unknown_rule, "SIGNAAL_ONBEKEND", from.fields.id, "no signal with that id");
    if (found.clean()) return std::nullopt;
    return refusal{found.all()};
}

signal_state ended_state(const desk& at, const std::string& id, std::string_view status) {
    signal_state state;
    state.id = id;
    state.status = status;
    state.expires_on = at.clock.today();
    return state;
}

answer read_signal(const desk& at, const read& what, const origin& from) {
    const auto* const signal = at.holds.find({from.region, what.id});
    if (signal != nullptr) return state_of(at, *signal);
    if (auto why = unknown_signal(at, from)) return *why;
    const auto* const others = anybodys_signal(at, what.id);
    return others == nullptr ? ended_state(at, what.id, "vervallen") : state_of(at, *others);
}

answer matches_of_signal(desk& at, const list_matches& what, const origin& from) {
    signal_key key{from.region, what.id};
    if (at.holds.find(key) == nullptr) {
        if (auto why = unknown_signal(at, from)) return *why;
        const auto* const others = anybodys_signal(at, what.id);
        if (others != nullptr) key = others->key;
    }
    matches_found found;
    for (const auto* const match : at.holds.matches_of(key))
        found.matches.push_back(at.tells.item(*match, match->side_of(key)));
    return found;
}

} // namespace kruispunt::conformance::gateways::kernel
