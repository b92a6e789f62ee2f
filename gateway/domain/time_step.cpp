#include "gateway/domain/time_step.hpp"

#include <array>
#include <charconv>
#include <utility>

namespace kruispunt::domain {

namespace {

using unit = enum time_step::unit;

constexpr int longest_count = 999'999;

constexpr std::array<std::pair<std::string_view, unit>, 7> words{
    {{"s", unit::seconds},
     {"m", unit::minutes},
     {"h", unit::hours},
     {"d", unit::days},
     {"w", unit::weeks},
     {"mo", unit::months},
     {"y", unit::years}}};

day plus_months(day from, int months) {
    const std::chrono::year_month_day date(from);
    const auto target = date.year() / date.month() + std::chrono::months(months);
    const std::chrono::year_month_day same = target / date.day();
    return same.ok() ? day(same) : day(target / std::chrono::last);
}

day later_day(day from, const time_step& step) {
    switch (step.unit) {
    case unit::days:
        return from + std::chrono::days(step.count);
    case unit::weeks:
        return from + std::chrono::weeks(step.count);
    case unit::months:
        return plus_months(from, step.count);
    default:
        return plus_months(from, 12 * step.count);
    }
}

} // namespace

std::optional<time_step> parse_time_step(std::string_view text) {
    time_step step;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, step.count);
    if (read.ec != std::errc() || step.count < 1 || step.count > longest_count) return std::nullopt;
    const std::string_view word(read.ptr, static_cast<std::size_t>(end - read.ptr));
    for (const auto& [known, what] : words) {
        if (known != word) continue;
        step.unit = what;
        return step;
    }
    return std::nullopt;
}

instant after(instant from, const time_step& step) {
    switch (step.unit) {
    case unit::seconds:
        return from + std::chrono::seconds(step.count);
    case unit::minutes:
        return from + std::chrono::minutes(step.count);
    case unit::hours:
        return from + std::chrono::hours(step.count);
    default:
        break;
    }
    const instant local = from + amsterdam_offset(from);
    const day date = std::chrono::floor<std::chrono::days>(local);
    const instant target = later_day(date, step) + (local - date);
    return target - amsterdam_offset(target - amsterdam_offset(from));
}

} // namespace kruispunt::domain
