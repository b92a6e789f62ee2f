#include "tests/support/memory_store.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::support {

using namespace domain;
using ports::task;
using state = ports::settlement::state;

namespace {

error unavailable() {
    return make_error(errc::temporarily_unavailable, {}, "a test took the store away");
}

} // namespace

task<result<ports::acted>> memory_store::execute(ports::act a) {
    std::set<std::string> told;
    ports::acted done;
    {
        const std::lock_guard lock(mutex_);
        if (failing_) co_return unavailable();
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
        if (failing_) co_return unavailable();
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
    if (failing_) co_return unavailable();
    const auto at = marks_.find(region);
    co_return at == marks_.end() ? 0 : at->second;
}

task<result<std::vector<ports::owed_notice>>>
memory_store::owed(std::string region, std::size_t limit) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return unavailable();
    std::vector<ports::owed_notice> found;
    for (const auto& [number, kept] : undelivered_) {
        if (kept.dead || kept.notice.region != region) continue;
        if (found.size() == limit) break;
        ports::owed_notice owed;
        owed.number = number;
        owed.notice = kept.notice;
        owed.attempts = kept.attempts;
        owed.next_attempt = kept.next_attempt;
        if (kept.notice.other != 0) {
            const auto far = signals_.find(kept.notice.other);
            owed.contact_gone = far == signals_.end();
            if (!owed.contact_gone)
                owed.contact = ports::sealed_contact{
                    far->second.key, far->second.signal.data_key, far->second.contact};
        }
        found.push_back(std::move(owed));
    }
    co_return found;
}

task<result<void>> memory_store::settle(std::vector<ports::settlement> settlements) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return unavailable();
    for (const ports::settlement& s : settlements)
        settle_one(s);
    co_return result<void>();
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
    co_return c;
}

void memory_store::when_owed(std::function<void(const std::string&)> tell) {
    const std::lock_guard lock(mutex_);
    tell_ = std::move(tell);
}

void memory_store::fail(bool on) {
    const std::lock_guard lock(mutex_);
    failing_ = on;
}

std::set<std::pair<signal_number, signal_number>> memory_store::open_matches() const {
    const std::lock_guard lock(mutex_);
    std::set<std::pair<signal_number, signal_number>> pairs;
    for (const auto& [number, match] : open_)
        if (match.kind != match_kind::bsn_clash)
            pairs.insert(std::minmax(match.first, match.second));
    return pairs;
}

std::vector<audit_entry> memory_store::audit() const {
    const std::lock_guard lock(mutex_);
    return audit_;
}

std::vector<notice> memory_store::told(std::size_t first) const {
    const std::lock_guard lock(mutex_);
    const auto from = told_.begin() + static_cast<std::ptrdiff_t>(std::min(first, told_.size()));
    return {from, told_.end()};
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
    const facts known = gather(a.use_case.facts_of(a.command));
    decision made = a.use_case.decide(a.command, known, at);
    apply(a.command.signal_key, made.effects, told);
    return {answer{std::move(made.answer), at.now, ids_.next()}, made.effects.write.has_value()};
}

facts memory_store::gather(const needs& asked) const {
    facts known;
    known.fresh_number = highest_ + 1;
    known.ended = ended_.count(asked.signal_key) != 0;
    for (const auto& [number, kept] : signals_) {
        if (kept.retired) continue;
        if (asked.signal_key != digest{} && kept.key == asked.signal_key)
            known.own = kept.signal;
        else if (asked.child && kept.signal.child == asked.child)
            known.same_child.push_back(kept.signal);
    }
    if (!known.own) return known;
    known.matches = open_of(known.own->number);
    if (asked.listing) gather_listing(*asked.listing, known);
    return known;
}

void memory_store::gather_listing(const sealed_listing& page, facts& into) const {
    for (const auto& [number, kept] : signals_)
        if (!kept.retired && into.own->child && kept.signal.child == into.own->child &&
            number != into.own->number)
            into.same_child.push_back(kept.signal);
    std::vector<listed_fact> all;
    for (const auto& [row, m] : open_) {
        const bool mine = m.first == into.own->number || m.second == into.own->number;
        if (!mine || m.kind == match_kind::bsn_clash) continue;
        const auto& far = signals_.at(m.first == into.own->number ? m.second : m.first);
        const match_side side{far.signal.number, far.signal.region, far.signal.reference};
        all.push_back(
            {{row, m.id, m.kind, side}, m.made_at, {far.key, far.signal.data_key, far.contact}}
        );
    }
    into.listed_total = static_cast<int>(all.size());
    const auto size = static_cast<std::size_t>(page.page_size);
    const std::size_t from = std::min(all.size(), static_cast<std::size_t>(page.page - 1) * size);
    const std::size_t to = std::min(all.size(), from + size);
    for (std::size_t i = from; i < to; ++i)
        into.listed.push_back(all[i]);
}

std::vector<open_match> memory_store::open_of(signal_number number) const {
    std::vector<open_match> open;
    const auto add = [this, &open](std::int64_t row, const match_write& m, signal_number other) {
        const stored_signal& far = signals_.at(other).signal;
        open.push_back({row, m.id, m.kind, {far.number, far.region, far.reference}});
    };
    // Those it made first, then those made with it: the order in which the others are told.
    for (const auto& [row, m] : open_)
        if (m.first == number) add(row, m, m.second);
    for (const auto& [row, m] : open_)
        if (m.second == number) add(row, m, m.first);
    return open;
}

void memory_store::apply(const digest& key, const effects& effects, std::set<std::string>& told) {
    if (effects.write) write(key, *effects.write);
    if (effects.change) {
        stored_signal& signal = signals_.at(effects.change->number).signal;
        signal.state = effects.change->state;
        signal.expires_on = effects.change->expires_on;
        if (effects.change->sent_at) signal.sent_at = effects.change->sent_at;
    }
    for (const match_write& m : effects.matches)
        open_.emplace(++matches_made_, m);
    for (const std::int64_t number : effects.ended_matches)
        open_.erase(number);
    if (effects.removal) remove(key, *effects.removal);
    for (const overtaken_notices& overtaken : effects.overtaken)
        drop(overtaken);
    for (const notice& n : effects.notices) {
        told_.push_back(n);
        undelivered_.emplace(static_cast<std::int64_t>(told_.size()), kept_notice{n, 0, {}, false});
        told.insert(n.region);
    }
    suppressed_ += effects.suppressed_notices;
    audit_.insert(audit_.end(), effects.audit.begin(), effects.audit.end());
}

void memory_store::drop(const overtaken_notices& overtaken) {
    std::vector<signal_number> others;
    for (auto at = undelivered_.begin(); at != undelivered_.end();) {
        const notice& n = at->second.notice;
        const bool dropped = !at->second.dead && n.kind == notice_kind::match_made &&
                             n.about == overtaken.about &&
                             (!overtaken.match || *overtaken.match == n.match);
        if (dropped) others.push_back(n.other);
        at = dropped ? undelivered_.erase(at) : std::next(at);
    }
    suppressed_ += static_cast<std::int64_t>(others.size());
    for (const signal_number other : others)
        purge(other);
}

void memory_store::write(const digest& key, const signal_write& w) {
    const auto before = signals_.find(w.signal.number);
    if (before != signals_.end()) doomed_.insert(before->second.signal.data_key);
    signals_[w.signal.number] = {w.signal, key, w.contact, false};
    highest_ = std::max(highest_, w.signal.number);
}

void memory_store::remove(const digest& key, const signal_removal& removal) {
    ended_[key] = removal.forget_on;
    kept_signal& kept = signals_.at(removal.number);
    kept.retired = true;
    if (removal.at_once || !contact_owed(removal.number)) {
        doomed_.insert(kept.signal.data_key);
        signals_.erase(removal.number);
    }
}

bool memory_store::contact_owed(signal_number number) const {
    return std::any_of(undelivered_.begin(), undelivered_.end(), [number](const auto& n) {
        return n.second.notice.other == number && !n.second.dead;
    });
}

void memory_store::settle_one(const ports::settlement& s) {
    const auto at = undelivered_.find(s.number);
    if (at == undelivered_.end()) return;
    ++at->second.attempts;
    at->second.next_attempt = s.next_attempt;
    if (s.becomes == state::queued) return;
    const signal_number other = at->second.notice.other;
    if (s.becomes == state::dead)
        at->second.dead = true;
    else
        undelivered_.erase(at);
    if (s.becomes == state::delivered) ++delivered_;
    if (s.becomes == state::suppressed) ++suppressed_;
    purge(other);
}

void memory_store::purge(signal_number number) {
    const auto at = signals_.find(number);
    if (at == signals_.end() || !at->second.retired || contact_owed(number)) return;
    doomed_.insert(at->second.signal.data_key);
    signals_.erase(at);
}

void memory_store::tell(const std::set<std::string>& regions) const {
    std::function<void(const std::string&)> hook;
    {
        const std::lock_guard lock(mutex_);
        hook = tell_;
    }
    if (!hook) return;
    for (const std::string& region : regions)
        hook(region);
}

} // namespace kruispunt::support
