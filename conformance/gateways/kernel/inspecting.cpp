#include "conformance/gateways/kernel/inspecting.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/kernel/days.hpp"
#include "conformance/gateways/kernel/findings.hpp"
#include "conformance/gateways/kernel/municipalities.hpp"
#include "conformance/gateways/kernel/state.hpp"

#include <algorithm>

namespace kruispunt::conformance::gateways::kernel {
namespace {

constexpr std::size_t most_a_day = 50;
constexpr int parents_until = 12;
constexpr int both_until = 16;

std::string_view who_may_ask(int age) {
    if (age < parents_until) return "ouders";
    return age < both_until ? "beiden" : "jeugdige";
}

/// By the birth date of the asking region's own signal alone (COM-37.3).
bool may_ask(desk& at, const inspect& what, const std::string& region) {
    for (const auto* const each : at.holds.on_child(what.bsn)) {
        const bool counts =
            each->key.region == region || at.behaves(behaviours::judges_by_others_birth_date);
        if (!counts || !each->says.birth_date) continue;
        const auto born = earliest_day(*each->says.birth_date);
        if (born && what.requester != who_may_ask(age_on(*born, at.clock.today()))) return false;
    }
    return true;
}

/// COM-37.4.
bool gets_an_answer(desk& at, const inspect& what, const std::string& region) {
    if (at.behaves(behaviours::shows_to_anybody)) return true;
    const auto on_child = at.holds.on_child(what.bsn);
    const bool has_own = std::any_of(on_child.begin(), on_child.end(), [&region](auto* each) {
        return each->key.region == region;
    });
    const auto* const home = what.municipality ? find_municipality(*what.municipality) : nullptr;
    return has_own || (home != nullptr && home->index == region);
}

inspected_signal shown_of(const desk& at, const held_signal& signal) {
    inspected_signal told;
    told.region = signal.key.region;
    told.instance = {signal.says.instance.oin, signal.says.instance.name, std::nullopt};
    told.date = signal.says.date;
    told.expires_on = signal.active_until;
    told.status = state_of(at, signal).status;
    told.informed = signal.says.informed;
    told.inspections = signal.inspections;
    return told;
}

} // namespace

answer inspect_child(desk& at, const inspect& what, const origin& from) {
    findings found(at.broken);
    if (!may_ask(at, what, from.region))
        found.add("COM-37.2", "VERZOEKER_NIET_BEVOEGD", from.fields.requester, "who asks may not");
    if (!found.clean()) return refusal{found.all()};
    auto& today = at.holds.inspections[{at.clock.today(), from.region}];
    if (today >= most_a_day)
        found.add("COM-37.6", "TIJDELIJK_NIET_BESCHIKBAAR", "", "the day's number is reached");
    if (!found.clean()) return refusal{found.all()};
    ++today;
    inspected told{what.reference, {}};
    // As if nothing were held (COM-37.7).
    if (!gets_an_answer(at, what, from.region)) return told;
    for (auto* const each : at.holds.on_child(what.bsn)) {
        told.signals.push_back(shown_of(at, *each));
        each->inspections.push_back({at.clock.today(), from.region});
    }
    return told;
}

} // namespace kruispunt::conformance::gateways::kernel
