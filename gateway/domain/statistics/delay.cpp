#include "gateway/domain/statistics/delay.hpp"

#include <algorithm>
#include <numeric>

namespace kruispunt::domain::statistics {

std::size_t delay_class_of(day one_signal, day other_signal, day made_on) {
    const auto waited = (made_on - std::min(one_signal, other_signal)).count();
    std::size_t found = 0;
    while (delay_classes[found].to && waited > *delay_classes[found].to)
        ++found;
    return found;
}

std::optional<std::size_t> median_class(const delay_counts& counts) {
    const std::int64_t all = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    if (all < smallest_median) return std::nullopt;
    std::int64_t before_and_in = counts[0];
    std::size_t found = 0;
    while (2 * before_and_in < all)
        before_and_in += counts[++found];
    return found;
}

std::string to_text(const delay_class& days) {
    const std::string from = std::to_string(days.from);
    return days.to ? from + " t/m " + std::to_string(*days.to) : from + " of meer";
}

} // namespace kruispunt::domain::statistics
