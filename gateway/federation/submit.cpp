#include "gateway/federation/submit.hpp"

#include "gateway/domain/retention.hpp"
#include "gateway/federation/correct.hpp"
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
    const stored_signal signal = new_signal(command, given, known, at);
    teller tell(command, at, decided.effects);
    pair_up(signal, known, at, tell, decided.effects);
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
    return give(command, given, known, at);
}

needs facts_of(const sealed_command& command) {
    const auto& given = std::get<sealed_submit>(command.act);
    return {command.signal_key, given.signal.child};
}

decision decide(const sealed_command& command, const facts& known, const circumstances& at) {
    const auto& given = std::get<sealed_submit>(command.act);
    return recorded("submit", command, at, decide_any(command, given, known, at));
}

} // namespace

const use_case submit{facts_of, decide};

} // namespace kruispunt::federation
