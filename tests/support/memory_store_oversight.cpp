#include "tests/support/memory_store.hpp"
#include "tests/support/store_taken_away.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::support {

using namespace domain;
using ports::task;

facts memory_store::gather_objected(needs asked) const {
    const auto named = std::exchange(asked.objection, std::nullopt);
    for (const auto& [number, pending] : objections_) {
        const stored_signal& signal = signals_.at(number).signal;
        if (pending.id != named->objection || signal.region != named->region) continue;
        asked.signal_key = signal.key;
        asked.child = signal.child;
        asked.parents = signal.parents;
        asked.siblings = true;
    }
    return gather(asked);
}

void memory_store::thaw(signal_number number, std::set<std::string>& told) {
    if (objections_.erase(number) == 0) return;
    signals_.at(number).signal.frozen = false;
    for (const auto& [region, policy] : policy_.regions)
        told.insert(region);
}

bool memory_store::held_back(const notice& n) const {
    if (objections_.empty() || (n.kind == notice_kind::match_ended && n.wrongful)) return false;
    return frozen(n.about) || frozen(n.other) || frozen(n.far);
}

std::set<std::pair<day, signal_number>> memory_store::overdue(day today) const {
    std::set<std::pair<day, signal_number>> found;
    for (const auto& [number, pending] : objections_)
        if (!pending.overdue && pending.due_on < today) found.emplace(pending.due_on, number);
    return found;
}

task<result<std::vector<ports::open_objection>>>
memory_store::objections(std::string region, std::size_t limit) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    std::vector<ports::open_objection> found;
    for (const auto& [number, pending] : objections_) {
        const stored_signal& signal = signals_.at(number).signal;
        if (region.empty() || region == signal.region)
            found.push_back({pending, {signal.region, signal.reference}});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return a.what.since < b.what.since;
    });
    if (found.size() > limit) found.resize(limit);
    co_return found;
}

std::optional<std::array<ports::signal_name, 2>>
memory_store::sides_of(const match_write& match, const std::string& region) const {
    const stored_signal& a = signals_.at(match.first).signal;
    const stored_signal& b = signals_.at(match.second).signal;
    if (!region.empty() && region != a.region && region != b.region) return std::nullopt;
    return std::array{
        ports::signal_name{a.region, a.reference}, ports::signal_name{b.region, b.reference}};
}

task<result<std::vector<ports::open_clash>>>
memory_store::clashes(std::string region, std::size_t limit) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    std::vector<ports::open_clash> found;
    for (const auto& [row, match] : open_) {
        if (match.kind != match_kind::bsn_clash || found.size() == limit) continue;
        if (auto sides = sides_of(match, region))
            found.push_back({match.id, match.made_at, std::move(*sides)});
    }
    co_return found;
}

task<result<std::vector<ports::corrected_identity>>>
memory_store::corrected_identities(std::string region, std::size_t limit) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    std::vector<ports::corrected_identity> found;
    for (const auto& [number, kept] : signals_) {
        const stored_signal& s = kept.signal;
        const bool asked = region.empty() || region == s.region;
        if (!kept.retired && asked && s.identity_corrections > 0 && found.size() < limit)
            found.push_back({{s.region, s.reference}, s.identity_corrections});
    }
    co_return found;
}

task<result<std::vector<ports::untaken_match>>>
memory_store::untaken(std::string region, std::size_t limit) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    std::vector<ports::untaken_match> found;
    for (const auto& [row, match] : open_) {
        const auto times = reminded_.find(row);
        const bool told = times != reminded_.end() && times->second > 0;
        const bool taken =
            said_by(row, match.first).acknowledged || said_by(row, match.second).acknowledged;
        if (!told || taken || found.size() == limit) continue;
        if (auto sides = sides_of(match, region))
            found.push_back({match.id, match.made_at, times->second, std::move(*sides)});
    }
    co_return found;
}

task<result<std::map<std::string, std::int64_t>>> memory_store::counters() {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    co_return counted_;
}

task<result<std::optional<sealed_identity>>> memory_store::identity_of(digest signal_key) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    std::optional<sealed_identity> found;
    for (const auto& [number, kept] : signals_)
        if (!kept.retired && kept.key == signal_key)
            found = sealed_identity{kept.key, kept.signal.data_key, kept.identity};
    co_return found;
}

} // namespace kruispunt::support
