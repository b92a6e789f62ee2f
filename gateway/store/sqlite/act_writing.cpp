#include "gateway/store/sqlite/act_writing.hpp"

#include "gateway/domain/as_of.hpp"
#include "gateway/domain/member_state.hpp"
#include "gateway/domain/reach.hpp"
#include "gateway/domain/shadow.hpp"
#include "gateway/domain/statistics/taking_part.hpp"
#include "gateway/store/sqlite/packing.hpp"

#include <algorithm>

namespace kruispunt::store::sqlite {

namespace {

using namespace domain;

constexpr std::string_view highest_signal = "highest_signal";
constexpr std::string_view counting_since = "counting_since";
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

// Whether what arrives says of a match that it leaves its receiver with nobody to reach.
bool says_without_reach(const ports::settlement& settled) {
    return settled.becomes == ports::settlement::state::delivered &&
           settled.counted.starts_with(without_reach_counter);
}

// What a person wrote as the reason is not told.
announcement standing_announced(const ports::region_standing& standing) {
    const std::string word(wire_word(standing.mode));
    return {announced_kind::member_standing, standing.region, {}, {}, word};
}

audit_entry frozen(calendar_month month) {
    audit_entry entry;
    entry.act = "freeze-month";
    entry.outcome = "ok";
    entry.reference = statistics::to_text(month);
    return entry;
}

} // namespace

act_writing::act_writing(
    database& db, const federation_policy& policy, uuid_source& ids, ports::audit_trail& trail
)
    : policy_(policy), ids_(ids), rows_(db), audit_(db, trail), noting_(audit_, rows_),
      facts_(rows_) {
    reset_counters();
}

void act_writing::reset_counters() {
    highest_ = std::max(rows_.signals.highest(), rows_.marks.get(highest_signal));
    highest_kept_ = highest_;
    in_shadow_ = rows_.regions.in_shadow();
    admitted_ = rows_.members.admitted();
    last_frozen_ = rows_.months.last_frozen();
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
    rows_.announcements.forget(match);
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
    audit_.forget(removal.number);
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

// What comes for a month that has its table, because a clock was put back, is in no table.
void act_writing::count(const statistics::happening& what, instant now, group_traces& traces) {
    const calendar_month month = statistics::amsterdam_month(now);
    if (!last_frozen_ || *last_frozen_ < month) ++traces.happened[{month, what}];
}

void act_writing::count_without_reach(
    const outbox_rows::told_match& match, instant now, group_traces& traces
) {
    if (statistics::amsterdam_month(match.told_at) != statistics::amsterdam_month(now)) return;
    if (!rows_.months.note_without_reach(match.match)) return;
    const auto pair = statistics::pair_of(match.one, match.other);
    count({statistics::measure::without_reach, pair}, now, traces);
}

std::optional<calendar_month> act_writing::freeze_next(instant now, group_traces& traces) {
    const instant since = to_instant(rows_.marks.get(counting_since));
    if (since == instant{}) {
        rows_.marks.set(counting_since, to_number(now));
        return std::nullopt;
    }
    const auto month = statistics::month_to_freeze(since, last_frozen_, now);
    if (!month) return std::nullopt;
    const auto who = statistics::taking_part(policy_);
    rows_.months.freeze(statistics::freeze(*month, who, rows_.months.counted(*month)), now);
    last_frozen_ = month;
    note(frozen(*month), traces);
    return month;
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
    if (effects.follow_up && effects.follow_up->said.acknowledged)
        rows_.announcements.forget(effects.follow_up->match);
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
    for (const statistics::happening& what : effects.happened)
        count(what, now, traces);
    for (const announcement& what : effects.announced)
        announce(what, now, traces);
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
    keep_apart(known, act.command.region, admitted_);
    const bool shadowed = in_shadow_.contains(act.command.region);
    const circumstances at{now, policy_, ids_, shadowed, admitted_};
    decision made = act.use_case.decide(act.command, known, at);
    const signal_number written = made.effects.write ? made.effects.write->signal.number : 0;
    for (const audit_entry& entry : made.effects.audit) // before what it names may go
        noting_.add(entry, {act.command, known, written}, traces.audit);
    const bool key_used = apply(act.command.signal_key, made.effects, now, traces);
    if (made.effects.write) rows_.rekeying.written(made.effects.write->signal.number, given);
    for (const match_write& match : made.effects.matches)
        if (match.kind != match_kind::bsn_clash) ++traces.matches[act.command.region];
    return {answer{std::move(made.answer), now, ids_.next()}, key_used};
}

// Sealed before the key ring's last epoch began, and only come here after: it is sealed anew.
ports::acted act_writing::too_old(const sealed_command& given, instant now, group_traces& traces) {
    const std::string code(wire_code(errc::temporarily_unavailable));
    note({"refuse", given.region, given.oin, {}, code}, traces);
    return {answer{make_error(errc::temporarily_unavailable), now, ids_.next()}, false};
}

ports::acted act_writing::perform(const ports::act& given, instant now, group_traces& traces) {
    rekeying_rows& epochs = rows_.rekeying;
    if (epochs.stands_as(given.command)) {
        epochs.rename(given.command, given.command);
        return once(given, given.command, now, traces);
    }
    auto command = epochs.in_form(given.command);
    if (!command) return too_old(given.command, now, traces);
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
        const auto code = repeated ? "ok" : wire_code(replay->conflict.code);
        noting_.add_repeat(act.command, std::string(code), traces.audit);
        if (repeated) return {seen->answer, false};
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

void act_writing::note(const audit_entry& entry, group_traces& traces) {
    noting_.add(entry, traces.audit);
}

void act_writing::settle(
    const std::vector<ports::settlement>& settlements, instant now, group_traces& traces
) {
    for (const ports::settlement& settled : settlements) {
        const auto match =
            says_without_reach(settled) ? rows_.outbox.match_told_by(settled.number) : std::nullopt;
        noting_.add_end(settled, traces.audit);
        const std::optional<signal_number> other = rows_.outbox.settle(settled, now);
        if (!other) continue;
        if (*other != 0) doom(rows_.signals.purge(*other));
        if (settled.becomes == ports::settlement::state::delivered) count_delivery(settled, traces);
        if (match) count_without_reach(*match, now, traces);
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
    note(ports::audited("redrive-notice", found->region, order), traces);
    return ports::desk_answer::done;
}

ports::desk_answer
act_writing::give_up(std::int64_t number, const ports::desk_order& order, group_traces& traces) {
    const auto found = rows_.desk.find(number, order.notice);
    if (!found) return ports::desk_answer::unknown;
    doom(rows_.signals.purge(rows_.desk.remove(found->number)));
    ++traces.dropped;
    note(ports::audited("drop-notice", found->region, order), traces);
    return ports::desk_answer::done;
}

void act_writing::stand(const ports::region_standing& standing, instant now, group_traces& traces) {
    rows_.regions.write(standing);
    in_shadow_ = rows_.regions.in_shadow();
    note(stood(standing), traces);
    announce(standing_announced(standing), now, traces);
}

void act_writing::begin_feed_at(
    std::int64_t number, const audit_entry& entry, group_traces& traces
) {
    rows_.feeds.set(entry.region, number - 1);
    note(entry, traces);
}

void act_writing::finish_group(instant now, group_traces& traces) {
    audit_.write(std::move(traces.audit), now);
    for (const auto& [name, times] : traces.counted)
        rows_.marks.add(name, times);
    for (const auto& [what, times] : traces.happened)
        rows_.months.add(what.first, what.second, times);
    if (traces.announced) shed_announcements();
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
