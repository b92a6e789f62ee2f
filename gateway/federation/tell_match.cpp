#include "gateway/federation/tell_match.hpp"

#include "gateway/federation/matching.hpp"
#include "gateway/federation/month_figures.hpp"
#include "gateway/federation/pairs.hpp"
#include "gateway/federation/remind.hpp"
#include "gateway/federation/telling.hpp"

namespace kruispunt::federation {

namespace {

using namespace domain;

placed_side placed(const stored_signal& side, const facts& known) {
    return {side_of(side), coordination_for(side, *known.own, known)};
}

void tell_both(const facts& known, const match_write& match, teller& tell) {
    tell.made(match, placed(*known.own, known), placed(known.match->other, known));
}

decision decide_any(const sealed_command& command, const facts& known, const circumstances& at) {
    decision decided{outcome{}, {}};
    if (!known.match || !known.own) return decided;
    decided.answer->what = outcome::effect::corrected;
    const match_fact& found = *known.match;
    const day today = amsterdam_day(at.now);
    if (!takes_part(*known.own, today) || !takes_part(found.other, today)) {
        decided.effects.ended_matches.push_back(found.match.number);
        return decided;
    }
    auto& shadow = decided.effects.shadow.emplace();
    shadow.match = found.match.number;
    shadow.in_shadow_of = shadow_over(*known.own, found.other);
    if (!shadow.in_shadow_of.empty()) return decided;
    if (found.match.kind != match_kind::bsn_clash) shadow.remind_on = remind_on(at.now, at.policy);
    if (found.silent) return decided;
    if (found.match.kind != match_kind::bsn_clash)
        count_told(*known.own, found.other, found.match.made_at, decided.effects);
    match_write match{found.match.id, found.match.kind, known.own->number, found.other.number};
    match.made_at = found.match.made_at;
    teller tell(command, at, decided.effects);
    tell_both(known, match, tell);
    return decided;
}

needs facts_of(const sealed_command& command) {
    needs asked;
    asked.match =
        match_of_region{std::get<sealed_telling>(command.act).match, command.region, true};
    asked.as_stored = true; // what time has ended and no sweep yet is not left open
    return asked;
}

decision decide(const sealed_command& command, const facts& known, const circumstances& at) {
    return recorded("tell-match", command, at, decide_any(command, known, at));
}

} // namespace

const use_case tell_match{facts_of, decide};

} // namespace kruispunt::federation
