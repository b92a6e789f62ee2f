#include "gateway/store/sqlite/act_writing.hpp"

#include "gateway/domain/as_of.hpp"
#include "gateway/domain/shadow.hpp"
#include "gateway/store/sqlite/audit_line.hpp"
#include "gateway/store/sqlite/packing.hpp"

#include <algorithm>

namespace kruispunt::store::sqlite {

namespace {

using namespace domain;

constexpr std::string_view highest_signal = "highest_signal";
constexpr int replays_swept_at_once = 1000;

bool none_meant(const digest& key) {
    return key == digest{};
}

void count_delivery(const ports::settlement& delivered, group_traces& traces) {
    ++traces.delivered;
    if (!delivered.counted.empty()) ++traces.counted[delivered.counted];
}

audit_entry stood(const ports::region_standing& standing) {
    audit_entry entry;
    entry.act = "stand-" + std::string(wire_word(standing.mode));
    entry.region = standing.region;
    entry.oin = standing.by;
    entry.outcome = "ok";
    entry.reason = standing.reason;
    return entry;
}

audit_entry replay_conflict(const sealed_command& command) {
    return {
        "replay",
        command.region,
        command.oin,
        command.signal_key,
        std::string(wire_code(command.replay->conflict.code))};
}

} // namespace

act_writing::act_writing(database& db, const federation_policy& policy, uuid_source& ids)
    : policy_(policy), ids_(ids), signals_(db), matches_(db), parents_(db), follow_ups_(db),
      moves_(db), inspections_(db), objections_(db), regions_(db), outbox_(db), desk_(db),
      marks_(db), replays_(db), feeds_(db), audit_(db), doomed_(db), ended_(db) {
    reset_counters();
}

void act_writing::reset_counters() {
    highest_ = std::max(signals_.highest(), marks_.get(highest_signal));
    highest_kept_ = highest_;
    in_shadow_ = regions_.in_shadow();
}

facts act_writing::gather(const needs& asked) {
    if (asked.objection) return gather_objected(asked);
    facts known;
    known.fresh_number = highest_ + 1;
    if (asked.match) gather_match(*asked.match, known);
    if (none_meant(asked.signal_key)) return known;
    known.own = signals_.find(asked.signal_key);
    if (known.own && known.own->frozen) known.objection = objections_.of(known.own->number);
    if (known.own)
        known.matches = matches_.open_of(known.own->number);
    else
        known.ended = signals_.ended(asked.signal_key);
    if (asked.listing && known.own) gather_listing(*asked.listing, known);
    const auto child = asked.listing && known.own ? known.own->child : asked.child;
    if (child) known.same_child = others_on(*child, known.own);
    if (asked.siblings) gather_siblings(asked, known);
    gather_family(asked, known);
    return known;
}

// The signal that is objected to, as if the command named it, its child and its parents.
facts act_writing::gather_objected(needs asked) {
    const auto row = objections_.find(asked.objection->objection);
    const auto own = row ? signals_.at(row->signal) : std::nullopt;
    const bool theirs = own && own->region == asked.objection->region;
    asked.objection.reset();
    if (!theirs) return gather(asked);
    asked.signal_key = own->key;
    asked.child = own->child;
    asked.parents = own->parents;
    asked.siblings = true;
    return gather(asked);
}

std::vector<stored_signal>
act_writing::others_on(const pseudonym& child, const std::optional<stored_signal>& own) {
    std::vector<stored_signal> found = signals_.on_child(child);
    if (own)
        std::erase_if(found, [&own](const stored_signal& s) { return s.number == own->number; });
    return found;
}

void act_writing::gather_held(const needs& asked, instant now, facts& into) {
    into.inspections_today = inspections_.of_day(asked.inspector, amsterdam_day(now));
    into.same_child = signals_.on_child(*asked.child);
    for (const stored_signal& signal : into.same_child)
        into.held.push_back(
            {signal.number, signals_.contact_of(signal.number), inspections_.of(signal.number, now)}
        );
}

void act_writing::gather_siblings(const needs& asked, facts& into) {
    if (into.own && into.own->child && into.own->child != asked.child)
        into.siblings = others_on(*into.own->child, into.own);
    for (const auto* on_child : {&into.same_child, &into.siblings})
        for (const stored_signal& signal : *on_child)
            for (open_match& match : matches_.open_of(signal.number))
                into.sibling_matches.push_back({signal.number, std::move(match)});
}

// Whole children, since each is told of its own coordination (COM-26).
void act_writing::gather_family(const needs& asked, facts& into) {
    if (!asked.child || asked.parents.empty()) return;
    for (const pseudonym& child : parents_.children_of(asked.parents)) {
        if (child == *asked.child) continue;
        for (stored_signal& other : others_on(child, into.own))
            into.family.push_back(std::move(other));
    }
    std::sort(into.family.begin(), into.family.end(), [](const auto& a, const auto& b) {
        return a.number < b.number;
    });
}

void act_writing::gather_match(const match_of_region& asked, facts& into) {
    match_fact found;
    const auto row = matches_.find(asked.match, asked.untold);
    if (!row) return;
    auto near = signals_.at(row->match.first);
    auto far = signals_.at(row->match.second);
    if (near && near->region != asked.region) std::swap(near, far);
    if (!near || !far || near->region != asked.region) return;
    found.match = {row->number, row->match.id, row->match.kind, {}, row->match.made_at};
    found.match.other = {far->number, far->region, far->reference};
    found.match.other_expires_on = far->expires_on;
    found.reminded = row->reminded;
    found.silent = row->match.silent;
    found.match.in_shadow_of = row->match.in_shadow_of;
    found.contact = signals_.contact_of(far->number);
    found.said = follow_ups_.of(found.match.number, near->number);
    found.other_said = follow_ups_.of(found.match.number, far->number);
    if (near->child) into.same_child = others_on(*near->child, near);
    if (far->child && far->child != near->child) into.family = signals_.on_child(*far->child);
    found.other = std::move(*far);
    into.own = std::move(near);
    into.match = std::move(found);
}

void act_writing::gather_listing(const sealed_listing& page, facts& into) {
    into.listed = matches_.listed(into.own->number, page);
    into.listed_total = matches_.listed_total(into.own->number);
}

void act_writing::doom(std::int64_t data_key) {
    if (data_key != 0) doomed_.add(data_key);
}

void act_writing::write(const digest& key, const signal_write& w) {
    if (w.signal.number <= highest_) {
        parents_.change(w.signal.number, signals_.parents_of(w.signal.number), w.signal.parents);
        return doom(signals_.replace(key, w));
    }
    signals_.add(key, w);
    parents_.change(w.signal.number, {}, w.signal.parents);
    highest_ = w.signal.number;
}

void act_writing::end_match(std::int64_t match) {
    matches_.end(match);
    for (const std::int64_t data_key : follow_ups_.end(match))
        doom(data_key);
}

// What was held back because of it may go out now, to whomever.
void act_writing::thaw(signal_number number, group_traces& traces) {
    if (!objections_.forget(number)) return;
    for (const auto& [region, policy] : policy_.regions)
        traces.told.insert(region);
}

void act_writing::remove(const signal_removal& removal, group_traces& traces) {
    parents_.change(removal.number, signals_.parents_of(removal.number), {});
    inspections_.forget(removal.number);
    thaw(removal.number, traces);
    doom(signals_.remove(removal));
}

// What was owed only for a notice that is dropped need not be kept for it any longer.
void act_writing::drop(const overtaken_notices& overtaken, group_traces& traces) {
    for (const signal_number other : outbox_.drop(overtaken)) {
        ++traces.suppressed;
        doom(signals_.purge(other));
    }
}

bool act_writing::apply(
    const digest& key, const effects& effects, instant now, group_traces& traces
) {
    if (effects.write) write(key, *effects.write);
    if (effects.change) signals_.change(*effects.change);
    if (effects.move) moves_.write(*effects.move);
    if (effects.inspection) inspections_.write(*effects.inspection, now);
    for (const match_write& match : effects.matches)
        matches_.write(match);
    for (const std::int64_t match : effects.ended_matches)
        end_match(match);
    if (effects.follow_up) doom(follow_ups_.write(*effects.follow_up));
    if (effects.reminder) matches_.write(*effects.reminder);
    if (effects.shadow) matches_.write(*effects.shadow);
    if (effects.objection) objections_.write(*effects.objection);
    if (effects.thawed) thaw(*effects.thawed, traces);
    if (effects.removal) remove(*effects.removal, traces);
    for (const signal_removal& removal : effects.removed_elsewhere)
        remove(removal, traces);
    for (const overtaken_notices& overtaken : effects.overtaken)
        drop(overtaken, traces);
    for (const notice& n : effects.notices) {
        outbox_.add(n);
        ++traces.owed;
        traces.told.insert(n.region);
    }
    traces.owed += effects.suppressed_notices;
    traces.suppressed += effects.suppressed_notices;
    for (const auto& [name, times] : effects.counted)
        traces.counted[name] += times;
    for (const audit_entry& entry : effects.audit)
        append_audit_line(traces.audit, entry);
    return uses_key(effects);
}

ports::acted act_writing::decided(const ports::act& act, instant now, group_traces& traces) {
    const needs asked = act.use_case.facts_of(act.command);
    facts known = gather(asked);
    if (asked.held) gather_held(asked, now, known);
    const day today = amsterdam_day(now);
    asked.as_stored ? mark_over(known, policy_, today) : bring_to(known, policy_, today);
    mark_shadows(known, in_shadow_);
    const circumstances at{now, policy_, ids_, in_shadow_.contains(act.command.region)};
    decision made = act.use_case.decide(act.command, known, at);
    const bool key_used = apply(act.command.signal_key, made.effects, now, traces);
    return {answer{std::move(made.answer), now, ids_.next()}, key_used};
}

ports::acted act_writing::perform(const ports::act& act, instant now, group_traces& traces) {
    const auto& replay = act.command.replay;
    if (!replay) return decided(act, now, traces);
    if (const auto seen = replays_.find(replay->key, now)) {
        const bool repeated = seen->content == replay->content;
        if (repeated && only_asks(act.command)) return decided(act, now, traces);
        if (repeated) return {seen->answer, false};
        append_audit_line(traces.audit, replay_conflict(act.command));
        return {answer{replay->conflict, now, ids_.next()}, false};
    }
    ports::acted done = decided(act, now, traces);
    replays_.write(*replay, done.answer);
    return done;
}

result<std::vector<ports::acted>> act_writing::perform_page(
    const std::vector<ports::act>& acts,
    const ports::feed_mark& mark,
    instant now,
    group_traces& traces
) {
    if (feeds_.position(mark.region) != mark.from)
        return make_error(errc::reference_conflict, {}, "store: the feed's mark has moved");
    std::vector<ports::acted> done;
    done.reserve(acts.size());
    for (const ports::act& act : acts)
        done.push_back(perform(act, now, traces));
    feeds_.set(mark.region, mark.to);
    return done;
}

void act_writing::settle(
    const std::vector<ports::settlement>& settlements, instant now, group_traces& traces
) {
    for (const ports::settlement& settled : settlements) {
        const std::optional<signal_number> other = outbox_.settle(settled, now);
        if (!other) continue;
        if (*other != 0) doom(signals_.purge(*other));
        if (settled.becomes == ports::settlement::state::delivered) count_delivery(settled, traces);
        if (settled.becomes == ports::settlement::state::suppressed) ++traces.suppressed;
    }
}

ports::desk_answer act_writing::redrive(const ports::desk_order& order, group_traces& traces) {
    const auto found = desk_.find(order.notice);
    if (!found) return ports::desk_answer::unknown;
    if (found->cause == ports::death::none) return ports::desk_answer::not_dead;
    if (found->overtaken) return ports::desk_answer::overtaken;
    desk_.queue(found->number);
    traces.told.insert(found->region);
    append_audit_line(traces.audit, ports::audited("redrive-notice", found->region, order));
    return ports::desk_answer::done;
}

ports::desk_answer act_writing::give_up(const ports::desk_order& order, group_traces& traces) {
    const auto found = desk_.find(order.notice);
    if (!found) return ports::desk_answer::unknown;
    doom(signals_.purge(desk_.remove(found->number)));
    ++traces.dropped;
    append_audit_line(traces.audit, ports::audited("drop-notice", found->region, order));
    return ports::desk_answer::done;
}

void act_writing::stand(const ports::region_standing& standing, group_traces& traces) {
    regions_.write(standing);
    in_shadow_ = regions_.in_shadow();
    append_audit_line(traces.audit, stood(standing));
}

void act_writing::begin_feed_at(
    std::int64_t number, const audit_entry& entry, group_traces& traces
) {
    feeds_.set(entry.region, number - 1);
    append_audit_line(traces.audit, entry);
}

void act_writing::finish_group(instant now, const group_traces& traces) {
    if (!traces.audit.empty()) audit_.write(now, traces.audit);
    for (const auto& [name, times] : traces.counted)
        marks_.add(name, times);
    if (traces.owed > 0) marks_.add("notices_owed", traces.owed);
    if (traces.dropped > 0) marks_.add("notices_dropped", traces.dropped);
    if (traces.suppressed > 0) marks_.add("notices_suppressed", traces.suppressed);
    if (traces.delivered > 0) marks_.add("notices_delivered", traces.delivered);
    if (highest_ == highest_kept_) return;
    marks_.set(highest_signal, highest_);
    highest_kept_ = highest_;
}

void act_writing::forget_doomed(const std::vector<std::int64_t>& keys) {
    for (const std::int64_t key : keys)
        doomed_.remove(key);
}

void act_writing::note_room(instant now) {
    marks_.set("room_found_at", to_number(now));
}

void act_writing::sweep_replays(instant now) {
    replays_.sweep(now, replays_swept_at_once);
}

} // namespace kruispunt::store::sqlite
