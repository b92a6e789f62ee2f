#include "gateway/federation/close.hpp"

#include "gateway/domain/as_of.hpp"
#include "gateway/domain/retention.hpp"
#include "gateway/federation/coordination.hpp"
#include "gateway/federation/correct.hpp"
#include "gateway/federation/ending.hpp"
#include "gateway/federation/pairs.hpp"

namespace kruispunt::federation {

namespace {

using namespace domain;

// The region's signal ends here: nothing of it stays.
decision lapse(const sealed_command& command, const facts& known, const circumstances& at) {
    decision decided = removed(command, known, at, signal_state::lapsed, false);
    teller tell(command, at, decided.effects);
    end_all(known, end_reason::expired, false, tell, decided.effects);
    tell_coordination(&*known.own, nullptr, known, at, tell, decided.effects);
    return decided;
}

// The signal stays, active for a while yet or inactive from today.
decision restate(
    const sealed_command& command, const facts& known, const circumstances& at, closing becomes
) {
    decision decided{outcome{}, {}};
    stored_signal after = *known.own;
    after.state = becomes.state;
    // What was over by its day, before the sweep of that day, stays so from that day.
    after.expires_on = std::min(after.expires_on, becomes.expires_on);
    after.due_on = first_due(after, at.policy);
    decided.effects.change =
        state_change{after.number, after.state, after.expires_on, command.sent_at, after.due_on};
    if (becomes.state == signal_state::inactive) {
        teller tell(command, at, decided.effects);
        end_all(known, end_reason::expired, false, tell, decided.effects);
    }
    const auto matches = standing_after(known, after.number, decided.effects);
    decided.answer = outcome_for(outcome::effect::closed, after, matches, {});
    return decided;
}

decision decide_any(const sealed_command& command, const facts& known, const circumstances& at) {
    if (auto ok = as_expected(command, known); !ok) return {ok.error(), {}};
    if (!known.own) return {answer_without_signal(known, at), {}};
    if (overtaken(command, known)) return {make_error(errc::message_expired, field::sent_at), {}};
    const day today = amsterdam_day(at.now);
    if (stage_on(*known.own, at.policy, today) == life_stage::ended)
        return lapse(command, known, at);
    if (known.own->state != signal_state::active) return unchanged(command, known, {});
    const region_policy& policy = at.policy.of(command.region);
    const closing becomes = domain::close(policy, known.own->date, today);
    if (becomes.state == signal_state::lapsed) return lapse(command, known, at);
    return restate(command, known, at, becomes);
}

needs facts_of(const sealed_command& command) {
    needs asked{command.signal_key, std::nullopt};
    asked.as_stored = true;
    asked.siblings = true;
    return asked;
}

decision decide(const sealed_command& command, const facts& known, const circumstances& at) {
    return recorded("close", command, at, decide_any(command, known, at));
}

} // namespace

const use_case close{facts_of, decide};

} // namespace kruispunt::federation
