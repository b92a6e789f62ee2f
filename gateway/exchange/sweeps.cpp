#include "gateway/exchange/sweeps.hpp"

#include "gateway/exchange/objection_alarm.hpp"
#include "gateway/federation/use_cases.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::exchange {

namespace {

using namespace domain;
using ports::task;

bool did_nothing(const ports::acted& done) {
    return !done.answer.what || done.answer.what->what == outcome::effect::unchanged;
}

birthday_parts birthday_parts_of(const sweep_parts& parts) {
    const auto& settings = parts.settings;
    return {
        parts.store, parts.identities, parts.alarms, settings.batch, settings.birthdays_remembered};
}

} // namespace

sweeps::sweeps(const sweep_parts& parts, boost::asio::any_io_executor executor)
    : parts_(parts), waiting_(std::move(executor)), birthdays_(birthday_parts_of(parts)),
      unused_keys_(parts.store, parts.keys) {}

task<void> sweeps::run() {
    while (!waiting_.stopped()) {
        const bool finished = co_await round();
        const auto& settings = parts_.settings;
        co_await waiting_.wait(finished ? settings.pause : settings.after_failure);
    }
}

bool sweeps::may_go_on() {
    return !waiting_.stopped() && parts_.watch.believable();
}

// Who waits for a moment of the moved clock does not notice that it was moved.
void sweeps::notice_moved_clock() {
    const auto ahead = parts_.clock.now() - parts_.clock.machine_time();
    const bool moved = ahead_ && std::chrono::abs(ahead - *ahead_) > std::chrono::seconds(1);
    ahead_ = ahead;
    if (moved && parts_.moved) parts_.moved();
}

void sweeps::note_unfinished(bool finished) {
    if (!finished)
        return parts_.alarms.raise(
            ports::alarm_code::work_unfinished,
            {},
            "sweeps: not all that is due could be done now; it is tried again until it can be"
        );
    finished_at_ = parts_.clock.machine_time();
    parts_.alarms.clear(ports::alarm_code::work_unfinished, {});
    parts_.alarms.clear(ports::alarm_code::work_stays_due, {});
}

task<bool> sweeps::round() {
    notice_moved_clock();
    if (!may_go_on()) co_return true;
    const bool finished = co_await all_of(amsterdam_day(parts_.clock.now()));
    note_unfinished(finished);
    co_return finished;
}

task<bool> sweeps::all_of(day today) {
    const std::function<bool()> go_on = std::bind_front(&sweeps::may_go_on, this);
    const bool of_age = co_await birthdays_.look(today, go_on);
    if (!of_age) co_return !may_go_on();
    const bool due = co_await carry_out_due(today);
    if (!due) co_return false;
    const bool forgotten = co_await forget_ended(today);
    const bool keys = co_await unused_keys_.sweep(go_on);
    const bool frozen = co_await freeze_months();
    co_return forgotten&& frozen && (keys || !may_go_on());
}

// A day that begins meanwhile has birthdays of its own, to be looked at first.
bool sweeps::still(day today) const {
    return amsterdam_day(parts_.clock.now()) == today;
}

void sweeps::note_stays_due() {
    parts_.alarms.raise(
        ports::alarm_code::work_stays_due,
        {},
        "sweeps: what is due stays due; report this with the log"
    );
}

// What a region's own act forestalled does nothing and is due no more: once is no fault.
task<bool> sweeps::carry_out_due(day today) {
    bool forestalled = false;
    while (may_go_on() && still(today)) {
        auto commands = co_await parts_.store.due(today, parts_.settings.batch);
        if (!commands) co_return false;
        if (commands->empty()) co_return true;
        const auto moved = co_await carry_out(std::move(*commands));
        if (!moved) co_return false;
        if (!*moved && forestalled) {
            note_stays_due();
            co_return false;
        }
        forestalled = !*moved;
    }
    co_return true;
}

// Whether any of them did anything.
task<result<bool>> sweeps::carry_out(std::vector<sealed_command> commands) {
    std::vector<ports::act> acts;
    std::vector<std::string> regions;
    acts.reserve(commands.size());
    for (sealed_command& command : commands) {
        const use_case decides = federation::use_case_for(command);
        regions.push_back(command.region);
        acts.push_back({decides, std::move(command)});
    }
    const auto done = co_await parts_.store.execute_all(std::move(acts));
    if (!done) co_return done.error();
    raise_alarms(regions, *done);
    co_return !std::all_of(done->begin(), done->end(), did_nothing);
}

// BEH-10.
void sweeps::raise_alarms(
    const std::vector<std::string>& regions, const std::vector<ports::acted>& done
) {
    for (std::size_t i = 0; i < done.size(); ++i)
        if (const auto& what = done[i].answer.what; what && what->objection)
            raise_overdue_objection(parts_.alarms, regions[i]);
}

task<bool> sweeps::forget_ended(day today) {
    while (may_go_on()) {
        const auto forgotten = co_await parts_.store.forget_ended(today, parts_.settings.batch);
        if (!forgotten) co_return false;
        if (*forgotten < parts_.settings.batch) co_return true;
    }
    co_return true;
}

// One transaction a month; asked once for each month that begins.
task<bool> sweeps::freeze_months() {
    const auto month = statistics::amsterdam_month(parts_.clock.now());
    if (frozen_in_ == month) co_return true;
    for (int left = parts_.settings.months; left > 0 && may_go_on(); --left) {
        const auto frozen = co_await parts_.statistics.freeze_next();
        if (!frozen) co_return false;
        if (*frozen) continue;
        frozen_in_ = month;
        break;
    }
    co_return true;
}

} // namespace kruispunt::exchange
