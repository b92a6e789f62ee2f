#include "gateway/federation/submit.hpp"

#include "gateway/federation/admission.hpp"
#include "gateway/federation/coordination.hpp"
#include "gateway/federation/correct.hpp"
#include "gateway/federation/history.hpp"
#include "gateway/federation/month_figures.hpp"
#include "gateway/federation/pairs.hpp"
#include "gateway/federation/standing.hpp"
#include "gateway/federation/telling.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::federation {

namespace {

using namespace domain;

stored_signal new_signal(
    const sealed_command& command,
    const sealed_submit& given,
    const facts& known,
    const circumstances& at
) {
    stored_signal signal;
    signal.number = known.fresh_number;
    signal.received_at = at.now;
    signal.in_shadow = at.in_shadow;
    take_over(signal, command, given, at);
    return signal;
}

decision give(
    const sealed_command& command,
    const sealed_submit& given,
    const facts& known,
    const circumstances& at
) {
    decision decided{outcome{}, {}};
    stored_signal signal = new_signal(command, given, known, at);
    count_uninformed(nullptr, signal, decided.effects);
    count_given(signal, command, at, decided.effects);
    teller tell(command, at, decided.effects);
    pair_up(signal, known, at, tell, decided.effects);
    tell_history(signal, known, at, tell);
    tell_coordination(nullptr, &signal, known, at, tell, decided.effects);
    const auto matches = standing_after(known, signal.number, decided.effects);
    decided.answer = outcome_for(outcome::effect::created, signal, matches, given.warnings);
    decided.effects.write = signal_write{signal, given.signal.identity, given.signal.contact};
    return decided;
}

decision decide_any(
    const sealed_command& command,
    const sealed_submit& given,
    const facts& known,
    const circumstances& at
) {
    if (auto ok = as_expected(command, known); !ok) return {ok.error(), {}};
    if (known.ended) return {make_error(errc::reference_conflict, field::signal_id), {}};
    if (known.own) return correct(command, given, known, at);
    if (given.must_be_known) return {make_error(errc::signal_unknown, field::signal_id), {}};
    const dated_signal dated{given.signal.date, command.reason};
    if (auto ok = admit_date(dated, at.policy.of(command.region), amsterdam_day(at.now)); !ok)
        return {ok.error(), {}};
    return give(command, given, known, at);
}

needs facts_of(const sealed_command& command) {
    const auto& given = std::get<sealed_submit>(command.act);
    needs asked{command.signal_key, given.signal.child};
    asked.parents = given.signal.parents;
    asked.siblings = true;
    return asked;
}

decision decide(const sealed_command& command, const facts& known, const circumstances& at) {
    const auto& given = std::get<sealed_submit>(command.act);
    return recorded("submit", command, at, decide_any(command, given, known, at));
}

} // namespace

const use_case submit{facts_of, decide};

} // namespace kruispunt::federation
