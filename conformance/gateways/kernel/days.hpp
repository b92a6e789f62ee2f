#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::conformance::gateways::kernel {

// Days are `YYYY-MM-DD` texts, so that they compare as they follow one another.

/// The day so many years later; 28 February where that year has no 29th (RET-1.12).
std::string years_after(const std::string& day, int years);

/// The day so many days later, or earlier.
std::string days_after(const std::string& day, int days);

/// The day after so many working days, Monday to Friday.
std::string working_days_after(const std::string& day, int days);

/// The earliest day that a birth date of `YYYY`, `YYYY-MM` or `YYYY-MM-DD` allows (COM-11.8);
/// nothing where it is none of these or does not exist.
std::optional<std::string> earliest_day(std::string_view birth_date);

/// How old somebody is on a day, in whole years; somebody born on 29 February has a birthday on the
/// 28th of other years.
int age_on(const std::string& born, const std::string& day);

} // namespace kruispunt::conformance::gateways::kernel
