#include "tests/simulation/model/calendar.hpp"

namespace kruispunt::simulation::model {

day years_after(day from, int years) {
    const std::chrono::year_month_day date(from);
    const std::chrono::year_month_day later(
        date.year() + std::chrono::years(years), date.month(), date.day()
    );
    if (later.ok()) return day(later);
    return day(later.year() / later.month() / std::chrono::last);
}

day earliest(const birth& born) {
    const auto month = born.month == 0 ? 1U : born.month;
    const auto date = born.date == 0 ? 1U : born.date;
    return day(std::chrono::year(born.year) / std::chrono::month(month) / std::chrono::day(date));
}

day birthday(const birth& born, int age) {
    return years_after(earliest(born), age);
}

bool contradict(const birth& one, const birth& other) {
    if (one.year != other.year) return true;
    if (one.month == 0 || other.month == 0) return false;
    if (one.month != other.month) return true;
    return one.date != 0 && other.date != 0 && one.date != other.date;
}

} // namespace kruispunt::simulation::model
