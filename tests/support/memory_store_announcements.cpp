#include "tests/support/memory_store.hpp"
#include "tests/support/store_taken_away.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::support {

using namespace domain;
using ports::task;

void memory_store::announce(const announcement& what) {
    if (!policy_.announces) return;
    announcements_.push_back({++announced_, ids_.next(), what, clock_.now()});
    if (static_cast<std::int64_t>(announcements_.size()) <= most_waiting) return;
    const auto of_no_match =
        std::find_if(announcements_.begin(), announcements_.end(), [](const auto& each) {
            return each.what.match == uuid{};
        });
    announcements_.erase(
        of_no_match == announcements_.end() ? announcements_.begin() : of_no_match
    );
    ++announcement_sum_.dropped;
}

// It was taken up, or is over.
void memory_store::leave_unannounced(std::int64_t match) {
    const auto at = open_.find(match);
    if (at == open_.end()) return;
    std::erase_if(announcements_, [&at](const auto& each) {
        return each.what.match == at->second.id;
    });
}

bool memory_store::held_back(const ports::owed_announcement& owed) const {
    return std::any_of(open_.begin(), open_.end(), [this, &owed](const auto& each) {
        const match_write& match = each.second;
        return match.id == owed.what.match && (frozen(match.first) || frozen(match.second));
    });
}

task<result<std::vector<ports::owed_announcement>>>
memory_store::announcements(std::int64_t after, std::size_t limit) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    std::vector<ports::owed_announcement> found;
    for (const ports::owed_announcement& each : announcements_)
        if (found.size() < limit && each.number > after && !held_back(each)) found.push_back(each);
    co_return found;
}

task<result<void>> memory_store::announced(ports::owed_announcement what, std::string oin) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    std::erase_if(announcements_, [&what](const auto& each) { return each.number == what.number; });
    ++announcement_sum_.told;
    audit_entry entry;
    entry.act = "announce";
    entry.reference = "coordinatie:" + oin;
    entry.outcome = "ok";
    audit_.push_back(std::move(entry));
    co_return result<void>();
}

task<result<ports::announcement_sum>> memory_store::announcement_totals() {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    ports::announcement_sum sum = announcement_sum_;
    sum.waiting = static_cast<std::int64_t>(announcements_.size());
    if (!announcements_.empty()) sum.oldest = announcements_.front().at;
    co_return sum;
}

task<result<void>>
memory_store::disturbed(std::vector<ports::disturbance> standing, bool all_known) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    const std::set<ports::disturbance> now(standing.begin(), standing.end());
    for (const ports::disturbance& each : standing)
        if (disturbances_.insert(each).second)
            announce({announced_kind::delivery_disturbed, each.region, {}, {}, each.cause});
    if (all_known) disturbances_ = now;
    co_return result<void>();
}

} // namespace kruispunt::support
