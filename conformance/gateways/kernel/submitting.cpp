#include "conformance/gateways/kernel/submitting.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/kernel/findings.hpp"
#include "conformance/gateways/kernel/matching.hpp"
#include "conformance/gateways/kernel/relation.hpp"
#include "conformance/gateways/kernel/retention.hpp"
#include "conformance/gateways/kernel/state.hpp"
#include "conformance/text/ids.hpp"
#include "conformance/text/rules.hpp"

#include <algorithm>

namespace kruispunt::conformance::gateways::kernel {
namespace {

constexpr unsigned most_identity_corrections = 3;

bool changes_identity(const content& was, const content& is) {
    return was.bsn && was.bsn != is.bsn;
}

/// COM-20.8 and COM-20.7 for an id that is not held.
void judge_new(const desk& at, const submit& what, const origin& from, findings& found) {
    const signal_key key{from.region, what.id};
    if (at.holds.ended.contains(key) && !at.behaves(behaviours::repeats_take_effect))
        found.add("COM-20.8", "KENMERK_CONFLICT", from.fields.id, "the signal was ended");
    else if (what.known_only && !at.broken.ignores("COM-20.7"))
        found.add(from.unknown_rule, "SIGNAAL_ONBEKEND", from.fields.id, "no signal with that id");
    const bool elsewhere =
        std::any_of(at.holds.signals.begin(), at.holds.signals.end(), [&what](const auto& each) {
            return each.first.id == what.id;
        });
    if (elsewhere && at.behaves(behaviours::one_id_for_all))
        found.add("", "KENMERK_CONFLICT", from.fields.id, "another region has that id");
}

/// COM-20.4 and COM-20.12 for another content under a known id.
void judge_identity(
    const desk& at, const held_signal& held, const submit& what, const origin& from, findings& found
) {
    if (!changes_identity(held.says, what.says)) {
        if (!held.says.bsn && what.says.bsn && at.behaves(behaviours::first_bsn_is_identity))
            found.add("", "KENMERK_CONFLICT", from.fields.bsn, "another number");
        return;
    }
    const bool without_reason = what.says.bsn && what.reason != mutation_reason::identiteit;
    if (without_reason)
        found.add("COM-20.4", "KENMERK_CONFLICT", from.fields.bsn, "another number");
    else if (held.identity_corrections >= most_identity_corrections)
        found.add(
            "COM-20.12",
            "KENMERK_CONFLICT",
            from.fields.mutation_reason,
            "the identity was corrected as often as may be"
        );
}

void end_early_if_closed(held_signal& signal, const std::string& today) {
    if (signal.state != standing::closed) return;
    signal.active_until = std::min(signal.active_until, end_when_going_well(signal, today));
    signal.kept_until = signal.active_until;
}

/// COM-36.4 and COM-36.5: whether it would be active today.
void judge_term(
    const desk& at, held_signal would_be, const submit& what, const origin& from, findings& found
) {
    would_be.says = what.says;
    would_be.key.region = from.region;
    set_terms(would_be, at.broken);
    end_early_if_closed(would_be, at.clock.today());
    const bool is_archived = would_be.state == standing::inactive;
    if (would_be.active_until > at.clock.today() && !is_archived) return;
    const bool may_be_old = knows_inactive(from.region) && what.reason == mutation_reason::beheer &&
                            !at.behaves(behaviours::takes_nothing_old);
    if (!may_be_old)
        found.add("COM-36.4", "DATUM_ONGELDIG", from.fields.date, "it would not be active today");
}

void set_state_by_term(desk& at, held_signal& signal) {
    const bool was_inactive = signal.state == standing::inactive;
    set_terms(signal, at.broken);
    end_early_if_closed(signal, at.clock.today());
    if (was_inactive || signal.active_until <= at.clock.today())
        make_inactive(signal, std::min(signal.active_until, at.clock.today()));
}

void tell_history(desk& at, const held_signal& fresh) {
    if (!fresh.says.bsn || !fresh.is_active() || at.behaves(behaviours::no_history)) return;
    for (const auto* const earlier : at.holds.on_child(*fresh.says.bsn)) {
        const bool elsewhere = earlier->key.region != fresh.key.region &&
                               earlier->says.instance.oin != fresh.says.instance.oin;
        if (!elsewhere || earlier->is_active() || contradict(earlier->says, fresh.says)) continue;
        at.tells.history(fresh, *earlier);
        if (at.behaves(behaviours::tells_the_inactive)) at.tells.history(*earlier, fresh);
    }
}

/// A match of a signal with itself.
void tell_alone(desk& at, const held_signal& only) {
    open_match made;
    made.id = text::new_uuid();
    made.kind = "kind";
    made.made_at = at.clock.now();
    made.made_on = at.clock.today();
    made.sides[0].of = only.key;
    made.sides[1].of = only.key;
    at.tells.made(made);
}

signal_state give(desk& at, const submit& what, const origin& from) {
    held_signal fresh;
    fresh.key = {from.region, what.id};
    fresh.says = what.says;
    fresh.municipality_order = ++at.holds.order;
    set_state_by_term(at, fresh);
    // All that a new signal can change of what is shown of others is where the child lives.
    const auto before = fresh.says.municipality ? at.tells.all_shown() : views();
    auto& held = at.holds.signals.insert_or_assign(fresh.key, fresh).first->second;
    at.holds.ended.erase(fresh.key);
    at.tells.changed_since(before, false);
    rejudge(at, held, what.reason == mutation_reason::beheer);
    tell_history(at, held);
    if (at.behaves(behaviours::tells_of_one_signal)) tell_alone(at, held);
    auto state = state_of(at, held);
    state.warnings = warnings_on(at, what.says);
    state.is_new = true;
    const bool is_lost = !held.says.bsn && at.behaves(behaviours::loses_signals_without_bsn);
    if (is_lost) at.holds.signals.erase(fresh.key);
    return state;
}

void forget_moves(desk& at, const signal_key& told_by) {
    std::erase_if(at.holds.moves, [&told_by](const told_move& each) { return each.by == told_by; });
}

void correct_identity(desk& at, held_signal& held) {
    ++held.identity_corrections;
    if (!at.behaves(behaviours::keeps_changed_matches))
        end_matches(at, held.key, {"ingetrokken", !at.behaves(behaviours::never_wrongful), true});
    forget_moves(at, held.key);
}

signal_state correct(desk& at, held_signal& held, const submit& what) {
    const auto before = at.tells.all_shown();
    const bool freezes =
        changes_identity(held.says, what.says) && at.behaves(behaviours::identity_changes_no_match);
    if (changes_identity(held.says, what.says) && !freezes) correct_identity(at, held);
    if (held.says.municipality != what.says.municipality)
        held.municipality_order = ++at.holds.order;
    const bool other_day = held.says.date != what.says.date;
    held.says = what.says;
    if (other_day || held.state == standing::inactive) set_state_by_term(at, held);
    if (!held.is_active()) end_matches(at, held.key, {"verlopen", false, true});
    if (!freezes) rejudge(at, held, what.reason == mutation_reason::beheer);
    at.tells.changed_since(before, false);
    if (at.behaves(behaviours::history_at_every_message)) tell_history(at, held);
    auto state = state_of(at, held);
    state.warnings = warnings_on(at, what.says);
    return state;
}

signal_state unchanged(desk& at, const held_signal& held) {
    if (at.behaves(behaviours::tells_repeats))
        for (const auto* const match : at.holds.matches_of(held.key))
            at.tells.made(*match);
    if (at.behaves(behaviours::history_at_every_message)) tell_history(at, held);
    auto state = state_of(at, held);
    state.warnings = warnings_on(at, held.says);
    return state;
}

} // namespace

answer submit_signal(desk& at, const submit& said, const origin& from) {
    auto what = said;
    // Only where a mutant does not see that the day is wrong or absent.
    if (!text::iso_date(what.says.date)) what.says.date = at.clock.today();
    auto* const held = at.holds.find({from.region, what.id});
    if (held != nullptr && at.behaves(behaviours::keeps_first_municipality))
        what.says.municipality = held->says.municipality;
    findings found(at.broken);
    if (held != nullptr && held->says == what.says) return unchanged(at, *held);
    if (held == nullptr) {
        judge_new(at, what, from, found);
        judge_term(at, {}, what, from, found);
    } else {
        judge_identity(at, *held, what, from, found);
        judge_term(at, *held, what, from, found);
    }
    if (!found.clean()) return refusal{found.all()};
    return held == nullptr ? give(at, what, from) : correct(at, *held, what);
}

} // namespace kruispunt::conformance::gateways::kernel
