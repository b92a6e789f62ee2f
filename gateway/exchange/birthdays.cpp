#include "gateway/exchange/birthdays.hpp"

#include "gateway/domain/retention.hpp"
#include "gateway/federation/use_cases.hpp"

#include <utility>

namespace kruispunt::exchange {

namespace {

using namespace domain;
using ports::task;

ports::act end_of(const ports::watched_identity& signal) {
    sealed_command command;
    command.region = signal.region;
    command.signal_key = signal.identity.signal_key;
    command.own_row = signal.number;
    command.act = sealed_age_limit{signal.identity.data_key};
    const use_case decides = federation::use_case_for(command);
    return {decides, std::move(command)};
}

} // namespace

task<bool> birthdays::look(day today, std::function<bool()> go_on) {
    if (looked_on_ == today) co_return true;
    found_.clear();
    unreadable_.clear();
    const bool all = co_await look_at_all(today, std::move(go_on));
    if (!all) co_return false;
    tell_unreadable();
    known_ = std::exchange(found_, {});
    looked_on_ = today;
    co_return true;
}

task<bool> birthdays::look_at_all(day today, std::function<bool()> go_on) {
    bool complete = true;
    ports::watch_cursor after;
    while (true) {
        if (!go_on()) co_return false;
        const auto page = co_await parts_.store.watched(today, after, parts_.batch);
        if (!page) co_return false;
        if (page->empty()) co_return complete;
        const bool ended = co_await end_those_of_age(*page, today);
        complete = complete && ended;
        after = {page->back().from, page->back().number};
    }
}

task<bool> birthdays::end_those_of_age(const std::vector<ports::watched_signal>& page, day today) {
    auto asked = to_be_asked(page, today);
    if (asked.empty()) co_return true;
    const auto signals = co_await parts_.store.watched_identities(std::move(asked));
    if (!signals) co_return false;
    bool all_read = true;
    std::vector<ports::act> acts;
    for (const ports::watched_identity& signal : *signals) {
        const auto known = day_of(signal);
        all_read = all_read && known;
        if (!known) continue;
        remember(signal.number, *known);
        if (known->turns && *known->turns <= today) acts.push_back(end_of(signal));
    }
    if (acts.empty()) co_return all_read;
    const auto done = co_await parts_.store.execute_all(std::move(acts));
    co_return all_read&& done;
}

// Not those of whom it is remembered that their day is still to come.
std::vector<signal_number>
birthdays::to_be_asked(const std::vector<ports::watched_signal>& page, day today) {
    std::vector<signal_number> asked;
    for (const ports::watched_signal& signal : page) {
        const known_day* kept = remembered(signal.number, signal.data_key);
        if (kept == nullptr || (kept->turns && *kept->turns <= today))
            asked.push_back(signal.number);
        else
            remember(signal.number, *kept);
    }
    return asked;
}

const birthdays::known_day*
birthdays::remembered(signal_number number, std::int64_t data_key) const {
    const auto kept = known_.find(number);
    const bool usable = kept != known_.end() && kept->second.readable;
    return usable && kept->second.data_key == data_key ? &kept->second : nullptr;
}

void birthdays::remember(signal_number number, const known_day& known) {
    if (found_.size() < parts_.remembered) found_.emplace(number, known);
}

std::optional<birthdays::known_day> birthdays::day_of(const ports::watched_identity& signal) {
    const std::int64_t key = signal.identity.data_key;
    if (const known_day* kept = remembered(signal.number, key)) return *kept;
    known_day read{key, std::nullopt};
    const auto born = parts_.identities.birth_date_of(signal.identity);
    if (!born && born.error().code == errc::temporarily_unavailable) return std::nullopt;
    if (!born && born.error().code != errc::signal_unknown) {
        unreadable_[signal.region] = born.error().detail;
        read.readable = false;
    }
    if (born && *born) read.turns = age_limit_day(**born);
    return read;
}

void birthdays::tell_unreadable() {
    for (const std::string& region : alarmed_)
        if (!unreadable_.contains(region))
            parts_.alarms.clear(ports::alarm_code::child_unreadable, region);
    alarmed_.clear();
    for (const auto& [region, why] : unreadable_) {
        parts_.alarms.raise(ports::alarm_code::child_unreadable, region, why);
        alarmed_.insert(region);
    }
}

} // namespace kruispunt::exchange
