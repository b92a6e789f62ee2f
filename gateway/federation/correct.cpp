#include "gateway/federation/correct.hpp"

#include "gateway/domain/as_of.hpp"
#include "gateway/domain/lifecycle.hpp"
#include "gateway/domain/retention.hpp"
#include "gateway/federation/admission.hpp"
#include "gateway/federation/coordination.hpp"
#include "gateway/federation/ending.hpp"
#include "gateway/federation/expire.hpp"
#include "gateway/federation/month_figures.hpp"
#include "gateway/federation/pairs.hpp"
#include "gateway/federation/telling.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::federation {

namespace {

using namespace domain;

// Taking the BSN away counts too: else the way over none would lead from child to child unbounded.
bool leaves_child(const stored_signal& own, const sealed_submit& given) {
    return own.child && own.child != given.signal.child;
}

// The day that is given, and COM-20's causes of conflict where the child is another.
result<void> may_correct(
    const sealed_command& command,
    const sealed_submit& given,
    const stored_signal& own,
    const circumstances& at
) {
    const dated_signal dated{given.signal.date, command.reason, stage_of(own.state)};
    if (auto ok = admit_date(dated, at.policy.of(command.region), amsterdam_day(at.now)); !ok)
        return ok;
    if (!leaves_child(own, given)) return {};
    if (given.signal.child && command.reason != mutation_reason::identity)
        return make_error(errc::reference_conflict, field::child_bsn);
    if (own.identity_corrections >= at.policy.identity_corrections)
        return make_error(errc::reference_conflict, field::mutation_reason);
    return {};
}

// Whatever is still to be told of the child that it was not: to its own region and to the others.
void overtake_all(const stored_signal& own, effects& into) {
    into.overtaken.push_back({own.number, std::nullopt, false});
    into.overtaken.push_back({own.number, std::nullopt, true});
}

life_stage stage_given(const stored_signal& signal, const region_policy& policy, day today) {
    const life_days days{signal.date, today};
    const life_stage was =
        signal.expires_on == day{} ? life_stage::unknown : stage_of(signal.state);
    if (was != life_stage::unknown)
        return next_stage(was, life_event::corrected, policy, days).value_or(was);
    const bool late = expires_on(policy, signal.date) <= today;
    const auto event = late ? life_event::given_late : life_event::given;
    return next_stage(was, event, policy, days).value_or(life_stage::active);
}

// A new date moves the term, but the day on which a signal became inactive stays: the archive term
// of some regions counts from it.
void restate(stored_signal& signal, const circumstances& at) {
    const region_policy& policy = at.policy.of(signal.region);
    const life_stage stage = stage_given(signal, policy, amsterdam_day(at.now));
    const bool was_inactive = signal.state == signal_state::inactive;
    const day known_until = signal.expires_on;
    const day active_until = expires_on(policy, signal.date);
    signal.expires_on = stage == life_stage::closed ? closed_until(policy, signal.date)
                        : was_inactive              ? std::min(known_until, active_until)
                                                    : active_until;
    if (stage == life_stage::inactive) signal.state = signal_state::inactive;
    // Who was warned of an end is not warned of the same end again.
    if (signal.expires_on != known_until || stage == life_stage::inactive)
        signal.due_on = first_due(signal, at.policy);
}

audit_entry identity_corrected(
    const sealed_command& command, const stored_signal& before, const stored_signal& after
) {
    audit_entry entry;
    entry.act = "correct-identity";
    entry.region = command.region;
    entry.oin = command.oin;
    entry.signal_key = command.signal_key;
    entry.outcome = "ok";
    entry.from_child = before.child;
    entry.to_child = after.child;
    return entry;
}

// What time did before the message came is not of its causing: `beheer` does not keep it quiet.
void leave_in_time(
    const sealed_command& command, const facts& known, const circumstances& at, effects& into
) {
    sealed_command by_time;
    by_time.region = command.region;
    by_time.trace = command.trace;
    teller tell(by_time, at, into);
    leave_active(known, tell, into);
}

bool warns_of_duty(const std::vector<warning>& warnings) {
    return std::find(warnings.begin(), warnings.end(), warning::duty_to_inform) != warnings.end();
}

} // namespace

void count_uninformed(const stored_signal* before, const stored_signal& after, effects& into) {
    if (!after.uninformed || (before && before->uninformed)) return;
    ++into.counted[std::string(uninformed_signals) + "/" + after.region];
}

void take_over(
    stored_signal& signal,
    const sealed_command& command,
    const sealed_submit& given,
    const circumstances& at
) {
    signal.region = command.region;
    signal.reference = given.reference;
    signal.child = given.signal.child;
    signal.compared = given.signal.compared;
    signal.parents = given.signal.parents;
    signal.contact_seen = given.signal.contact_seen;
    signal.uninformed = signal.uninformed || warns_of_duty(given.warnings);
    signal.organisation_oin = given.signal.organisation_oin;
    // Of two that bear one date the newer news of where the child lives counts (COM-26).
    if (signal.municipality != given.signal.municipality) signal.received_at = at.now;
    signal.municipality = given.signal.municipality;
    signal.date = given.signal.date;
    signal.content = given.signal.content;
    signal.data_key = given.signal.data_key;
    signal.sent_at = command.sent_at;
    signal.watched_from =
        watched_from(at.policy.of(command.region), signal.date, given.signal.january);
    restate(signal, at);
}

outcome outcome_for(
    outcome::effect what,
    const stored_signal& signal,
    const standing_matches& matches,
    std::vector<warning> warnings
) {
    if (!signal.child) warnings.push_back(warning::not_matched);
    outcome told;
    told.what = what;
    told.reference = signal.reference;
    told.state = shown_state(signal);
    told.expires_on = signal.expires_on;
    told.open_matches = static_cast<int>(matches.size());
    told.warnings = std::move(warnings);
    told.tag = tag_of(signal, matches);
    return told;
}

decision
unchanged(const sealed_command& command, const facts& known, const std::vector<warning>& warnings) {
    const stored_signal& own = *known.own;
    decision decided{outcome_for(outcome::effect::unchanged, own, standing(known), warnings), {}};
    if (command.sent_at && own.sent_at != command.sent_at && !known.own_overdue)
        decided.effects.change =
            state_change{own.number, own.state, own.expires_on, command.sent_at};
    return decided;
}

decision correct(
    const sealed_command& command,
    const sealed_submit& given,
    const facts& known,
    const circumstances& at
) {
    const stored_signal& own = *known.own;
    if (overtaken(command, known)) return {make_error(errc::message_expired, field::sent_at), {}};
    if (given.previous && *given.previous != own.content)
        return {make_error(errc::reference_conflict, field::signal_id), {}};
    if (given.signal.content == own.content) return unchanged(command, known, given.warnings);
    if (auto ok = may_correct(command, given, own, at); !ok) return {ok.error(), {}};

    decision decided{outcome{}, {}};
    stored_signal corrected = own;
    const bool new_identity = leaves_child(own, given);
    if (new_identity) {
        ++corrected.identity_corrections;
        corrected.moved.reset(); // it was told of the other child
        overtake_all(own, decided.effects);
    }
    take_over(corrected, command, given, at);
    count_uninformed(&own, corrected, decided.effects);
    count_corrected(own, corrected, command, at, decided.effects);
    teller tell(command, at, decided.effects);
    end_unfounded(corrected, known, at, new_identity, tell, decided.effects);
    if (known.own_overdue) leave_in_time(command, known, at, decided.effects);
    tell_changes(own, corrected, known, at, tell, decided.effects);
    pair_up(corrected, known, at, tell, decided.effects);
    tell_coordination(&own, &corrected, known, at, tell, decided.effects);
    const auto matches = standing_after(known, corrected.number, decided.effects);
    decided.answer = outcome_for(outcome::effect::corrected, corrected, matches, given.warnings);
    decided.effects.write = signal_write{corrected, given.signal.identity, given.signal.contact};
    if (new_identity) decided.effects.audit.push_back(identity_corrected(command, own, corrected));
    return decided;
}

} // namespace kruispunt::federation
