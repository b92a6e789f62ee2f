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
    : policy_(policy), ids_(ids), rows_(db), facts_(rows_) {
    reset_counters();
}

void act_writing::reset_counters() {
    highest_ = std::max(rows_.signals.highest(), rows_.marks.get(highest_signal));
    highest_kept_ = highest_;
    in_shadow_ = rows_.regions.in_shadow();
    rows_.rekeying.reload();
}

void act_writing::doom(std::int64_t data_key) {
    if (data_key != 0) rows_.doomed.add(data_key);
}

void act_writing::write(const digest& key, const signal_write& w) {
    if (w.signal.number <= highest_) {
        rows_.parents.change(
            w.signal.number, rows_.signals.parents_of(w.signal.number), w.signal.parents
        );
        return doom(rows_.signals.replace(key, w));
    }
    rows_.signals.add(key, w);
    rows_.parents.change(w.signal.number, {}, w.signal.parents);
    highest_ = w.signal.number;
}

void act_writing::end_match(std::int64_t match) {
    rows_.matches.end(match);
    for (const std::int64_t data_key : rows_.follow_ups.end(match))
        doom(data_key);
}

// What was held back because of it may go out now, to whomever.
void act_writing::thaw(signal_number number, group_traces& traces) {
    if (!rows_.objections.forget(number)) return;
    for (const auto& [region, policy] : policy_.regions)
        traces.told.insert(region);
}

void act_writing::remove(const signal_removal& removal, group_traces& traces) {
    rows_.rekeying.before_removal(removal.number);
    rows_.parents.change(removal.number, rows_.signals.parents_of(removal.number), {});
    rows_.inspections.forget(removal.number);
    thaw(removal.number, traces);
    doom(rows_.signals.remove(removal, rows_.rekeying.epoch()));
}

// What was owed only for a notice that is dropped need not be kept for it any longer.
void act_writing::drop(const overtaken_notices& overtaken, group_traces& traces) {
    for (const signal_number other : rows_.outbox.drop(overtaken)) {
        ++traces.suppressed;
        doom(rows_.signals.purge(other));
    }
}

bool act_writing::apply(
    const digest& key, const effects& effects, instant now, group_traces& traces
) {
    if (effects.write) write(key, *effects.write);
    if (effects.change) rows_.signals.change(*effects.change);
    if (effects.move) rows_.moves.write(*effects.move);
    if (effects.inspection) rows_.inspections.write(*effects.inspection, now);
    for (const match_write& match : effects.matches)
        rows_.matches.write(match);
    for (const std::int64_t match : effects.ended_matches)
        end_match(match);
    if (effects.follow_up) doom(rows_.follow_ups.write(*effects.follow_up));
    if (effects.reminder) rows_.matches.write(*effects.reminder);
    if (effects.shadow) rows_.matches.write(*effects.shadow);
    if (effects.objection) rows_.objections.write(*effects.objection);
    if (effects.thawed) thaw(*effects.thawed, traces);
    if (effects.removal) remove(*effects.removal, traces);
    for (const signal_removal& removal : effects.removed_elsewhere)
        remove(removal, traces);
    for (const overtaken_notices& overtaken : effects.overtaken)
        drop(overtaken, traces);
    for (const notice& n : effects.notices) {
        rows_.outbox.add(n);
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

ports::acted act_writing::decided(
    const ports::act& act, const sealed_command& given, instant now, group_traces& traces
) {
    const needs asked = act.use_case.facts_of(act.command);
    facts known = facts_.gather(asked, now);
    if (known.match) same_lead(known.match->said, given, act.command);
    known.fresh_number = highest_ + 1;
    const day today = amsterdam_day(now);
    asked.as_stored ? mark_over(known, policy_, today) : bring_to(known, policy_, today);
    mark_shadows(known, in_shadow_);
    const circumstances at{now, policy_, ids_, in_shadow_.contains(act.command.region)};
    decision made = act.use_case.decide(act.command, known, at);
    const bool key_used = apply(act.command.signal_key, made.effects, now, traces);
    if (made.effects.write) rows_.rekeying.written(made.effects.write->signal.number, given);
    for (const match_write& match : made.effects.matches)
        if (match.kind != match_kind::bsn_clash) ++traces.matches[act.command.region];
    return {answer{std::move(made.answer), now, ids_.next()}, key_used};
}

// Sealed before the key ring's last epoch began, and only come here after: it is sealed anew.
ports::acted act_writing::too_old(instant now) {
    return {answer{make_error(errc::temporarily_unavailable), now, ids_.next()}, false};
}

ports::acted act_writing::perform(const ports::act& given, instant now, group_traces& traces) {
    rekeying_rows& epochs = rows_.rekeying;
    if (epochs.stands_as(given.command)) {
        epochs.rename(given.command, given.command);
        return once(given, given.command, now, traces);
    }
    auto command = epochs.in_form(given.command);
    if (!command) return too_old(now);
    epochs.rename(given.command, *command);
    return once({given.use_case, std::move(*command)}, given.command, now, traces);
}

ports::acted act_writing::once(
    const ports::act& act, const sealed_command& given, instant now, group_traces& traces
) {
    const auto& replay = act.command.replay;
    if (!replay) return decided(act, given, now, traces);
    if (const auto seen = rows_.replays.find(replay->key, now)) {
        const bool repeated = seen->content == replay->content;
        if (repeated && only_asks(act.command)) return decided(act, given, now, traces);
        if (repeated) return {seen->answer, false};
        append_audit_line(traces.audit, replay_conflict(act.command));
        return {answer{replay->conflict, now, ids_.next()}, false};
    }
    ports::acted done = decided(act, given, now, traces);
    rows_.replays.write(*replay, done.answer, rows_.rekeying.epoch());
    return done;
}

result<std::vector<ports::acted>> act_writing::perform_page(
    const std::vector<ports::act>& acts,
    const ports::feed_mark& mark,
    instant now,
    group_traces& traces
) {
    if (rows_.feeds.position(mark.region) != mark.from)
        return make_error(errc::reference_conflict, {}, "store: the feed's mark has moved");
    // What is refused for now would count as rejected for good (MN-04).
    for (const ports::act& act : acts)
        if (!rows_.rekeying.has_form(act.command))
            return make_error(errc::temporarily_unavailable, {}, "store: sealed too long ago");
    std::vector<ports::acted> done;
    done.reserve(acts.size());
    for (const ports::act& act : acts)
        done.push_back(perform(act, now, traces));
    rows_.feeds.set(mark.region, mark.to);
    return done;
}

void act_writing::settle(
    const std::vector<ports::settlement>& settlements, instant now, group_traces& traces
) {
    for (const ports::settlement& settled : settlements) {
        const std::optional<signal_number> other = rows_.outbox.settle(settled, now);
        if (!other) continue;
        if (*other != 0) doom(rows_.signals.purge(*other));
        if (settled.becomes == ports::settlement::state::delivered) count_delivery(settled, traces);
        if (settled.becomes == ports::settlement::state::suppressed) ++traces.suppressed;
    }
}

ports::desk_answer
act_writing::redrive(std::int64_t number, const ports::desk_order& order, group_traces& traces) {
    const auto found = rows_.desk.find(number, order.notice);
    if (!found) return ports::desk_answer::unknown;
    if (found->cause == ports::death::none) return ports::desk_answer::not_dead;
    if (found->overtaken) return ports::desk_answer::overtaken;
    rows_.desk.queue(found->number);
    traces.told.insert(found->region);
    append_audit_line(traces.audit, ports::audited("redrive-notice", found->region, order));
    return ports::desk_answer::done;
}

ports::desk_answer
act_writing::give_up(std::int64_t number, const ports::desk_order& order, group_traces& traces) {
    const auto found = rows_.desk.find(number, order.notice);
    if (!found) return ports::desk_answer::unknown;
    doom(rows_.signals.purge(rows_.desk.remove(found->number)));
    ++traces.dropped;
    append_audit_line(traces.audit, ports::audited("drop-notice", found->region, order));
    return ports::desk_answer::done;
}

void act_writing::stand(const ports::region_standing& standing, group_traces& traces) {
    rows_.regions.write(standing);
    in_shadow_ = rows_.regions.in_shadow();
    append_audit_line(traces.audit, stood(standing));
}

void act_writing::begin_feed_at(
    std::int64_t number, const audit_entry& entry, group_traces& traces
) {
    rows_.feeds.set(entry.region, number - 1);
    append_audit_line(traces.audit, entry);
}

void act_writing::finish_group(instant now, const group_traces& traces) {
    if (!traces.audit.empty()) rows_.audit.write(now, traces.audit);
    for (const auto& [name, times] : traces.counted)
        rows_.marks.add(name, times);
    if (traces.owed > 0) rows_.marks.add("notices_owed", traces.owed);
    if (traces.dropped > 0) rows_.marks.add("notices_dropped", traces.dropped);
    if (traces.suppressed > 0) rows_.marks.add("notices_suppressed", traces.suppressed);
    if (traces.delivered > 0) rows_.marks.add("notices_delivered", traces.delivered);
    if (highest_ == highest_kept_) return;
    rows_.marks.set(highest_signal, highest_);
    highest_kept_ = highest_;
}

void act_writing::forget_doomed(const std::vector<std::int64_t>& keys) {
    for (const std::int64_t key : keys)
        rows_.doomed.remove(key);
}

void act_writing::note_room(instant now) {
    rows_.marks.set("room_found_at", to_number(now));
}

void act_writing::sweep_replays(instant now) {
    rows_.replays.sweep(now, replays_swept_at_once);
}

} // namespace kruispunt::store::sqlite
