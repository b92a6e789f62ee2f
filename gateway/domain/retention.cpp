#include "gateway/domain/retention.hpp"

#include <algorithm>

namespace kruispunt::domain {

namespace {

constexpr int statute_active_years = 2;
constexpr int statute_archive_years = 5;
constexpr int statute_age_years = 23;

} // namespace

day expires_on(const region_policy& policy, day date) {
    return plus_years(date, policy.active_years);
}

bool within_statute(const region_policy& policy) {
    const auto between = [](int low, int value, int high) { return low <= value && value <= high; };
    return between(1, policy.active_years, statute_active_years) &&
           between(0, policy.archive_years, statute_archive_years) &&
           between(1, policy.age_limit_years, statute_age_years);
}

closing close(const region_policy& policy, day date, day today) {
    switch (policy.closing) {
    case closing_rule::lapses_after_a_year: {
        const day lapses = std::min(plus_years(date, 1), expires_on(policy, date));
        if (lapses <= today) return {signal_state::lapsed, today};
        return {signal_state::closed, lapses};
    }
    case closing_rule::inactive_at_once:
        return {signal_state::inactive, today};
    case closing_rule::destroyed_at_once:
        return {signal_state::lapsed, today};
    }
    return {signal_state::inactive, today};
}

day forget_on(const region_policy& policy, day date) {
    const int archive_after =
        policy.archive_from == archive_start::inactive ? policy.active_years : 0;
    return plus_years(date, std::max(policy.active_years, archive_after + policy.archive_years));
}

} // namespace kruispunt::domain
