#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::conformance::population {

/// A day of the (proleptic Gregorian) calendar.
using day = std::chrono::sys_days;

/// A birth date as the population register has it (COM-11): the day, or the month and the day, may
/// be unknown and are then 0.
struct birth_date {
    int year = 0;
    unsigned month = 0;
    unsigned day_of_month = 0;

    bool operator==(const birth_date&) const = default;
};

/// The day that `year`, `month`, `day_of_month` name; they must name one.
day make_day(int year, unsigned month, unsigned day_of_month);

/// A full birth date.
birth_date whole_date(day born);

/// The earliest day the date may stand for: where age decides, that one counts (COM-11).
day earliest(const birth_date& date);

/// Completed years of life on `today`; a leap day's child grows older on 1 March of common years.
int age_on(day born, day today);

/// The same day `years` years earlier; 28 February where that year has no 29th.
day years_before(day from, int years);

/// `YYYY-MM-DD`, exactly so and an existing day of the years 1000 to 9999; nothing otherwise.
std::optional<day> parse_day(std::string_view text);

/// Appends `YYYY-MM-DD`.
void append_iso(std::string& out, day which);

/// Appends `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
void append_iso(std::string& out, const birth_date& date);

} // namespace kruispunt::conformance::population
