#include "gateway/federation/pairs.hpp"

#include "gateway/federation/matching.hpp"

#include <algorithm>

namespace kruispunt::federation {

namespace {

using namespace domain;

bool stands(const std::vector<open_match>& open, const pairing& wanted) {
    return std::any_of(open.begin(), open.end(), [&wanted](const open_match& m) {
        return m.other.signal == wanted.other->number && m.kind == wanted.kind;
    });
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

void pair_up(
    const stored_signal& signal,
    const facts& known,
    const circumstances& at,
    teller& tell,
    effects& into
) {
    const std::string municipality = coordinating_municipality(signal, known.same_child);
    for (const pairing& wanted : pairings_of(signal, known.same_child, at)) {
        if (stands(known.matches, wanted)) continue;
        const match_write made{
            at.ids.next(), wanted.kind, signal.number, wanted.other->number, at.now};
        into.matches.push_back(made);
        tell.made(made, side_of(signal), side_of(*wanted.other), municipality);
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
    const auto wanted = pairings_of(signal, known.same_child, at);
    for (const open_match& match : known.matches) {
        if (founded(match, wanted)) continue;
        into.ended_matches.push_back(match.number);
        const match_side self = side_of(signal);
        if (wrongful) {
            into.overtaken.push_back({self.signal, match.id});
            into.overtaken.push_back({match.other.signal, match.id});
        }
        tell.ended(match, {match.other, self}, end_reason::withdrawn, wrongful);
        tell.ended(match, {self, match.other}, end_reason::withdrawn, wrongful);
    }
}

void end_all(const facts& known, end_reason reason, bool wrongful, teller& tell, effects& into) {
    for (const open_match& match : known.matches) {
        into.ended_matches.push_back(match.number);
        tell.ended(match, {match.other, side_of(*known.own)}, reason, wrongful);
    }
}

} // namespace kruispunt::federation
