#include "gateway/federation/pairs.hpp"

#include "gateway/federation/matching.hpp"
#include "gateway/federation/month_figures.hpp"
#include "gateway/federation/remind.hpp"

#include <algorithm>

namespace kruispunt::federation {

namespace {

using namespace domain;

bool ended(const open_match& match, const effects& by) {
    const auto& numbers = by.ended_matches;
    return std::find(numbers.begin(), numbers.end(), match.number) != numbers.end();
}

// The match in which a pair stands together once what `by` ends has ended; null where there is
// none.
const open_match* match_of(const facts& known, const pairing& wanted, const effects& by) {
    const auto& open = known.matches;
    const auto at = std::find_if(open.begin(), open.end(), [&](const open_match& m) {
        return m.other.signal == wanted.other->number && m.kind == wanted.kind && !ended(m, by);
    });
    return at == open.end() ? nullptr : &*at;
}

// What was taken before its parts were kept may have changed in any: then it is told.
bool shown_anew(
    const stored_signal& before, const stored_signal& after, const region_policy& receiver
) {
    if (!before.contact_seen || !after.contact_seen) return true;
    return sees_change(receiver, *before.contact_seen, *after.contact_seen);
}

placed_side placed(const stored_signal& side, const stored_signal& own, const facts& known) {
    return {side_of(side), coordination_for(side, own, known)};
}

bool founded(const open_match& match, const std::vector<pairing>& wanted) {
    return std::any_of(wanted.begin(), wanted.end(), [&match](const pairing& p) {
        return match.other.signal == p.other->number && match.kind == p.kind;
    });
}

} // namespace

match_side side_of(const stored_signal& signal) {
    return {signal.number, signal.region, signal.reference};
}

std::string shadow_over(const stored_signal& a, const stored_signal& b) {
    if (a.in_shadow) return a.region;
    return b.in_shadow ? b.region : std::string();
}

void pair_up(
    const stored_signal& signal,
    const facts& known,
    const circumstances& at,
    teller& tell,
    effects& into
) {
    for (const pairing& wanted : pairings_of(signal, known, at)) {
        if (signal.frozen || wanted.other->frozen) continue; // BEH-10: made when it is decided
        if (match_of(known, wanted, into)) continue;
        match_write made{at.ids.next(), wanted.kind, signal.number, wanted.other->number, at.now};
        made.in_shadow_of = shadow_over(signal, *wanted.other);
        made.silent = tell.silent();
        // What nobody was told of nobody can take up.
        const bool told = made.in_shadow_of.empty() && !made.silent;
        if (wanted.kind != match_kind::bsn_clash && told) {
            made.remind_on = remind_on(at.now, at.policy);
            count_told(signal, *wanted.other, at.now, into);
        }
        into.matches.push_back(made);
        tell.made(made, placed(signal, signal, known), placed(*wanted.other, signal, known));
    }
}

void tell_changes(
    const stored_signal& before,
    const stored_signal& after,
    const facts& known,
    const circumstances& at,
    teller& tell,
    const effects& made
) {
    for (const pairing& standing : pairings_of(after, known, at)) {
        if (standing.kind == match_kind::bsn_clash) continue; // COM-38: told nothing of each other
        const open_match* match = match_of(known, standing, made);
        if (!match || !shown_anew(before, after, at.policy.of(standing.other->region))) continue;
        tell.changed(*match, side_of(after), placed(*standing.other, after, known));
    }
}

void end_unfounded(
    const stored_signal& signal,
    const facts& known,
    const circumstances& at,
    bool wrongful,
    teller& tell,
    effects& into
) {
    const auto wanted = pairings_of(signal, known, at);
    const bool other_parents = known.own && known.own->parents != signal.parents;
    for (const open_match& match : known.matches) {
        const bool untrue = wrongful || (other_parents && match.kind == match_kind::family);
        // Of another child is another match, also where it is of the same kind (COM-20). What time
        // has ended the sweep tells, unless it was never true.
        if (!wrongful && founded(match, wanted)) continue;
        if (match.over && !untrue) continue;
        into.ended_matches.push_back(match.number);
        const match_side self = side_of(signal);
        if (untrue && !wrongful) {
            into.overtaken.push_back({self.signal, match.id});
            into.overtaken.push_back({match.other.signal, match.id});
        }
        tell.ended(match, {match.other, self}, end_reason::withdrawn, untrue);
        tell.ended(match, {self, match.other}, end_reason::withdrawn, untrue);
    }
}

void end_all(const facts& known, end_reason reason, bool wrongful, teller& tell, effects& into) {
    for (const open_match& match : known.matches) {
        into.ended_matches.push_back(match.number);
        tell.ended(match, {match.other, side_of(*known.own)}, reason, wrongful);
    }
}

} // namespace kruispunt::federation
