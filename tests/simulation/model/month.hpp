#pragma once

#include "tests/simulation/model/signal.hpp"

#include <chrono>
#include <compare>
#include <map>
#include <string>

namespace kruispunt::simulation::model {

using month = std::chrono::year_month;

/// The month of a day.
month month_of(day of);

/// What is counted of a month (docs/statistics.md).
enum class figure { given, without_bsn, matches, without_reach };

/// Of which region, or of which two; of matches, in which class their time lies.
struct figure_of {
    figure what{};
    region one{};
    region other{}; ///< of a region's own figures the same as `one`; else behind it
    int time = 0;   ///< of matches: 0 to 7 days, to 30, to 180, longer

    auto operator<=>(const figure_of&) const = default;
};

/// What was counted of a month; what is not there is zero.
using month_figures = std::map<figure_of, int>;

/// The class in which so many days lie.
int class_of_time(int days);

std::string describe(const figure_of& of);

} // namespace kruispunt::simulation::model
