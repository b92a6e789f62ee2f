#include "gateway/federation/inspect.hpp"

#include "gateway/domain/as_of.hpp"
#include "gateway/federation/residence.hpp"
#include "gateway/federation/telling.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::federation {

namespace {

using namespace domain;

std::vector<const stored_signal*> own_signals(const sealed_command& command, const facts& known) {
    std::vector<const stored_signal*> own;
    for (const stored_signal& signal : known.same_child)
        if (signal.region == command.region) own.push_back(&signal);
    return own;
}

// The answer must not betray what others hold: their birth dates are not looked at.
bool asker_may_ask(
    const sealed_inspection& asked, const std::vector<const stored_signal*>& own, day today
) {
    return std::all_of(own.begin(), own.end(), [&](const stored_signal* signal) {
        const auto& born = signal->compared.birth_date;
        const auto age = born ? age_on(*born, asked.calendar, today) : std::nullopt;
        return !age || may_ask(asked.by, *age);
    });
}

bool of_own_area(
    const sealed_command& command, const sealed_inspection& asked, const circumstances& at
) {
    if (asked.municipality.empty()) return false;
    const auto area = area_of(at.policy, asked.municipality, amsterdam_day(at.now));
    return area && area->region == command.region;
}

held_line shown(const stored_signal& signal, const facts& known) {
    held_line line;
    line.what.number = signal.number;
    line.what.region = signal.region;
    line.what.since = signal.date;
    line.what.until = signal.expires_on;
    line.what.state = shown_state(signal);
    const auto more = std::find_if(known.held.begin(), known.held.end(), [&](const auto& fact) {
        return fact.signal == signal.number;
    });
    if (more == known.held.end()) return line;
    line.what.inspections = more->inspections;
    line.contact = more->contact;
    return line;
}

// Who polls is answered by a notice of its own (MN-08).
notice answer_by_feed(
    const sealed_command& command,
    const sealed_inspection& asked,
    const std::vector<held_line>& held,
    const circumstances& at
) {
    notice n;
    n.id = at.ids.next();
    n.kind = notice_kind::inspection_answer;
    n.region = command.region;
    n.reference = asked.reference;
    n.made_at = at.now;
    n.trace = command.trace;
    for (const held_line& line : held)
        n.reporters.push_back(line.what.number);
    return n;
}

audit_entry
entry_of(const char* act, const sealed_command& command, const sealed_inspection& asked) {
    audit_entry entry;
    entry.act = act;
    entry.region = command.region;
    entry.oin = command.oin;
    entry.outcome = "ok";
    entry.child = asked.child;
    entry.asked_by = wire_word(asked.by);
    return entry;
}

decision show(
    const sealed_command& command,
    const sealed_inspection& asked,
    const facts& known,
    const circumstances& at
) {
    outcome told;
    told.what = outcome::effect::read;
    told.reference = asked.reference;
    inspection_write kept{command.region, amsterdam_day(at.now), {}};
    const bool theirs_to_ask =
        !own_signals(command, known).empty() || of_own_area(command, asked, at);
    if (theirs_to_ask)
        for (const stored_signal& signal : known.same_child) {
            told.held.push_back(shown(signal, known));
            kept.shown.push_back(signal.number);
        }
    decision decided{outcome{}, {}};
    decided.effects.inspection = std::move(kept);
    const char* act = theirs_to_ask ? "inspect" : "inspect-withheld";
    decided.effects.audit.push_back(entry_of(act, command, asked));
    if (command.feed_item)
        decided.effects.notices.push_back(answer_by_feed(command, asked, told.held, at));
    decided.answer = std::move(told);
    return decided;
}

// What is refused of who asks counts too: asking on must not become a way to guess an age.
decision refused(const sealed_command& command, const circumstances& at, errc why) {
    decision decided{
        make_error(why, why == errc::requester_not_authorised ? field::requester : ""), {}};
    if (why == errc::requester_not_authorised)
        decided.effects.inspection = inspection_write{command.region, amsterdam_day(at.now), {}};
    return recorded("inspect", command, at, std::move(decided));
}

needs facts_of(const sealed_command& command) {
    const auto& asked = std::get<sealed_inspection>(command.act);
    needs wanted{{}, asked.child};
    wanted.held = true;
    wanted.inspector = command.region;
    return wanted;
}

decision decide(const sealed_command& command, const facts& known, const circumstances& at) {
    const auto& asked = std::get<sealed_inspection>(command.act);
    if (known.inspections_today >= at.policy.inspections_a_day)
        return refused(command, at, errc::temporarily_unavailable);
    if (!asker_may_ask(asked, own_signals(command, known), amsterdam_day(at.now)))
        return refused(command, at, errc::requester_not_authorised);
    return show(command, asked, known, at);
}

} // namespace

const use_case inspect{facts_of, decide};

} // namespace kruispunt::federation
