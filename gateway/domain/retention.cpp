#include "gateway/domain/retention.hpp"

#include "gateway/domain/lifecycle.hpp"

#include <algorithm>

namespace kruispunt::domain {

namespace {

constexpr int statute_active_years = 2;
constexpr int statute_archive_years = 5;
constexpr int statute_age_years = 23;
constexpr std::chrono::days warned_ahead{30};

region_policy of_nobody() {
    region_policy policy;
    policy.closing = closing_rule::destroyed_at_once;
    return policy;
}

} // namespace

day expires_on(const region_policy& policy, day date) {
    return plus_years(date, policy.active_years);
}

day closed_until(const region_policy& policy, day date) {
    return std::min(plus_years(date, 1), expires_on(policy, date));
}

bool within_statute(const region_policy& policy) {
    const auto between = [](int low, int value, int high) { return low <= value && value <= high; };
    return between(1, policy.active_years, statute_active_years) &&
           between(0, policy.archive_years, statute_archive_years) &&
           between(1, policy.age_limit_years, statute_age_years);
}

const region_policy& retention_of(const federation_policy& policy, std::string_view region) {
    static const region_policy left = of_nobody();
    const auto found = policy.regions.find(region);
    return found == policy.regions.end() ? left : found->second;
}

closing close(const region_policy& policy, day date, day today) {
    const auto becomes =
        next_stage(life_stage::active, life_event::going_well, policy, {date, today});
    switch (becomes.value_or(life_stage::ended)) {
    case life_stage::closed:
        return {signal_state::closed, closed_until(policy, date)};
    case life_stage::inactive:
        return {signal_state::inactive, today};
    default:
        return {signal_state::lapsed, today};
    }
}

day archived_until(const region_policy& policy, day date, day inactive_since) {
    switch (policy.archive_from) {
    case archive_start::none:
        return inactive_since;
    case archive_start::given:
        return plus_years(date, policy.archive_years);
    case archive_start::inactive:
        return plus_years(inactive_since, policy.archive_years);
    }
    return inactive_since;
}

day forget_on(const region_policy& policy, day date) {
    const day active_until = expires_on(policy, date);
    return std::max(active_until, archived_until(policy, date, active_until));
}

day warned_on(day expires_on) {
    return expires_on - warned_ahead;
}

day age_limit_day(const birth_date& born) {
    return plus_years(born.earliest(), statute_age_years);
}

std::optional<day> watched_from(const region_policy& policy, day date, std::optional<day> january) {
    if (!january || forget_on(policy, date) <= *january) return std::nullopt;
    return january;
}

day january_of_age_limit(const birth_date& born) {
    using namespace std::chrono;
    return sys_days(year_month_day(age_limit_day(born)).year() / January / 1);
}

} // namespace kruispunt::domain
