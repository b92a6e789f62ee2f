#include "gateway/federation/remind.hpp"

#include "gateway/federation/matching.hpp"
#include "gateway/federation/pairs.hpp"
#include "gateway/federation/telling.hpp"

#include <array>
#include <set>
#include <string>

namespace kruispunt::federation {

namespace {

using namespace domain;

bool stands(const facts& known, day today) {
    return takes_part(*known.own, today) && takes_part(known.match->other, today);
}

// Both, each as it sees the other.
std::array<told_side, 2> sides_of(const facts& known) {
    const match_side own = side_of(*known.own);
    const match_side other = side_of(known.match->other);
    return {told_side{own, other}, told_side{other, own}};
}

void remind_both(const facts& known, teller& tell) {
    for (const told_side& side : sides_of(known))
        tell.reminded(known.match->match, side);
}

// The regions whose municipality coordinates for one of the sides; of a family both may differ.
std::set<std::string> coordinating_regions(const facts& known, const circumstances& at) {
    std::set<std::string> regions;
    if (!at.policy.municipalities) return regions;
    const day today = amsterdam_day(at.now);
    for (const stored_signal* side : {&*known.own, &known.match->other}) {
        const std::string code = coordination_for(*side, *known.own, known);
        const auto area = code.empty() ? std::nullopt : at.policy.municipalities(code, today);
        if (area && !area->region.empty()) regions.insert(area->region);
    }
    return regions;
}

void escalate(const facts& known, const circumstances& at, teller& tell, effects& into) {
    ++into.counted[matches_escalated];
    for (const std::string& region : coordinating_regions(known, at)) {
        ++into.counted[std::string(matches_escalated) + "/" + region];
        for (const told_side& side : sides_of(known))
            if (side.self.region == region) tell.reminded(known.match->match, side);
    }
}

decision decide_any(const sealed_command& command, const facts& known, const circumstances& at) {
    decision decided{outcome{}, {}};
    if (!known.match || !known.own) return decided;
    decided.answer->what = outcome::effect::corrected;
    const match_fact& match = *known.match;
    const day today = amsterdam_day(at.now);
    decided.effects.reminder = reminder_write{match.match.number, std::nullopt, match.reminded};
    if (known.own->frozen || match.other.frozen) { // BEH-10: nobody is told; it is asked again
        decided.effects.reminder->again_on =
            after_working_days(today, at.policy.remind_after, at.policy.holidays);
        return decided;
    }
    if (taken_up(match) || !stands(known, today)) return decided;
    teller tell(command, at, decided.effects);
    ++decided.effects.reminder->reminded;
    if (match.reminded > 0) {
        escalate(known, at, tell, decided.effects);
        return decided;
    }
    ++decided.effects.counted[matches_reminded];
    remind_both(known, tell);
    if (at.policy.announces)
        decided.effects.announced.push_back(
            not_taken_up(match.match.id, known.own->region, match.other.region)
        );
    decided.effects.reminder->again_on =
        after_working_days(today, at.policy.escalate_after, at.policy.holidays);
    return decided;
}

needs facts_of(const sealed_command& command) {
    needs asked;
    asked.match = match_of_region{std::get<sealed_reminding>(command.act).match, command.region};
    return asked;
}

decision decide(const sealed_command& command, const facts& known, const circumstances& at) {
    return recorded("remind", command, at, decide_any(command, known, at));
}

} // namespace

day remind_on(instant made_at, const federation_policy& policy) {
    return after_working_days(amsterdam_day(made_at), policy.remind_after, policy.holidays);
}

bool taken_up(const match_fact& match) {
    return match.said.acknowledged || match.other_said.acknowledged;
}

const use_case remind{facts_of, decide};

} // namespace kruispunt::federation
