#pragma once

#include "gateway/domain/statistics/published_month.hpp"
#include "gateway/portal/answers.hpp"

namespace kruispunt::portal {

/// A figure: a number, "<5", or `minstens` and `hoogstens` where it may be all between.
json shown(const domain::statistics::figure& told);

/// A month's table as `GET /statistieken` gives it (BEH-03): `maand`, `paren`, `regios`,
/// `federatie`. `tijdTotMatch` is a figure of days, and null where no median is told.
json statistics_form(const domain::statistics::published_month& month);

/// Sums over months in the same form, without `maand` and without medians.
json statistics_form(const domain::statistics::figures& sums);

} // namespace kruispunt::portal
