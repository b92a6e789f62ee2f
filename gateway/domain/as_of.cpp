#include "gateway/domain/as_of.hpp"

#include "gateway/domain/retention.hpp"

#include <algorithm>

namespace kruispunt::domain {

namespace {

bool runs(life_stage stage) {
    return stage == life_stage::active || stage == life_stage::closed;
}

// True where nothing is left of it.
bool bring(stored_signal& signal, const federation_policy& policy, day today) {
    const life_stage stage = stage_on(signal, policy, today);
    if (stage == life_stage::inactive) signal.state = signal_state::inactive;
    return stage == life_stage::ended;
}

void bring_all(std::vector<stored_signal>& signals, const federation_policy& policy, day today) {
    std::erase_if(signals, [&](stored_signal& s) { return bring(s, policy, today); });
}

void mark_over(open_match& match, bool own_runs, day today) {
    match.over = !own_runs || match.other_expires_on <= today;
}

void bring_listing(facts& known, bool own_runs, day today) {
    const auto gone = std::erase_if(known.listed, [&](listed_fact& line) {
        mark_over(line.match, own_runs, today);
        return line.match.over;
    });
    known.listed_total = own_runs ? known.listed_total - static_cast<int>(gone) : 0;
}

void bring_own(facts& known, const federation_policy& policy, day today) {
    const bool ran = runs(stage_of(known.own->state));
    const bool gone = bring(*known.own, policy, today);
    const bool still_runs = !gone && runs(stage_of(known.own->state));
    for (open_match& match : known.matches)
        mark_over(match, still_runs, today);
    bring_listing(known, still_runs, today);
    if (known.match) {
        mark_over(known.match->match, still_runs, today);
        if (known.match->match.over) known.match.reset();
    }
    known.own_overdue = ran && !still_runs;
    if (!gone) return;
    known.own.reset();
    known.ended = true;
    known.matches.clear();
}

const stored_signal* find(const std::vector<stored_signal>& signals, signal_number number) {
    const auto at = std::find_if(signals.begin(), signals.end(), [number](const stored_signal& s) {
        return s.number == number;
    });
    return at == signals.end() ? nullptr : &*at;
}

bool still_runs(const std::vector<stored_signal>& signals, signal_number number) {
    const stored_signal* found = find(signals, number);
    return found && runs(stage_of(found->state));
}

void bring_siblings(facts& known, day today) {
    for (sibling_match& sibling : known.sibling_matches) {
        const bool near_runs = still_runs(known.same_child, sibling.signal) ||
                               still_runs(known.siblings, sibling.signal);
        mark_over(sibling.match, near_runs, today);
    }
    std::erase_if(known.sibling_matches, [](const sibling_match& s) { return s.match.over; });
}

} // namespace

life_stage stage_on(const stored_signal& signal, const federation_policy& policy, day today) {
    const region_policy& of_region = retention_of(policy, signal.region);
    const life_days days{signal.date, today};
    life_stage stage = stage_of(signal.state);
    if (runs(stage) && signal.expires_on <= today)
        stage = next_stage(stage, life_event::term_over, of_region, days).value_or(stage);
    if (stage == life_stage::inactive &&
        archived_until(of_region, signal.date, signal.expires_on) <= today)
        stage = next_stage(stage, life_event::archive_over, of_region, days).value_or(stage);
    return stage;
}

signal_state shown_state(const stored_signal& signal) {
    return signal.frozen ? signal_state::frozen : signal.state;
}

day first_due(const stored_signal& signal, const federation_policy& policy) {
    if (runs(stage_of(signal.state))) return warned_on(signal.expires_on);
    return archived_until(retention_of(policy, signal.region), signal.date, signal.expires_on);
}

void mark_over(facts& known, const federation_policy& policy, day today) {
    const auto running = [&](const stored_signal& s) { return runs(stage_on(s, policy, today)); };
    for (open_match& match : known.matches)
        mark_over(match, known.own && running(*known.own), today);
    for (sibling_match& sibling : known.sibling_matches) {
        const stored_signal* near = find(known.siblings, sibling.signal);
        if (!near) near = find(known.same_child, sibling.signal);
        mark_over(sibling.match, near && running(*near), today);
    }
}

void bring_to(facts& known, const federation_policy& policy, day today) {
    bring_all(known.same_child, policy, today);
    bring_all(known.siblings, policy, today);
    bring_all(known.family, policy, today);
    bring_siblings(known, today);
    if (known.own) bring_own(known, policy, today);
}

} // namespace kruispunt::domain
