#pragma once

#include "gateway/domain/statistics/calendar_month.hpp"
#include "gateway/domain/statistics/figure.hpp"
#include "gateway/domain/statistics/month_counts.hpp"

#include <compare>
#include <cstddef>
#include <map>
#include <span>

namespace kruispunt::domain::statistics {

/// Where a figure stands in the table.
struct cell {
    place where;
    measure what = measure::signals;

    auto operator<=>(const cell&) const = default;
};

/// Figures by cell: those of a pair, and as sums those of a region and of the federation.
using figures = std::map<cell, figure>;

/// A month's table as everybody may read it (BEH-03). It is a function of the counts in which
/// each cell under five has been replaced by "<5" first: nothing of what such a cell held is in it.
struct published_month {
    calendar_month month{};
    figures told;
    /// The class in which the median of the time to match lies; only where enough matches are told.
    std::map<place, std::size_t> median_delay;

    bool operator==(const published_month&) const = default;
};

/// The table of a month that is over; made once, and kept as it is. Counts of who is not in `who`
/// are left out.
published_month freeze(calendar_month month, const membership& who, const month_counts& counted);

/// The sums over months, each of what the tables tell. A median has none.
figures sum_over(std::span<const published_month> months);

} // namespace kruispunt::domain::statistics
