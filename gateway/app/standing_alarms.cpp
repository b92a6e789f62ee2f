#include "gateway/app/standing_alarms.hpp"

#include <algorithm>
#include <tuple>

namespace kruispunt::app {

using namespace ports;

namespace {

// The log's lines begin with the region they are of.
std::string_view region_of(const alarm_kind& kind, std::string_view about) {
    return kind.about == alarm_subject::region ? about : std::string_view();
}

std::string with_code(std::string_view text, const alarm_kind& kind, std::string_view more = {}) {
    return std::string(text) + " [" + std::string(kind.word) + std::string(more) + "]";
}

bool graver(const standing_alarm& a, const standing_alarm& b) {
    const auto rank = [](const standing_alarm& each) {
        return std::tuple(kind_of(each.code).how != severity::alarm, each.since);
    };
    return rank(a) < rank(b);
}

} // namespace

void standing_alarms::raise(alarm_code code, std::string_view about, std::string_view text) {
    const std::lock_guard lock(mutex_);
    const alarm_kind& kind = kind_of(code);
    const key at{code, std::string(about)};
    if (const auto there = standing_.find(at); there != standing_.end()) {
        there->second.text = text;
        return;
    }
    if (!has_room()) return;
    standing_.emplace(
        at, standing_alarm{code, at.second, std::string(text), clock_.machine_time()}
    );
    journal_.note(kind.how, region_of(kind, about), with_code(text, kind));
}

bool standing_alarms::has_room() {
    if (standing_.size() < most) return true;
    if (!std::exchange(overflowed_, true))
        journal_.note(
            severity::alarm,
            {},
            std::to_string(most) + " alarms stand: further ones are not told of until some end"
        );
    return false;
}

void standing_alarms::clear(alarm_code code, std::string_view about) {
    const std::lock_guard lock(mutex_);
    const auto there = standing_.find(key{code, std::string(about)});
    if (there == standing_.end()) return;
    const alarm_kind& kind = kind_of(code);
    const std::string since = " since " + domain::to_rfc3339(there->second.since);
    journal_.note(severity::info, region_of(kind, about), with_code(kind.over, kind, since));
    standing_.erase(there);
    overflowed_ = false;
}

std::vector<standing_alarm> standing_alarms::standing() const {
    std::vector<standing_alarm> all;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [at, alarm] : standing_)
            all.push_back(alarm);
    }
    std::stable_sort(all.begin(), all.end(), graver);
    return all;
}

} // namespace kruispunt::app
