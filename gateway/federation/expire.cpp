#include "gateway/federation/expire.hpp"

#include "gateway/domain/as_of.hpp"
#include "gateway/domain/retention.hpp"
#include "gateway/federation/coordination.hpp"
#include "gateway/federation/end_of_child.hpp"
#include "gateway/federation/pairs.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace kruispunt::federation {

namespace {

using namespace domain;

bool was_active(const stored_signal& signal) {
    const life_stage stage = stage_of(signal.state);
    return stage == life_stage::active || stage == life_stage::closed;
}

decision nothing_due() {
    return {outcome{}, {}};
}

decision done(std::string act, const sealed_command& command, const circumstances& at, effects e) {
    outcome told;
    told.what = outcome::effect::ended;
    return recorded(std::move(act), command, at, {std::move(told), std::move(e)});
}

state_change unchanged_but_due(const stored_signal& own, day due_on) {
    return {own.number, own.state, own.expires_on, std::nullopt, due_on};
}

decision warn(const sealed_command& command, const stored_signal& own, const circumstances& at) {
    effects caused;
    teller(command, at, caused).expires(own);
    caused.change = unchanged_but_due(own, own.expires_on);
    return done("warn", command, at, std::move(caused));
}

decision make_inactive(const sealed_command& command, const facts& known, const circumstances& at) {
    effects caused;
    teller tell(command, at, caused);
    stored_signal after = *known.own;
    after.state = signal_state::inactive;
    leave_active(known, tell, caused);
    tell_coordination(&*known.own, &after, known, at, tell, caused);
    caused.change = unchanged_but_due(after, first_due(after, at.policy));
    return done("make-inactive", command, at, std::move(caused));
}

decision destroy(const sealed_command& command, const facts& known, const circumstances& at) {
    const stored_signal& own = *known.own;
    effects caused;
    teller tell(command, at, caused);
    if (was_active(own)) leave_active(known, tell, caused);
    caused.overtaken.push_back({own.number, std::nullopt});
    caused.removal = destroyed_now(own, at.policy);
    tell_coordination(&own, nullptr, known, at, tell, caused);
    return done("expire", command, at, std::move(caused));
}

decision decide_lapse(const sealed_command& command, const facts& known, const circumstances& at) {
    const day today = amsterdam_day(at.now);
    if (!known.own || today < known.own->due_on) return nothing_due();
    const stored_signal& own = *known.own;
    switch (stage_on(own, at.policy, today)) {
    case life_stage::active:
    case life_stage::closed:
        if (warned_on(own.expires_on) <= today) return warn(command, own, at);
        break;
    case life_stage::inactive:
        if (was_active(own)) return make_inactive(command, known, at);
        break;
    case life_stage::unknown:
    case life_stage::ended:
        return destroy(command, known, at);
    }
    effects later;
    later.change = unchanged_but_due(own, first_due(own, at.policy));
    outcome put_off;
    put_off.what = outcome::effect::corrected;
    return {std::move(put_off), std::move(later)};
}

decision decide_age(const sealed_command& command, const facts& known, const circumstances& at) {
    const std::int64_t read_with = std::get<sealed_age_limit>(command.act).data_key;
    if (!known.own || known.own->data_key != read_with) return nothing_due();
    effects caused;
    teller tell(command, at, caused);
    destroy_child(known, {end_reason::expired, false}, at, tell, caused);
    return done("age-limit", command, at, std::move(caused));
}

// What ends a signal sees it as it is held: what the last sweep left undone is done here.
needs facts_of(const sealed_command& command) {
    needs asked{command.signal_key, std::nullopt};
    asked.as_stored = true;
    asked.siblings = true;
    return asked;
}

} // namespace

void leave_active(const facts& known, teller& tell, effects& into) {
    const auto& ended = into.ended_matches;
    for (const open_match& match : known.matches) {
        if (std::find(ended.begin(), ended.end(), match.number) != ended.end()) continue;
        into.ended_matches.push_back(match.number);
        tell.ended(match, {match.other, side_of(*known.own)}, end_reason::expired, false);
    }
    tell.lapsed(*known.own, end_reason::expired);
}

const use_case lapse{facts_of, decide_lapse};

const use_case reach_age_limit{facts_of, decide_age};

} // namespace kruispunt::federation
