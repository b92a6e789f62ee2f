#include "gateway/exchange/region_traffic.hpp"

namespace kruispunt::exchange {

using ports::traffic_state;

namespace {

template <class Moving>
Moving* find(const std::map<std::string, Moving*, std::less<>>& among, std::string_view region) {
    const auto at = among.find(region);
    return at == among.end() ? nullptr : at->second;
}

traffic_state state_of(const lane* sends) {
    if (!sends) return traffic_state::none;
    if (sends->held()) return traffic_state::held;
    return sends->gone() ? traffic_state::halted : traffic_state::runs;
}

traffic_state state_of(const feed* polls) {
    if (!polls) return traffic_state::none;
    return polls->halted() ? traffic_state::halted : traffic_state::runs;
}

} // namespace

ports::region_traffic region_traffic::of(std::string_view region) const {
    const lane* const sends = find(lanes_, region);
    ports::region_traffic now{state_of(sends), state_of(find(feeds_, region))};
    if (sends) now.circuit = sends->circuit();
    if (const feed* const polls = find(feeds_, region)) now.feed_read_at = polls->read_at();
    if (mailboxes_) now.box_seen_at = mailboxes_->seen_at(region);
    const auto box_held = mailboxes_ ? mailboxes_->held(region) : std::nullopt;
    if (box_held) now.lane = *box_held ? traffic_state::held : traffic_state::runs;
    return now;
}

void region_traffic::hold(std::string_view region, bool held) {
    held_.set(region, held);
    hold_what_must(region);
}

void region_traffic::suspend(std::string_view region, bool suspended) {
    suspended_.set(region, suspended);
    if (mailboxes_) mailboxes_->suspend(region, suspended);
    if (feed* const polls = find(feeds_, region)) polls->suspend(suspended);
    hold_what_must(region);
}

void region_traffic::hold_what_must(std::string_view region) {
    const bool held = held_.has(region) || suspended_.has(region);
    if (lane* const sends = find(lanes_, region)) sends->hold(held);
    if (mailboxes_) mailboxes_->hold(region, held);
}

bool region_traffic::resume_lane(std::string_view region) {
    lane* const sends = find(lanes_, region);
    return sends && sends->resume();
}

bool region_traffic::resume_feed(std::string_view region) {
    feed* const polls = find(feeds_, region);
    return polls && polls->resume();
}

} // namespace kruispunt::exchange
