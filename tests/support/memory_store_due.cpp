#include "tests/support/memory_store.hpp"
#include "tests/support/store_taken_away.hpp"

#include <map>
#include <utility>

namespace kruispunt::support {

using namespace domain;
using ports::task;

task<result<std::vector<sealed_command>>> memory_store::due(day today, std::size_t limit) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    std::map<std::pair<day, signal_number>, const kept_signal*> in_order;
    for (const auto& [number, kept] : signals_)
        if (!kept.retired && kept.signal.due_on <= today)
            in_order.emplace(std::pair(kept.signal.due_on, number), &kept);
    std::vector<sealed_command> found;
    for (const auto& [when, kept] : in_order) {
        if (found.size() == limit) break;
        sealed_command command;
        command.region = kept->signal.region;
        command.signal_key = kept->key;
        command.act = sealed_lapse{};
        found.push_back(std::move(command));
    }
    for (const auto& [when, row] : reminders_due(today)) {
        if (found.size() == limit) break;
        sealed_command command;
        command.region = signals_.at(open_.at(row).first).signal.region;
        command.act = sealed_reminding{open_.at(row).id};
        found.push_back(std::move(command));
    }
    for (const auto& [when, number] : overdue(today)) {
        if (found.size() == limit) break;
        sealed_command command;
        command.region = signals_.at(number).signal.region;
        command.act = sealed_objection_reminder{objections_.at(number).id};
        found.push_back(std::move(command));
    }
    co_return found;
}

std::set<std::pair<day, std::int64_t>> memory_store::reminders_due(day today) const {
    std::set<std::pair<day, std::int64_t>> due;
    for (const auto& [row, match] : open_)
        if (match.remind_on && *match.remind_on <= today) due.emplace(*match.remind_on, row);
    return due;
}

task<result<std::vector<ports::acted>>> memory_store::execute_all(std::vector<ports::act> acts) {
    std::set<std::string> told;
    std::vector<ports::acted> done;
    {
        const std::lock_guard lock(mutex_);
        if (failing_) co_return store_taken_away();
        for (const ports::act& a : acts)
            done.push_back(perform(a, told));
    }
    tell(told);
    co_return done;
}

task<result<std::vector<ports::watched_signal>>>
memory_store::watched(day today, ports::watch_cursor after, std::size_t limit) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    std::map<std::pair<day, signal_number>, const kept_signal*> in_order;
    for (const auto& [number, kept] : signals_)
        if (!kept.retired && kept.signal.watched_from && *kept.signal.watched_from <= today)
            in_order.emplace(std::pair(*kept.signal.watched_from, number), &kept);
    std::vector<ports::watched_signal> found;
    for (auto at = in_order.upper_bound({after.from, after.number});
         at != in_order.end() && found.size() < limit;
         ++at)
        found.push_back({at->first.second, at->second->signal.data_key, at->first.first});
    co_return found;
}

task<result<std::vector<ports::watched_identity>>>
memory_store::watched_identities(std::vector<signal_number> numbers) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    std::vector<ports::watched_identity> found;
    for (const signal_number number : numbers) {
        const auto at = signals_.find(number);
        if (at == signals_.end() || at->second.retired) continue;
        const kept_signal& kept = at->second;
        found.push_back(
            {number, kept.signal.region, {kept.key, kept.signal.data_key, kept.identity}}
        );
    }
    co_return found;
}

task<result<std::size_t>> memory_store::forget_ended(day today, std::size_t limit) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    std::size_t forgotten = 0;
    for (auto at = ended_.begin(); at != ended_.end() && forgotten < limit;) {
        const bool over = at->second <= today;
        if (over) remove_outlived(at->first);
        at = over ? ended_.erase(at) : std::next(at);
        forgotten += over ? 1U : 0U;
    }
    co_return forgotten;
}

// What was kept for a contact that is still owed goes with the id.
void memory_store::remove_outlived(const digest& key) {
    for (auto at = signals_.begin(); at != signals_.end();) {
        const bool outlived = at->second.retired && at->second.key == key;
        if (outlived) doomed_.insert(at->second.signal.data_key);
        at = outlived ? signals_.erase(at) : std::next(at);
    }
}

task<result<ports::keys_in_use>>
memory_store::keys_kept(ports::key_cursor after, std::size_t limit) {
    const std::lock_guard lock(mutex_);
    if (failing_) co_return store_taken_away();
    ports::keys_in_use found;
    found.next = after;
    for (auto at = signals_.upper_bound(after.after);
         at != signals_.end() && found.numbers.size() < limit;
         ++at) {
        found.next.after = at->first;
        found.numbers.push_back(at->second.signal.data_key);
    }
    found.last = found.numbers.size() < limit;
    if (!found.last) co_return found;
    for (const auto& [side, said] : said_)
        if (said.lead) found.numbers.push_back(said.lead->data_key);
    co_return found;
}

} // namespace kruispunt::support
