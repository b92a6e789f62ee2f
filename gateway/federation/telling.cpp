#include "gateway/federation/telling.hpp"

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

} // namespace

void teller::tell(notice n) {
    if (command_.reason == mutation_reason::administration) {
        ++into_.suppressed_notices;
        return;
    }
    n.id = at_.ids.next();
    n.made_at = at_.now;
    n.trace = command_.trace;
    into_.notices.push_back(std::move(n));
}

void teller::made(
    const match_write& match,
    const match_side& a,
    const match_side& b,
    const std::string& municipality
) {
    for (const told_side& side : {told_side{a, b}, told_side{b, a}}) {
        notice n;
        const bool clash = match.kind == match_kind::bsn_clash;
        n.kind = clash ? notice_kind::verify_identity : notice_kind::match_made;
        n.region = side.self.region;
        n.reference = side.self.reference;
        n.about = side.self.signal;
        n.match = match.id;
        n.kind_of_match = match.kind;
        if (!clash) {
            n.other = side.other.signal;
            n.other_region = side.other.region;
            n.municipality = municipality;
        }
        tell(std::move(n));
    }
}

void teller::ended(
    const open_match& match, const told_side& side, end_reason reason, bool wrongful
) {
    if (match.kind == match_kind::bsn_clash) return;
    notice n;
    n.kind = notice_kind::match_ended;
    n.region = side.self.region;
    n.reference = side.self.reference;
    n.about = side.self.signal;
    n.other_region = side.other.region;
    n.match = match.id;
    n.kind_of_match = match.kind;
    n.reason = reason;
    n.wrongful = wrongful;
    tell(std::move(n));
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
