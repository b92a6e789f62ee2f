#include "gateway/domain/reach.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/store_taken_away.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace kruispunt::support {

using namespace domain;
using ports::task;
using state = ports::settlement::state;

task<result<std::vector<ports::owed_notice>>>
memory_store::owed(std::string region, std::int64_t after, std::size_t limit) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    std::vector<ports::owed_notice> found;
    for (const auto& [number, kept] : undelivered_) {
        if (number <= after || kept.dead || kept.notice.region != region) continue;
        if (held_back(kept.notice)) continue;
        if (found.size() == limit) break;
        found.push_back(owed_of(number, kept));
    }
    co_return found;
}

task<result<ports::due_notices>>
memory_store::deliverable(std::string region, instant now, std::size_t limit) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    ports::due_notices found;
    std::set<std::int64_t> orders;
    for (const auto& [number, kept] : undelivered_) {
        if (kept.dead || kept.notice.region != region) continue;
        const bool due = kept.next_attempt <= now;
        if (!due) found.next = std::min(found.next.value_or(instant::max()), kept.next_attempt);
        if (held_back(kept.notice)) continue;
        const std::int64_t order = ports::order_of(kept.notice);
        const bool first = order == 0 || orders.insert(order).second;
        if (first && due) found.notices.push_back(owed_of(number, kept));
    }
    std::stable_sort(found.notices.begin(), found.notices.end(), [](const auto& a, const auto& b) {
        return a.next_attempt < b.next_attempt;
    });
    if (found.notices.size() > limit) found.notices.resize(limit);
    co_return found;
}

ports::owed_notice memory_store::owed_of(std::int64_t number, const kept_notice& kept) const {
    ports::owed_notice owed;
    owed.number = number;
    owed.notice = kept.notice;
    owed.attempts = kept.attempts;
    owed.next_attempt = kept.next_attempt;
    owed.put_off = kept.put_off;
    owed.last_attempt = kept.last_attempt;
    if (kept.notice.other != 0) {
        const auto far = signals_.find(kept.notice.other);
        owed.contact_gone = far == signals_.end();
        if (!owed.contact_gone)
            owed.contact = ports::sealed_contact{
                far->second.key, far->second.signal.data_key, far->second.contact};
    }
    if (kept.notice.kind == notice_kind::inspection_answer)
        owed.held = held_of(kept.notice);
    else
        owed.reporters = reporters_of(kept.notice);
    owed.said = said_of(kept.notice.match, kept.notice.other);
    return owed;
}

task<result<void>> memory_store::settle(std::vector<ports::settlement> settlements) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    for (const ports::settlement& s : settlements)
        settle_one(s);
    co_return result<void>();
}

void memory_store::when_owed(std::function<void(const std::string&)> tell) {
    const std::lock_guard lock(mutex_);
    tell_ = std::move(tell);
}

std::vector<notice> memory_store::told(std::size_t first) const {
    const std::lock_guard lock(mutex_);
    const auto from = told_.begin() + static_cast<std::ptrdiff_t>(std::min(first, told_.size()));
    return {from, told_.end()};
}

std::set<std::int64_t> memory_store::undelivered() const {
    const std::lock_guard lock(mutex_);
    std::set<std::int64_t> numbers;
    for (const auto& [number, kept] : undelivered_)
        numbers.insert(number);
    return numbers;
}

std::vector<ports::owed_reporter> memory_store::reporters_of(const notice& n) const {
    std::vector<ports::owed_reporter> found;
    for (const signal_number number : n.reporters) {
        const auto at = signals_.find(number);
        if (at == signals_.end() || at->second.retired) continue;
        const stored_signal& signal = at->second.signal;
        if (signal.state != signal_state::active && signal.state != signal_state::closed) continue;
        if (signal.frozen) continue;
        found.push_back({signal.region, {at->second.key, signal.data_key, at->second.contact}});
    }
    return found;
}

void memory_store::drop(const overtaken_notices& overtaken) {
    std::vector<signal_number> others;
    for (auto at = undelivered_.begin(); at != undelivered_.end();) {
        const notice& n = at->second.notice;
        const bool dropped = tells_of_other(n.kind) &&
                             (overtaken.of_it ? n.other : n.about) == overtaken.about &&
                             (!overtaken.match || *overtaken.match == n.match);
        if (dropped) others.push_back(n.other);
        at = dropped ? undelivered_.erase(at) : std::next(at);
    }
    suppressed_ += static_cast<std::int64_t>(others.size());
    for (const signal_number other : others)
        purge(other);
}

bool memory_store::contact_owed(signal_number number) const {
    return std::any_of(undelivered_.begin(), undelivered_.end(), [number](const auto& n) {
        return n.second.notice.other == number && !n.second.dead;
    });
}

void memory_store::settle_one(const ports::settlement& s) {
    const auto at = undelivered_.find(s.number);
    if (at == undelivered_.end()) return;
    kept_notice& kept = at->second;
    ++kept.attempts;
    kept.last_attempt = clock_.now();
    kept.code = s.code;
    if (s.put_off) ++kept.put_off;
    if (s.becomes == state::queued) {
        kept.next_attempt = s.next_attempt;
        return;
    }
    const signal_number other = kept.notice.other;
    if (s.becomes == state::delivered && s.counted.starts_with(without_reach_counter))
        count_without_reach(kept.notice);
    if (s.becomes == state::delivered) overtake(s.number, kept.notice);
    if (s.becomes == state::dead) {
        kept.dead = true;
        kept.cause = s.cause;
    } else
        undelivered_.erase(at);
    if (s.becomes == state::delivered) ++delivered_;
    if (s.becomes == state::delivered && !s.counted.empty()) ++counted_[s.counted];
    if (s.becomes == state::suppressed) ++suppressed_;
    purge(other);
}

void memory_store::overtake(std::int64_t number, const notice& arrived) {
    using kind = notice_kind;
    const auto one_of = [](kind k, std::initializer_list<kind> all) {
        return std::find(all.begin(), all.end(), k) != all.end();
    };
    for (auto& [earlier, kept] : undelivered_) {
        const notice& n = kept.notice;
        if (!kept.dead || earlier >= number || n.about != arrived.about || n.about == 0) continue;
        const bool same_match = n.match == arrived.match;
        const bool newer =
            arrived.kind == n.kind && (one_of(n.kind, {kind::signal_expires, kind::child_moved}) ||
                                       (n.kind == kind::match_changed && same_match));
        const bool over = arrived.kind == kind::match_ended && same_match &&
                          one_of(n.kind, {kind::match_made, kind::match_changed, kind::reminder});
        const bool lapsed = arrived.kind == kind::signal_lapsed && one_of(
                                                                       n.kind,
                                                                       {kind::match_made,
                                                                        kind::match_changed,
                                                                        kind::signal_expires,
                                                                        kind::child_moved,
                                                                        kind::reminder}
                                                                   );
        kept.overtaken = kept.overtaken || newer || over || lapsed;
    }
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
