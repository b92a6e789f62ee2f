#include "gateway/domain/working_days.hpp"

namespace kruispunt::domain {

namespace {

using namespace std::chrono;

bool is_liberation_day(year_month_day date, domain::liberation_day rule) {
    if (date.month() != May || date.day() != std::chrono::day(5)) return false;
    if (rule == liberation_day::every_fifth_year) return static_cast<int>(date.year()) % 5 == 0;
    return rule == liberation_day::every_year;
}

bool is_fixed(year_month_day date) {
    const auto day_of_month = static_cast<unsigned>(date.day());
    if (date.month() == January) return day_of_month == 1;
    return date.month() == December && (day_of_month == 25 || day_of_month == 26);
}

bool moves_with_easter(day d, year y, const holiday_rules& rules) {
    const days since = d - easter_sunday(y);
    if (since == days(-2)) return rules.good_friday;
    return since == days(1) || since == days(39) || since == days(50);
}

} // namespace

// The Gregorian computus in the form without exceptions (Meeus, Astronomical Algorithms, ch. 8).
day easter_sunday(year of) {
    const int y = static_cast<int>(of);
    const int golden = y % 19;
    const int century = y / 100;
    const int in_century = y % 100;
    const int skipped = (century - (century + 8) / 25 + 1) / 3;
    const int epact = (19 * golden + century - century / 4 - skipped + 15) % 30;
    const int weekday =
        (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    const int late = (golden + 11 * epact + 22 * weekday) / 451;
    const int counted = epact + weekday - 7 * late + 114;
    return sys_days(
        of / month(static_cast<unsigned>(counted / 31)) /
        std::chrono::day(static_cast<unsigned>(counted % 31 + 1))
    );
}

day kings_day(year of) {
    const sys_days birthday(of / April / 27);
    return weekday(birthday) == Sunday ? birthday - days(1) : birthday;
}

bool is_public_holiday(day d, const holiday_rules& rules) {
    const year_month_day date(d);
    return is_fixed(date) || is_liberation_day(date, rules.liberation) ||
           d == kings_day(date.year()) || moves_with_easter(d, date.year(), rules);
}

bool is_working_day(day d, const holiday_rules& rules) {
    const weekday w(d);
    return w != Saturday && w != Sunday && !is_public_holiday(d, rules);
}

day after_working_days(day from, int count, const holiday_rules& rules) {
    day d = from;
    for (int left = count; left > 0;)
        if (is_working_day(++d, rules)) --left;
    return count > 0 ? d + days(1) : d;
}

} // namespace kruispunt::domain
