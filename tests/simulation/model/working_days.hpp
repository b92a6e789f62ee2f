#pragma once

#include "tests/simulation/model/calendar.hpp"

namespace kruispunt::simulation::model {

/// Whether people work that day in the Netherlands.
bool works(day on);

/// The day after the `count`-th working day that follows `from`.
day after_working_days(day from, int count);

} // namespace kruispunt::simulation::model
