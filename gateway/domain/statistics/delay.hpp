#pragma once

#include "gateway/domain/calendar.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace kruispunt::domain::statistics {

/// How long a child was signalled before its match, in whole days, both ends included; `to` is
/// absent in the class that has no end.
struct delay_class {
    int from = 0;
    std::optional<int> to;
};

/// From short to long. Coarse, so that a median names a stretch of time and not a day in which
/// somebody's match could be found again.
inline constexpr std::array<delay_class, 4> delay_classes{
    delay_class{0, 7}, delay_class{8, 30}, delay_class{31, 180}, delay_class{181, std::nullopt}};

/// How many matches there are in each class.
using delay_counts = std::array<std::int64_t, delay_classes.size()>;

/// A median is told of so many matches or more: whatever it says then holds of at least five.
inline constexpr std::int64_t smallest_median = 10;

/// The class of a match that was made on `made_on`, of two signals whose own dates (`datum`) are
/// given: the days are counted from the earlier of these.
std::size_t delay_class_of(day one_signal, day other_signal, day made_on);

/// The class in which the middle one lies (of an even number the earlier of the two); nothing of
/// fewer matches than `smallest_median`.
std::optional<std::size_t> median_class(const delay_counts& counts);

/// As it is read: `8 t/m 30`, `181 of meer`.
std::string to_text(const delay_class& days);

} // namespace kruispunt::domain::statistics
