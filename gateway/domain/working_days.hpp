#pragma once

#include "gateway/domain/calendar.hpp"

namespace kruispunt::domain {

/// In which years 5 May is a day off. The General Extension of Time Limits Act (Algemene
/// termijnenwet, article 3) counts it every year; many employers give it every fifth year only.
enum class liberation_day { every_year, every_fifth_year, never };

/// Which Dutch days are no working days beside Saturdays and Sundays.
struct holiday_rules {
    domain::liberation_day liberation = domain::liberation_day::every_year;
    bool good_friday = true; ///< the Act's article 3, second paragraph, puts it with the others
};

/// Easter Sunday of a year of the Gregorian calendar.
day easter_sunday(std::chrono::year year);

/// The day on which the King's birthday is celebrated (from 2014 on): 27 April, or the 26th where
/// that is a Sunday.
day kings_day(std::chrono::year year);

/// True for New Year's Day, Good Friday and 5 May as the rules say, Easter Monday, King's Day,
/// Ascension Day, Whit Monday and both days of Christmas.
bool is_public_holiday(day d, const holiday_rules& rules);

/// True for what is no Saturday, Sunday or public holiday.
bool is_working_day(day d, const holiday_rules& rules);

/// The first day on which `count` (at least 0) whole working days have passed since `from`, whose
/// rest does not count: of one working day from a Friday on, the Tuesday.
day after_working_days(day from, int count, const holiday_rules& rules);

} // namespace kruispunt::domain
