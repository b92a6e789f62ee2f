#include "tests/simulation/model/working_days.hpp"

#include <array>

namespace kruispunt::simulation::model {

namespace {

using namespace std::chrono;

/// Gauss's rule for the Gregorian calendar, with its two exceptions.
day easter(int in) {
    const int a = in % 19;
    const int b = in % 4;
    const int c = in % 7;
    const int century = in / 100;
    const int m = (15 - (13 + 8 * century) / 25 + century - century / 4) % 30;
    const int n = (4 + century - century / 4) % 7;
    const int d = (19 * a + m) % 30;
    const int e = (2 * b + 4 * c + 6 * d + n) % 7;
    day found = day(year(in) / March / 22) + days(d + e);
    const bool too_late = d == 29 && e == 6;
    const bool rare = d == 28 && e == 6 && a > 10;
    if (too_late || rare) found -= days(7);
    return found;
}

bool is_holiday(day on) {
    const year_month_day date(on);
    const auto in = date.year();
    const auto sunday = easter(static_cast<int>(in));
    const auto birthday = day(in / April / 27);
    const auto kings = weekday(birthday) == Sunday ? birthday - days(1) : birthday;
    const std::array<day, 9> holidays{
        day(in / January / 1),
        sunday - days(2),
        sunday + days(1),
        kings,
        day(in / May / 5),
        sunday + days(39),
        sunday + days(50),
        day(in / December / 25),
        day(in / December / 26)};
    for (const auto each : holidays)
        if (each == on) return true;
    return false;
}

} // namespace

bool works(day on) {
    const weekday name(on);
    return name != Saturday && name != Sunday && !is_holiday(on);
}

day after_working_days(day from, int count) {
    while (count > 0) {
        from += days(1);
        if (works(from)) --count;
    }
    return from + days(1);
}

} // namespace kruispunt::simulation::model
