#include "gateway/federation/end_of_child.hpp"

#include "gateway/domain/retention.hpp"
#include "gateway/federation/pairs.hpp"

#include <algorithm>

namespace kruispunt::federation {

namespace {

using namespace domain;

class ending_of_child {
public:
    ending_of_child(const end_of_child& how, teller& tell, effects& into)
        : how_(how), tell_(tell), into_(into) {}

    // A match between two signals of the child is found from both of its sides.
    void end(const open_match& match, const stored_signal& near, const stored_signal& own) {
        auto& ended = into_.ended_matches;
        if (std::find(ended.begin(), ended.end(), match.number) != ended.end()) return;
        ended.push_back(match.number);
        const match_side self = side_of(near);
        tell_unless_own(match, {match.other, self}, own);
        if (match.kind != match_kind::family) tell_unless_own(match, {self, match.other}, own);
    }

private:
    void tell_unless_own(const open_match& match, const told_side& to, const stored_signal& own) {
        if (how_.told_by_own && to.self.signal == own.number) return;
        tell_.ended(match, to, how_.reason, false);
    }

    const end_of_child& how_;
    teller& tell_;
    effects& into_;
};

// What a region in shadow says of a child ends nothing of the others' (BEH-11).
bool spared(const stored_signal& other, const stored_signal& own) {
    return own.in_shadow && other.region != own.region;
}

const stored_signal* find(const std::vector<stored_signal>& signals, signal_number number) {
    const auto at = std::find_if(signals.begin(), signals.end(), [number](const stored_signal& s) {
        return s.number == number;
    });
    return at == signals.end() ? nullptr : &*at;
}

audit_entry destroyed_with(const stored_signal& signal) {
    audit_entry entry;
    entry.act = "destroy-with-child";
    entry.region = signal.region;
    entry.signal_key = signal.key;
    entry.outcome = "ok";
    return entry;
}

} // namespace

signal_removal destroyed_now(const stored_signal& signal, const federation_policy& policy) {
    return {signal.number, true, forget_on(retention_of(policy, signal.region), signal.date)};
}

void destroy_child(
    const facts& known,
    const end_of_child& how,
    const circumstances& at,
    teller& tell,
    effects& into
) {
    const stored_signal& own = *known.own;
    ending_of_child ending(how, tell, into);
    for (const open_match& match : known.matches)
        ending.end(match, own, own);
    for (const sibling_match& sibling : known.sibling_matches)
        if (const stored_signal* near = find(known.siblings, sibling.signal);
            near && !spared(*near, own))
            ending.end(sibling.match, *near, own);
    into.removal = destroyed_now(own, at.policy);
    into.overtaken.push_back({own.number, std::nullopt});
    if (!how.told_by_own) tell.lapsed(own, how.reason);
    for (const stored_signal& other : known.siblings) {
        if (spared(other, own)) continue;
        into.removed_elsewhere.push_back(destroyed_now(other, at.policy));
        into.overtaken.push_back({other.number, std::nullopt});
        tell.lapsed(other, how.reason);
        into.audit.push_back(destroyed_with(other));
    }
}

} // namespace kruispunt::federation
