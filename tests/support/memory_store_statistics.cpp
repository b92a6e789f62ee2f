#include "gateway/domain/statistics/taking_part.hpp"
#include "tests/support/memory_store.hpp"
#include "tests/support/store_taken_away.hpp"

namespace kruispunt::support {

using namespace domain;
using namespace domain::statistics;
using ports::task;

void memory_store::count(const happening& what) {
    const calendar_month month = amsterdam_month(clock_.now());
    if (tables_.empty() || tables_.rbegin()->first < month)
        statistics::add(months_[month], what, 1);
}

void memory_store::count_without_reach(const notice& arrived) {
    const bool of_match =
        arrived.kind_of_match == match_kind::child || arrived.kind_of_match == match_kind::family;
    if (arrived.kind != notice_kind::match_made || !of_match) return;
    if (amsterdam_month(arrived.made_at) != amsterdam_month(clock_.now())) return;
    if (!without_reach_.insert(arrived.match).second) return;
    count({measure::without_reach, pair_of(arrived.region, arrived.other_region)});
}

month_counts memory_store::counted_of(const calendar_month& month) const {
    const std::lock_guard lock(mutex_);
    const auto found = months_.find(month);
    return found == months_.end() ? month_counts() : found->second;
}

task<result<std::optional<calendar_month>>> memory_store::freeze_next() {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    const instant now = clock_.now();
    if (!counting_since_) {
        counting_since_ = now;
        co_return std::optional<calendar_month>();
    }
    std::optional<calendar_month> last;
    if (!tables_.empty()) last = tables_.rbegin()->first;
    const auto month = month_to_freeze(*counting_since_, last, now);
    if (!month) co_return std::optional<calendar_month>();
    tables_[*month] = freeze(*month, taking_part(policy_), months_[*month]);
    audit_entry entry;
    entry.act = "freeze-month";
    entry.outcome = "ok";
    entry.reference = statistics::to_text(*month);
    audit_.push_back(std::move(entry));
    co_return month;
}

task<result<std::optional<ports::month_span>>> memory_store::frozen() {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    if (tables_.empty()) co_return std::optional<ports::month_span>();
    co_return ports::month_span{tables_.begin()->first, tables_.rbegin()->first};
}

task<result<std::vector<published_month>>> memory_store::tables(ports::month_span of) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    std::vector<published_month> found;
    for (const auto& [month, table] : tables_)
        if (of.first <= month && month <= of.last) found.push_back(table);
    co_return found;
}

} // namespace kruispunt::support
