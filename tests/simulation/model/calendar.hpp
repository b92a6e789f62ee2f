#pragma once

#include <chrono>
#include <compare>

namespace kruispunt::simulation::model {

/// A day of the calendar; the model knows no hours.
using day = std::chrono::sys_days;

/// The same date `years` later; a 29 February that does not exist is 28 February (Retention).
day years_after(day from, int years);

/// A date of birth as far as it is known; 0 is an unknown month or day (COM-11).
struct birth {
    int year{};
    unsigned month{};
    unsigned date{};

    auto operator<=>(const birth&) const = default;
};

/// The first day that `born` can be (COM-11: the data-sparing side).
day earliest(const birth& born);

/// The day on which whoever was born then reaches `age`, counted from the earliest possible day.
day birthday(const birth& born, int age);

/// Whether a part that both know differs.
bool contradict(const birth& one, const birth& other);

} // namespace kruispunt::simulation::model
