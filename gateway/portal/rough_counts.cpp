#include "gateway/portal/rough_counts.hpp"

#include "gateway/portal/coarse.hpp"

namespace kruispunt::portal {

std::vector<member> rough_counts::of_the_hour(std::vector<member> now_told, domain::instant at) {
    const std::lock_guard lock(mutex_);
    if (const auto hour = to_the_hour(at); hour != hour_) {
        hour_ = hour;
        kept_.clear();
        for (const member& each : now_told)
            kept_[each.standing.region] = each.figures;
    }
    for (member& each : now_told)
        each.figures = kept_[each.standing.region];
    return now_told;
}

} // namespace kruispunt::portal
