#include "gateway/portal/activity_window.hpp"

#include "gateway/portal/coarse.hpp"

namespace kruispunt::portal {

using namespace std::chrono_literals;

void activity_window::look(domain::instant now, std::int64_t total) {
    if (now - looks_.back().at < 1h) return;
    looks_.push_back({now, total});
    // The one that a day began with stays.
    while (looks_.size() > 2 && now - looks_[1].at >= 24h)
        looks_.pop_front();
}

std::int64_t activity_window::told() const {
    return in_tens(looks_.back().total - looks_.front().total);
}

} // namespace kruispunt::portal
