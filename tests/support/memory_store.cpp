#include "tests/support/memory_store.hpp"

#include "gateway/domain/as_of.hpp"
#include "tests/support/store_taken_away.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::support {

using namespace domain;
using ports::task;

task<result<ports::acted>> memory_store::execute(ports::act a) {
    std::set<std::string> told;
    ports::acted done;
    {
        const std::lock_guard lock(mutex_);
        if (failing_) co_return store_taken_away();
        done = perform(a, told);
    }
    tell(told);
    co_return done;
}

task<result<std::vector<ports::acted>>>
memory_store::execute_page(std::vector<ports::act> acts, ports::feed_mark mark) {
    std::set<std::string> told;
    std::vector<ports::acted> done;
    {
        const std::lock_guard lock(mutex_);
        if (failing_) co_return store_taken_away();
        if (marks_[mark.region] != mark.from) co_return make_error(errc::reference_conflict);
        for (const ports::act& a : acts)
            done.push_back(perform(a, told));
        marks_[mark.region] = mark.to;
    }
    tell(told);
    co_return done;
}

task<result<std::int64_t>> memory_store::feed_position(std::string region) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    const auto at = marks_.find(region);
    co_return at == marks_.end() ? 0 : at->second;
}

task<result<ports::census>> memory_store::count() {
    const std::lock_guard lock(mutex_);
    ports::census c;
    for (const auto& [number, kept] : signals_) {
        if (kept.retired) continue;
        ++c.signals;
        if (!kept.signal.child) ++c.without_bsn;
    }
    for (const auto& [number, match] : open_)
        if (match.kind != match_kind::bsn_clash) ++c.open_matches;
    for (const auto& [number, kept] : undelivered_)
        ++(kept.dead ? c.notices_dead : c.notices_queued);
    c.notices_delivered = delivered_;
    c.notices_suppressed = suppressed_;
    c.notices_owed = owed_;
    c.notices_dropped = dropped_;
    for (const auto& [region, days] : inspectors_)
        for (const auto& [day, times] : days)
            c.inspections[region] += times;
    if (const auto at = counted_.find("moves_without_index"); at != counted_.end())
        c.moves_without_index = at->second;
    co_return c;
}

void memory_store::fail(bool on) {
    const std::lock_guard lock(mutex_);
    failing_ = on;
}

std::vector<stored_signal> memory_store::held() const {
    const std::lock_guard lock(mutex_);
    std::vector<stored_signal> all;
    for (const auto& [number, kept] : signals_)
        if (!kept.retired) all.push_back(kept.signal);
    return all;
}

std::vector<audit_entry> memory_store::audit() const {
    const std::lock_guard lock(mutex_);
    return audit_;
}

std::set<std::int64_t> memory_store::doomed() const {
    const std::lock_guard lock(mutex_);
    return doomed_;
}

ports::acted memory_store::perform(const ports::act& a, std::set<std::string>& told) {
    const auto& replay = a.command.replay;
    if (!replay) return decide(a, told);
    const instant now = clock_.now();
    const auto seen = answers_.find(replay->key);
    if (seen != answers_.end() && now < seen->second.until) {
        const bool repeated = seen->second.content == replay->content;
        if (repeated && only_asks(a.command)) return decide(a, told);
        if (repeated) return {seen->second.answer, false};
        audit_.push_back(
            {"replay",
             a.command.region,
             a.command.oin,
             a.command.signal_key,
             std::string(wire_code(replay->conflict.code))}
        );
        return {answer{replay->conflict, now, ids_.next()}, false};
    }
    ports::acted done = decide(a, told);
    answers_[replay->key] = {replay->content, done.answer, now + replay->kept_for};
    return done;
}

ports::acted memory_store::decide(const ports::act& a, std::set<std::string>& told) {
    const circumstances at{clock_.now(), policy_, ids_};
    const needs asked = a.use_case.facts_of(a.command);
    facts known = gather(asked);
    if (asked.held) gather_held(asked, at.now, known);
    const day today = amsterdam_day(at.now);
    asked.as_stored ? mark_over(known, policy_, today) : bring_to(known, policy_, today);
    decision made = a.use_case.decide(a.command, known, at);
    apply(a.command.signal_key, made.effects, told);
    return {answer{std::move(made.answer), at.now, ids_.next()}, uses_key(made.effects)};
}

void memory_store::apply(const digest& key, const effects& effects, std::set<std::string>& told) {
    if (effects.write) write(key, *effects.write);
    if (effects.change) {
        stored_signal& signal = signals_.at(effects.change->number).signal;
        signal.state = effects.change->state;
        signal.expires_on = effects.change->expires_on;
        if (effects.change->sent_at) signal.sent_at = effects.change->sent_at;
        if (effects.change->due_on) signal.due_on = *effects.change->due_on;
    }
    if (effects.inspection) write(*effects.inspection, clock_.now());
    if (effects.move) signals_.at(effects.move->number).signal.moved = effects.move->move;
    for (const auto& [name, times] : effects.counted)
        counted_[name] += times;
    for (const statistics::happening& what : effects.happened)
        count(what);
    for (const announcement& what : effects.announced)
        announce(what);
    for (const match_write& m : effects.matches)
        open_.emplace(++matches_made_, m);
    for (const std::int64_t number : effects.ended_matches)
        end(number);
    if (effects.follow_up) write(*effects.follow_up);
    if (effects.follow_up && effects.follow_up->said.acknowledged)
        leave_unannounced(effects.follow_up->match);
    if (effects.reminder) {
        open_.at(effects.reminder->match).remind_on = effects.reminder->again_on;
        reminded_[effects.reminder->match] = effects.reminder->reminded;
    }
    if (effects.objection) {
        objections_[effects.objection->signal] = effects.objection->objection;
        signals_.at(effects.objection->signal).signal.frozen = true;
    }
    if (effects.thawed) thaw(*effects.thawed, told);
    if (effects.removal) thaw(effects.removal->number, told);
    for (const signal_removal& removal : effects.removed_elsewhere)
        thaw(removal.number, told);
    if (effects.removal) remove(*effects.removal);
    for (const signal_removal& removal : effects.removed_elsewhere)
        remove(removal);
    for (const overtaken_notices& overtaken : effects.overtaken)
        drop(overtaken);
    for (const notice& n : effects.notices) {
        told_.push_back(n);
        undelivered_.emplace(static_cast<std::int64_t>(told_.size()), kept_notice{n});
        told.insert(n.region);
    }
    owed_ += static_cast<std::int64_t>(effects.notices.size()) + effects.suppressed_notices;
    suppressed_ += effects.suppressed_notices;
    audit_.insert(audit_.end(), effects.audit.begin(), effects.audit.end());
}

void memory_store::write(const digest& key, const signal_write& w) {
    const auto before = signals_.find(w.signal.number);
    if (before != signals_.end()) doomed_.insert(before->second.signal.data_key);
    kept_signal kept{w.signal, key, w.contact, w.identity, false};
    kept.signal.key = key;
    signals_[w.signal.number] = std::move(kept);
    highest_ = std::max(highest_, w.signal.number);
}

void memory_store::remove(const signal_removal& removal) {
    kept_signal& kept = signals_.at(removal.number);
    ended_[kept.key] = removal.forget_on;
    kept.retired = true;
    if (removal.at_once || !contact_owed(removal.number)) {
        doomed_.insert(kept.signal.data_key);
        signals_.erase(removal.number);
    }
}

} // namespace kruispunt::support
