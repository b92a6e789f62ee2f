#include "gateway/store/sqlite/act_writing.hpp"

#include "gateway/store/sqlite/audit_line.hpp"

#include <algorithm>

namespace kruispunt::store::sqlite {

namespace {

using namespace domain;

constexpr std::string_view highest_signal = "highest_signal";
constexpr int replays_swept_at_once = 1000;

bool none_meant(const digest& key) {
    return key == digest{};
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
    : policy_(policy), ids_(ids), signals_(db), matches_(db), outbox_(db), marks_(db), replays_(db),
      feeds_(db), audit_(db), doomed_(db) {
    reset_counters();
}

void act_writing::reset_counters() {
    highest_ = std::max(signals_.highest(), marks_.get(highest_signal));
    highest_kept_ = highest_;
}

facts act_writing::gather(const needs& asked) {
    facts known;
    known.fresh_number = highest_ + 1;
    if (none_meant(asked.signal_key)) return known;
    known.own = signals_.find(asked.signal_key);
    if (known.own)
        known.matches = matches_.open_of(known.own->number);
    else
        known.ended = signals_.ended(asked.signal_key);
    if (asked.listing && known.own) gather_listing(*asked.listing, known);
    const auto child = asked.listing && known.own ? known.own->child : asked.child;
    if (!child) return known;
    known.same_child = signals_.on_child(*child);
    if (known.own) {
        std::erase_if(known.same_child, [&known](const stored_signal& s) {
            return s.number == known.own->number;
        });
    }
    return known;
}

void act_writing::gather_listing(const sealed_listing& page, facts& into) {
    into.listed = matches_.listed(into.own->number, page);
    into.listed_total = matches_.listed_total(into.own->number);
}

void act_writing::doom(std::int64_t data_key) {
    if (data_key != 0) doomed_.add(data_key);
}

void act_writing::write(const digest& key, const signal_write& w) {
    if (w.signal.number <= highest_) return doom(signals_.replace(key, w));
    signals_.add(key, w);
    highest_ = w.signal.number;
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
    for (const match_write& match : effects.matches)
        matches_.write(match);
    for (const std::int64_t match : effects.ended_matches)
        matches_.end(match, now);
    if (effects.removal) doom(signals_.remove(key, *effects.removal));
    for (const overtaken_notices& overtaken : effects.overtaken)
        drop(overtaken, traces);
    for (const notice& n : effects.notices) {
        outbox_.add(n);
        traces.told.insert(n.region);
    }
    traces.suppressed += effects.suppressed_notices;
    for (const audit_entry& entry : effects.audit)
        append_audit_line(traces.audit, entry);
    return effects.write.has_value();
}

ports::acted act_writing::decided(const ports::act& act, instant now, group_traces& traces) {
    const facts known = gather(act.use_case.facts_of(act.command));
    const circumstances at{now, policy_, ids_};
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

void act_writing::settle(const std::vector<ports::settlement>& settlements, group_traces& traces) {
    for (const ports::settlement& settled : settlements) {
        const std::optional<signal_number> other = outbox_.settle(settled);
        if (!other) continue;
        if (*other != 0) doom(signals_.purge(*other));
        if (settled.becomes == ports::settlement::state::delivered) ++traces.delivered;
        if (settled.becomes == ports::settlement::state::suppressed) ++traces.suppressed;
    }
}

void act_writing::finish_group(instant now, const group_traces& traces) {
    if (!traces.audit.empty()) audit_.write(now, traces.audit);
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

void act_writing::sweep_replays(instant now) {
    replays_.sweep(now, replays_swept_at_once);
}

} // namespace kruispunt::store::sqlite
