#include "gateway/federation/telling.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::federation {

namespace {

using namespace domain;

notice rejection(const sealed_command& command, const circumstances& at, const error& failure) {
    notice n;
    n.id = at.ids.next();
    n.kind = notice_kind::item_rejected;
    n.region = command.region;
    n.made_at = at.now;
    n.trace = command.trace;
    n.feed_item = *command.feed_item;
    n.rejected_code = failure.code;
    n.rejected_field = failure.field;
    return n;
}

notice of_signal(notice_kind kind, const stored_signal& signal) {
    notice n;
    n.kind = kind;
    n.region = signal.region;
    n.reference = signal.reference;
    n.about = signal.number;
    return n;
}

notice of_match(const match_side& to, const uuid& match, match_kind kind) {
    notice n;
    n.region = to.region;
    n.reference = to.reference;
    n.about = to.signal;
    n.match = match;
    n.kind_of_match = kind;
    return n;
}

// True for a match that nobody was told of, so that nobody is told what becomes of it (BEH-11).
template <class Match>
bool untold(const Match& match) {
    return !match.in_shadow_of.empty();
}

void count_shadowed(const notice& n, effects& into) {
    ++into.counted[notices_shadowed];
    ++into.counted
          [std::string(notices_shadowed) + "/" + n.region + "/" + std::string(name_of(n.kind))];
}

// What shows the far side's contact.
notice showing(
    notice_kind what,
    const placed_side& to,
    const match_side& other,
    const uuid& match,
    match_kind kind
) {
    notice n = of_match(to.side, match, kind);
    n.kind = what;
    n.other = other.signal;
    n.other_region = other.region;
    n.municipality = to.municipality;
    return n;
}

} // namespace

void teller::tell(notice n, bool in_shadow) {
    if (silent()) {
        ++into_.suppressed_notices;
        return;
    }
    if (in_shadow) return count_shadowed(n, into_);
    n.id = at_.ids.next();
    n.made_at = at_.now;
    n.trace = command_.trace;
    into_.notices.push_back(std::move(n));
}

void teller::made(const match_write& match, const placed_side& a, const placed_side& b) {
    for (const auto& [self, other] : {std::pair(&a, &b), std::pair(&b, &a)}) {
        if (match.kind == match_kind::bsn_clash) {
            notice n = of_match(self->side, match.id, match.kind);
            n.kind = notice_kind::verify_identity;
            n.far = other->side.signal;
            tell(std::move(n), untold(match));
        } else {
            tell(
                showing(notice_kind::match_made, *self, other->side, match.id, match.kind),
                untold(match)
            );
        }
    }
}

void teller::changed(const open_match& match, const match_side& self, const placed_side& to) {
    notice n = showing(notice_kind::match_changed, to, self, match.id, match.kind);
    n.since = match.made_at;
    tell(std::move(n), untold(match));
}

void teller::moved(
    const stored_signal& side, std::vector<uuid> matches, const std::string& municipality
) {
    notice n;
    n.kind = notice_kind::child_moved;
    n.region = side.region;
    n.reference = side.reference;
    n.about = side.number;
    n.matches = std::move(matches);
    n.municipality = municipality;
    tell(std::move(n), at_.in_shadow && side.region != command_.region);
}

void teller::relocated(
    const std::string& region, const residence_move& move, std::vector<signal_number> reporters
) {
    notice n;
    n.kind = notice_kind::relocation;
    n.region = region;
    n.on = move.on;
    n.municipality = move.municipality;
    if (reporters.size() == 1) n.other = reporters.front();
    n.reporters = std::move(reporters);
    tell(std::move(n), at_.in_shadow);
}

void teller::expires(const stored_signal& signal) {
    notice n = of_signal(notice_kind::signal_expires, signal);
    n.on = signal.expires_on;
    n.reason = end_reason::expired;
    tell(std::move(n));
}

void teller::lapsed(const stored_signal& signal, end_reason reason) {
    notice n = of_signal(notice_kind::signal_lapsed, signal);
    n.on = std::min(signal.expires_on, amsterdam_day(at_.now)); // it is active no more (COM-36)
    n.reason = reason;
    tell(std::move(n));
}

void teller::history(const stored_signal& given, const stored_signal& earlier) {
    notice n = of_signal(notice_kind::history, given);
    n.other = earlier.number;
    n.other_region = earlier.region;
    tell(std::move(n), earlier.in_shadow);
}

void teller::reminded(const open_match& match, const told_side& side) {
    notice n = of_match(side.self, match.id, match.kind);
    n.kind = notice_kind::reminder;
    n.far = side.other.signal;
    n.since = match.made_at;
    tell(std::move(n), untold(match));
}

void teller::ended(
    const open_match& match, const told_side& side, end_reason reason, bool wrongful
) {
    if (match.kind == match_kind::bsn_clash) return;
    notice n = of_match(side.self, match.id, match.kind);
    n.kind = notice_kind::match_ended;
    n.far = side.other.signal;
    n.other_region = side.other.region;
    n.reason = reason;
    n.wrongful = wrongful;
    tell(std::move(n), untold(match));
}

decision recorded(
    std::string act, const sealed_command& command, const circumstances& at, decision decided
) {
    audit_entry entry;
    entry.act = std::move(act);
    entry.region = command.region;
    entry.oin = command.oin;
    entry.signal_key = command.signal_key;
    entry.outcome = decided.answer ? "ok" : wire_code(decided.answer.error().code);
    decided.effects.audit.push_back(std::move(entry));
    if (!decided.answer && command.feed_item)
        decided.effects.notices.push_back(rejection(command, at, decided.answer.error()));
    return decided;
}

} // namespace kruispunt::federation
