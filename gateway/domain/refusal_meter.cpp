#include "gateway/domain/refusal_meter.hpp"

#include <chrono>

namespace kruispunt::domain {

namespace {

std::int64_t minute_of(instant at) {
    return std::chrono::floor<std::chrono::minutes>(at).time_since_epoch().count();
}

} // namespace

bool refusal_meter::enters(const std::string& party, const std::string& code, instant at) {
    if (times_.empty()) minute_ = minute_of(at);
    subject about{party, code};
    if (times_.size() >= told_apart && !times_.contains(about)) about.first.clear();
    return ++times_[about] <= entered_a_minute;
}

std::vector<counted_refusals> refusal_meter::take_over(instant at) {
    if (minute_of(at) == minute_) return {};
    return take_all();
}

std::vector<counted_refusals> refusal_meter::take_all() {
    std::vector<counted_refusals> over;
    for (const auto& [about, times] : times_)
        if (times > entered_a_minute)
            over.push_back({about.first, about.second, times - entered_a_minute});
    times_.clear();
    return over;
}

} // namespace kruispunt::domain
