#include "tests/support/memory_store.hpp"
#include "tests/support/store_taken_away.hpp"

#include <algorithm>
#include <functional>
#include <map>
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

namespace {

bool asks(const ports::oversight_page& page, const stored_signal& of) {
    return page.region.empty() || page.region == of.region;
}

/// What a list holds, by moment and number.
template <class Item>
using in_time = std::map<std::pair<instant, std::int64_t>, Item>;

// The page of it that is asked for.
template <class Item>
std::vector<Item> page_of(in_time<Item> all, const ports::oversight_page& page) {
    std::vector<Item> found;
    ports::places_in_time places;
    for (auto& [at, item] : all) {
        item.place = places.next(at.first);
        if (item.place > page.after && found.size() < page.limit) found.push_back(std::move(item));
    }
    return found;
}

} // namespace

task<result<std::vector<ports::open_objection>>> memory_store::objections(ports::oversight_page page
) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    in_time<ports::open_objection> found;
    for (const auto& [number, pending] : objections_) {
        const stored_signal& signal = signals_.at(number).signal;
        if (asks(page, signal))
            found[{pending.since, number}] = {pending, {signal.region, signal.reference}};
    }
    co_return page_of(std::move(found), page);
}

task<result<ports::objection_sum>> memory_store::count_objections(std::string region) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    ports::objection_sum sum;
    for (const auto& [number, pending] : objections_) {
        if (!region.empty() && region != signals_.at(number).signal.region) continue;
        ++sum.open;
        if (pending.overdue) ++sum.overdue;
    }
    co_return sum;
}

std::optional<std::array<ports::signal_name, 2>>
memory_store::sides_of(const match_write& match, const std::string& region) const {
    const stored_signal& a = signals_.at(match.first).signal;
    const stored_signal& b = signals_.at(match.second).signal;
    if (!region.empty() && region != a.region && region != b.region) return std::nullopt;
    return std::array{
        ports::signal_name{a.region, a.reference}, ports::signal_name{b.region, b.reference}};
}

task<result<std::vector<ports::open_clash>>> memory_store::clashes(ports::oversight_page page) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    in_time<ports::open_clash> found;
    for (const auto& [row, match] : open_) {
        if (match.kind != match_kind::bsn_clash) continue;
        if (auto sides = sides_of(match, page.region))
            found[{match.made_at, row}] = {match.id, match.made_at, std::move(*sides)};
    }
    co_return page_of(std::move(found), page);
}

task<result<std::vector<ports::corrected_identity>>>
memory_store::corrected_identities(ports::oversight_page page) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    std::map<std::int64_t, ports::corrected_identity, std::greater<>> newest_first;
    for (const auto& [number, kept] : signals_) {
        const stored_signal& s = kept.signal;
        if (!kept.retired && asks(page, s) && s.identity_corrections > 0)
            newest_first[s.data_key] = {{s.region, s.reference}, s.identity_corrections};
    }
    std::vector<ports::corrected_identity> found;
    std::int64_t place = 0;
    for (auto& [data_key, corrected] : newest_first) {
        corrected.place = ++place;
        if (place > page.after && found.size() < page.limit) found.push_back(std::move(corrected));
    }
    co_return found;
}

task<result<std::vector<ports::untaken_match>>> memory_store::untaken(ports::oversight_page page) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    in_time<ports::untaken_match> found;
    for (const auto& [row, match] : open_) {
        const auto times = reminded_.find(row);
        const bool told = times != reminded_.end() && times->second > 0;
        const bool taken =
            said_by(row, match.first).acknowledged || said_by(row, match.second).acknowledged;
        if (!told || taken) continue;
        if (auto sides = sides_of(match, page.region))
            found[{match.made_at, row}] = {
                match.id, match.made_at, times->second, std::move(*sides)};
    }
    co_return page_of(std::move(found), page);
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
