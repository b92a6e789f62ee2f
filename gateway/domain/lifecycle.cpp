#include "gateway/domain/lifecycle.hpp"

#include "gateway/domain/retention.hpp"

#include <algorithm>
#include <array>

namespace kruispunt::domain {

namespace {

using enum life_stage;
using enum life_event;
using when = life_condition;

constexpr std::array steps{
    life_step{unknown, given, when::always, active},
    life_step{unknown, given_late, when::archive_kept, inactive},

    life_step{active, corrected, when::term_runs, active},
    life_step{active, corrected, when::term_past_archived, inactive},
    life_step{active, going_well, when::lapses_later, closed},
    life_step{active, going_well, when::lapses_now, ended},
    life_step{active, going_well, when::inactive_at_once, inactive},
    life_step{active, going_well, when::destroyed_at_once, ended},
    life_step{active, withdrawn, when::always, ended},
    life_step{active, term_over, when::archive_kept, inactive},
    life_step{active, term_over, when::no_archive, ended},
    life_step{active, age_reached, when::always, ended},
    life_step{active, died, when::always, ended},

    life_step{closed, corrected, when::always, closed},
    life_step{closed, going_well, when::always, closed},
    life_step{closed, withdrawn, when::always, ended},
    life_step{closed, term_over, when::archive_kept, inactive},
    life_step{closed, term_over, when::no_archive, ended},
    life_step{closed, age_reached, when::always, ended},
    life_step{closed, died, when::always, ended},

    life_step{inactive, corrected, when::always, inactive},
    life_step{inactive, going_well, when::always, inactive},
    life_step{inactive, withdrawn, when::always, ended},
    life_step{inactive, archive_over, when::always, ended},
    life_step{inactive, age_reached, when::always, ended},
    life_step{inactive, died, when::always, ended},

    life_step{ended, withdrawn, when::always, ended},
    life_step{ended, going_well, when::always, ended},
    life_step{ended, id_forgotten, when::always, unknown},
};

bool keeps_archive(const region_policy& policy) {
    return policy.archive_from != archive_start::none;
}

bool term_is_over(const region_policy& policy, const life_days& days) {
    return expires_on(policy, days.date) <= days.today;
}

bool year_is_over(const region_policy& policy, const life_days& days) {
    return closed_until(policy, days.date) <= days.today;
}

bool holds(life_condition condition, const region_policy& policy, const life_days& days) {
    switch (condition) {
    case when::always:
        return true;
    case when::term_runs:
        return !term_is_over(policy, days);
    case when::term_past_archived:
        return term_is_over(policy, days) && keeps_archive(policy);
    case when::archive_kept:
        return keeps_archive(policy);
    case when::no_archive:
        return !keeps_archive(policy);
    case when::lapses_later:
        return policy.closing == closing_rule::lapses_after_a_year && !year_is_over(policy, days);
    case when::lapses_now:
        return policy.closing == closing_rule::lapses_after_a_year && year_is_over(policy, days);
    case when::inactive_at_once:
        return policy.closing == closing_rule::inactive_at_once;
    case when::destroyed_at_once:
        return policy.closing == closing_rule::destroyed_at_once;
    }
    return false;
}

} // namespace

std::span<const life_step> life_steps() {
    return steps;
}

std::optional<life_stage>
next_stage(life_stage from, life_event what, const region_policy& policy, const life_days& days) {
    const auto step = std::find_if(steps.begin(), steps.end(), [&](const life_step& s) {
        return s.from == from && s.what == what && holds(s.when, policy, days);
    });
    if (step == steps.end()) return std::nullopt;
    return step->to;
}

life_stage stage_of(signal_state state) {
    switch (state) {
    case signal_state::active:
        return active;
    case signal_state::closed:
        return closed;
    case signal_state::inactive:
    case signal_state::frozen: // never held: what is frozen is held in the state in which it was
        return inactive;
    case signal_state::withdrawn:
    case signal_state::lapsed:
        return ended;
    }
    return ended;
}

std::string_view name_of(life_stage stage) {
    constexpr std::array<std::string_view, 5> names{
        "unknown", "active", "closed", "inactive", "ended"};
    return names.at(static_cast<std::size_t>(stage));
}

std::string_view name_of(life_event what) {
    constexpr std::array<std::string_view, 10> names{
        "given",
        "given late",
        "corrected",
        "going well",
        "withdrawn",
        "term over",
        "archive over",
        "23rd birthday",
        "died",
        "id forgotten"};
    return names.at(static_cast<std::size_t>(what));
}

std::string_view name_of(life_condition condition) {
    constexpr std::array<std::string_view, 9> names{
        "",
        "term runs",
        "term past, archive kept",
        "archive kept",
        "no archive",
        "its year is to come",
        "its year is past",
        "inactive at once",
        "destroyed at once"};
    return names.at(static_cast<std::size_t>(condition));
}

} // namespace kruispunt::domain
