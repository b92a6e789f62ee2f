#include "gateway/federation/correct.hpp"

#include "gateway/domain/retention.hpp"
#include "gateway/federation/ending.hpp"
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

// COM-20's causes of conflict where the child is another.
result<void> may_correct(
    const sealed_command& command,
    const sealed_submit& given,
    const stored_signal& own,
    const circumstances& at
) {
    if (!leaves_child(own, given)) return {};
    if (given.signal.child && command.reason != mutation_reason::identity)
        return make_error(errc::reference_conflict, field::child_bsn);
    if (own.identity_corrections >= at.policy.identity_corrections)
        return make_error(errc::reference_conflict, field::mutation_reason);
    return {};
}

// Closed and inactive signals stay what they are; a new date moves a closed one's term.
void restate(stored_signal& signal, const region_policy& policy, day today) {
    if (signal.state == signal_state::closed) {
        signal.expires_on = std::min(plus_years(signal.date, 1), expires_on(policy, signal.date));
        return;
    }
    const day active_until = expires_on(policy, signal.date);
    if (signal.state == signal_state::inactive) {
        // The day on which it became so stays: the archive term of some regions counts from it.
        signal.expires_on = std::min(signal.expires_on, active_until);
        return;
    }
    signal.expires_on = active_until;
    if (signal.expires_on <= today) signal.state = signal_state::inactive;
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

} // namespace

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
    signal.organisation_oin = given.signal.organisation_oin;
    signal.municipality = given.signal.municipality;
    signal.date = given.signal.date;
    signal.content = given.signal.content;
    signal.data_key = given.signal.data_key;
    signal.sent_at = command.sent_at;
    restate(signal, at.policy.of(command.region), amsterdam_day(at.now));
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
    told.state = signal.state;
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
    if (command.sent_at && own.sent_at != command.sent_at)
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
    if (new_identity) ++corrected.identity_corrections;
    take_over(corrected, command, given, at);
    teller tell(command, at, decided.effects);
    end_unfounded(corrected, known, at, new_identity, tell, decided.effects);
    pair_up(corrected, known, at, tell, decided.effects);
    const auto matches = standing_after(known, corrected.number, decided.effects);
    decided.answer = outcome_for(outcome::effect::corrected, corrected, matches, given.warnings);
    decided.effects.write = signal_write{corrected, given.signal.identity, given.signal.contact};
    if (new_identity) decided.effects.audit.push_back(identity_corrected(command, own, corrected));
    return decided;
}

} // namespace kruispunt::federation
