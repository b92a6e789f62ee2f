#include "gateway/exchange/lookout.hpp"

#include "gateway/exchange/dead_letter_alarm.hpp"
#include "gateway/exchange/objection_alarm.hpp"

#include <set>
#include <utility>

namespace kruispunt::exchange {

namespace {

// Oldest first, so that beyond this many it is the youngest that are not seen yet.
constexpr std::size_t objections_at_most = 10'000;

} // namespace

ports::task<void> lookout::run() {
    while (!waiting_.stopped()) {
        co_await look_for_dead_letters();
        co_await look_for_objections();
        co_await waiting_.wait(pause_);
    }
}

ports::task<void> lookout::look_for_dead_letters() {
    const auto figures = co_await regions_.figures();
    if (!figures) co_return;
    std::set<std::string> with_some;
    for (const ports::region_figures& of : *figures)
        if (of.dead > 0) with_some.insert(of.region);
    for (const std::string& region : watched_) {
        if (with_some.contains(region))
            raise_dead_letters(alarms_, region);
        else
            alarms_.clear(ports::alarm_code::dead_letters, region);
    }
}

ports::task<void> lookout::look_for_objections() {
    ports::oversight_page all{{}, objections_at_most};
    const auto open = co_await oversight_.objections(std::move(all));
    if (!open) co_return;
    std::set<std::string> with_some;
    for (const ports::open_objection& each : *open)
        if (each.what.overdue) with_some.insert(each.signal.region);
    for (const std::string& region : watched_) {
        if (with_some.contains(region))
            raise_overdue_objection(alarms_, region);
        else
            alarms_.clear(ports::alarm_code::objection_overdue, region);
    }
}

} // namespace kruispunt::exchange
