#include "gateway/exchange/disturbances.hpp"

#include <utility>

namespace kruispunt::exchange {

namespace {

using ports::alarm_code;

// A dead letter is no disturbance: the region takes others, and one alone tells of a match.
bool disturbs_delivery(alarm_code code) {
    return code == alarm_code::region_unreachable || code == alarm_code::region_gone ||
           code == alarm_code::mailbox_unvisited;
}

} // namespace

ports::task<void> disturbances::run() {
    while (!waiting_.stopped()) {
        co_await look();
        co_await waiting_.wait(settings_.pause);
    }
}

ports::task<void> disturbances::look() {
    const domain::instant now = clock_.machine_time();
    if (!since_) since_ = now;
    for (const ports::standing_alarm& each : alarms_.standing())
        if (disturbs_delivery(each.code))
            seen_[{each.about, std::string(kind_of(each.code).word)}] = now;
    std::erase_if(seen_, [this, now](const auto& each) {
        return now - each.second >= settings_.over_after;
    });
    std::pair<std::vector<ports::disturbance>, bool> now_known;
    for (const auto& [what, last] : seen_)
        now_known.first.push_back(what);
    now_known.second = now - *since_ >= settings_.over_after;
    if (kept_ == now_known) co_return;
    const auto kept = co_await store_.disturbed(now_known.first, now_known.second);
    if (kept) kept_ = std::move(now_known);
}

} // namespace kruispunt::exchange
