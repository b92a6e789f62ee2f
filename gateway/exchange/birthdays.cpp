#include "gateway/exchange/birthdays.hpp"

#include "gateway/domain/retention.hpp"
#include "gateway/federation/use_cases.hpp"

#include <utility>

namespace kruispunt::exchange {

namespace {

using namespace domain;
using ports::task;

ports::act end_of(const ports::watched_signal& signal) {
    sealed_command command;
    command.region = signal.region;
    command.signal_key = signal.identity.signal_key;
    command.act = sealed_age_limit{signal.identity.data_key};
    const use_case decides = federation::use_case_for(command);
    return {decides, std::move(command)};
}

} // namespace

task<bool> birthdays::look(day today, std::function<bool()> go_on) {
    if (looked_on_ == today) co_return true;
    found_.clear();
    const bool all = co_await look_at_all(today, std::move(go_on));
    if (!all) co_return false;
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
    bool all_read = true;
    std::vector<ports::act> acts;
    for (const ports::watched_signal& signal : page) {
        const auto known = day_of(signal);
        all_read = all_read && known;
        if (!known) continue;
        if (found_.size() < parts_.remembered) found_.emplace(signal.number, *known);
        if (known->turns && *known->turns <= today) acts.push_back(end_of(signal));
    }
    if (acts.empty()) co_return all_read;
    const auto done = co_await parts_.store.execute_all(std::move(acts));
    co_return all_read&& done;
}

std::optional<birthdays::known_day> birthdays::day_of(const ports::watched_signal& signal) {
    const auto kept = known_.find(signal.number);
    if (kept != known_.end() && kept->second.data_key == signal.identity.data_key)
        return kept->second;
    known_day read{signal.identity.data_key, std::nullopt};
    const auto born = parts_.identities.birth_date_of(signal.identity);
    if (!born && born.error().code == errc::temporarily_unavailable) return std::nullopt;
    if (!born && born.error().code != errc::signal_unknown)
        parts_.journal.note(ports::severity::alarm, signal.region, born.error().detail);
    if (born && *born) read.turns = age_limit_day(**born);
    return read;
}

} // namespace kruispunt::exchange
