#include "gateway/federation/object.hpp"

#include "gateway/federation/coordination.hpp"
#include "gateway/federation/correct.hpp"
#include "gateway/federation/ending.hpp"
#include "gateway/federation/pairs.hpp"
#include "gateway/federation/residence.hpp"
#include "gateway/federation/standing.hpp"
#include "gateway/federation/telling.hpp"

#include <string>
#include <utility>

namespace kruispunt::federation {

namespace {

using namespace domain;

// A signal without a birth date leaves nothing to judge by: who asked is recorded (COM-37).
result<void>
admissible(const sealed_objection& asked, const facts& known, const circumstances& at) {
    if (known.own->data_key != asked.read_with)
        return make_error(errc::temporarily_unavailable, {}, "objection: the signal was corrected");
    if (asked.age && !may_ask(asked.by, *asked.age))
        return make_error(errc::requester_not_authorised, field::requester);
    if (asked.municipality.empty()) return make_error(errc::mandatory_field, field::municipality);
    if (!area_of(at.policy, asked.municipality, amsterdam_day(at.now)))
        return make_error(errc::value_invalid, field::municipality);
    return {};
}

objection made_of(const sealed_objection& asked, const circumstances& at) {
    objection made;
    made.id = at.ids.next();
    made.since = at.now;
    made.due_on = decided_by(amsterdam_day(at.now), at.policy.objection_weeks);
    made.municipality = asked.municipality;
    made.has_reference = asked.has_reference;
    return made;
}

outcome answer_with(outcome::effect what, stored_signal signal, const objection& pending) {
    signal.frozen = true;
    outcome told = outcome_for(what, signal, {}, {});
    told.objection = pending;
    return told;
}

decision enter(const sealed_command& command, const facts& known, const circumstances& at) {
    const auto& asked = std::get<sealed_objection>(command.act);
    if (!known.own) return {make_error(errc::signal_unknown, field::signal_id), {}};
    if (auto ok = admissible(asked, known, at); !ok) return {ok.error(), {}};
    if (known.objection)
        return {answer_with(outcome::effect::unchanged, *known.own, *known.objection), {}};
    const objection made = made_of(asked, at);
    decision decided{answer_with(outcome::effect::corrected, *known.own, made), {}};
    decided.effects.objection = objection_write{known.own->number, made};
    return decided;
}

needs facts_to_enter(const sealed_command& command) {
    return {command.signal_key, std::nullopt};
}

decision decide_entry(const sealed_command& command, const facts& known, const circumstances& at) {
    decision decided = recorded("object", command, at, enter(command, known, at));
    decided.effects.audit.back().asked_by = wire_word(std::get<sealed_objection>(command.act).by);
    return decided;
}

decision uphold(const sealed_command& command, const facts& known, const circumstances& at) {
    decision decided = removed(command, known, at, signal_state::withdrawn, true);
    teller tell(command, at, decided.effects);
    end_all(known, end_reason::withdrawn, false, tell, decided.effects);
    tell_coordination(&*known.own, nullptr, known, at, tell, decided.effects);
    return decided;
}

// What was held back of it goes out now, and what could not arise meanwhile arises.
decision reject(const sealed_command& command, const facts& known, const circumstances& at) {
    decision decided{outcome{}, {}};
    facts thawed = known;
    thawed.own->frozen = false;
    decided.effects.thawed = thawed.own->number;
    teller tell(command, at, decided.effects);
    pair_up(*thawed.own, thawed, at, tell, decided.effects);
    const auto matches = standing_after(thawed, thawed.own->number, decided.effects);
    decided.answer = outcome_for(outcome::effect::corrected, *thawed.own, matches, {});
    return decided;
}

bool upheld(const sealed_command& command) {
    return std::get<sealed_objection_decision>(command.act).upheld;
}

decision decide_any(const sealed_command& command, const facts& known, const circumstances& at) {
    if (!known.objection) return {make_error(errc::signal_unknown, field::objection_id), {}};
    if (!known.own) return {answer_without_signal(known, at), {}};
    return upheld(command) ? uphold(command, known, at) : reject(command, known, at);
}

// What ends a signal sees it as it is held; what frees it, as it is today.
needs facts_to_decide(const sealed_command& command) {
    needs asked;
    const uuid id = std::get<sealed_objection_decision>(command.act).objection;
    asked.objection = objection_of_region{id, command.region};
    asked.as_stored = upheld(command);
    return asked;
}

decision
decide_objected(const sealed_command& command, const facts& known, const circumstances& at) {
    const char* act = upheld(command) ? "uphold-objection" : "reject-objection";
    decision decided = recorded(act, command, at, decide_any(command, known, at));
    if (known.own) decided.effects.audit.back().signal_key = known.own->key;
    return decided;
}

needs facts_to_remind(const sealed_command& command) {
    needs asked;
    const uuid id = std::get<sealed_objection_reminder>(command.act).objection;
    asked.objection = objection_of_region{id, command.region};
    asked.as_stored = true;
    return asked;
}

decision remind(const sealed_command& command, const facts& known, const circumstances& at) {
    if (!known.own || !known.objection || known.objection->overdue ||
        !is_overdue(*known.objection, amsterdam_day(at.now)))
        return {outcome{}, {}};
    effects caused;
    caused.objection = objection_write{known.own->number, *known.objection};
    caused.objection->objection.overdue = true;
    ++caused.counted[objections_overdue];
    outcome told = answer_with(outcome::effect::corrected, *known.own, *known.objection);
    decision decided =
        recorded("remind-of-objection", command, at, {std::move(told), std::move(caused)});
    decided.effects.audit.back().signal_key = known.own->key;
    return decided;
}

} // namespace

const use_case enter_objection{facts_to_enter, decide_entry};

const use_case decide_objection{facts_to_decide, decide_objected};

const use_case remind_of_objection{facts_to_remind, remind};

} // namespace kruispunt::federation
