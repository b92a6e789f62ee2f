#include "tests/support/memory_store.hpp"
#include "tests/support/store_taken_away.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::support {

using namespace domain;
using ports::desk_answer;
using ports::task;

ports::undelivered memory_store::known_of(std::int64_t number, const kept_notice& kept) {
    ports::undelivered known;
    known.number = number;
    known.id = kept.notice.id;
    known.kind = kept.notice.kind;
    known.region = kept.notice.region;
    known.reference = kept.notice.reference;
    known.match = kept.notice.match;
    known.made_at = kept.notice.made_at;
    known.attempts = kept.attempts;
    known.put_off = kept.put_off;
    known.last_attempt = kept.last_attempt;
    known.next_attempt = kept.next_attempt;
    known.cause = kept.cause;
    known.code = kept.code;
    known.overtaken = kept.overtaken;
    return known;
}

memory_store::undelivered_map::iterator memory_store::undelivered_at(const uuid& id) {
    return std::find_if(undelivered_.begin(), undelivered_.end(), [&id](const auto& each) {
        return each.second.notice.id == id;
    });
}

task<result<std::vector<ports::undelivered>>>
memory_store::undelivered_on(ports::undelivered_page page) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    std::vector<ports::undelivered> found;
    for (const auto& [number, kept] : undelivered_) {
        if (number <= page.after || kept.dead != page.dead || found.size() == page.limit) continue;
        if (page.region.empty() || page.region == kept.notice.region)
            found.push_back(known_of(number, kept));
    }
    co_return found;
}

task<result<std::optional<ports::undelivered>>> memory_store::undelivered_of(uuid id) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    const auto at = undelivered_at(id);
    if (at == undelivered_.end()) co_return std::optional<ports::undelivered>();
    co_return std::optional(known_of(at->first, at->second));
}

task<result<ports::outbox_sum>> memory_store::sum() {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    ports::outbox_sum found;
    for (const auto& [number, kept] : undelivered_)
        ++(kept.dead ? found.dead : found.queued);
    found.owed = owed_;
    found.delivered = delivered_;
    found.suppressed = suppressed_;
    found.dropped = dropped_;
    co_return found;
}

task<result<desk_answer>> memory_store::redrive(ports::desk_order order) {
    std::set<std::string> told;
    {
        const std::lock_guard lock(mutex_);
        if (failing_) co_return store_taken_away();
        const auto at = undelivered_at(order.notice);
        if (at == undelivered_.end()) co_return desk_answer::unknown;
        kept_notice& kept = at->second;
        if (!kept.dead) co_return desk_answer::not_dead;
        if (kept.overtaken) co_return desk_answer::overtaken;
        std::string code = std::move(kept.code);
        kept = kept_notice{std::move(kept.notice)};
        kept.code = std::move(code);
        told.insert(kept.notice.region);
        audit_.push_back(ports::audited("redrive-notice", kept.notice.region, order));
    }
    tell(told);
    co_return desk_answer::done;
}

task<result<desk_answer>> memory_store::give_up(ports::desk_order order) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    const auto at = undelivered_at(order.notice);
    if (at == undelivered_.end()) co_return desk_answer::unknown;
    const notice given_up = std::move(at->second.notice);
    undelivered_.erase(at);
    ++dropped_;
    purge(given_up.other);
    audit_.push_back(ports::audited("drop-notice", given_up.region, order));
    co_return desk_answer::done;
}

} // namespace kruispunt::support
