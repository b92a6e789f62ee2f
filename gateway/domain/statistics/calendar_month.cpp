#include "gateway/domain/statistics/calendar_month.hpp"

#include <algorithm>

namespace kruispunt::domain::statistics {

calendar_month amsterdam_month(instant at) {
    const std::chrono::year_month_day date(amsterdam_day(at));
    return date.year() / date.month();
}

std::optional<calendar_month> parse_month(std::string_view text) {
    const auto first_day = parse_day(std::string(text) + "-01");
    if (!first_day) return std::nullopt;
    const std::chrono::year_month_day date(*first_day);
    return date.year() / date.month();
}

std::string to_text(calendar_month month) {
    return domain::to_text(day(month / 1)).substr(0, 7);
}

bool is_over(calendar_month month, instant now) {
    return month < amsterdam_month(now);
}

std::optional<calendar_month>
month_to_freeze(instant counting_since, std::optional<calendar_month> last, instant now) {
    const calendar_month began = amsterdam_month(counting_since);
    const calendar_month next = std::max(last.value_or(began), began) + std::chrono::months(1);
    return is_over(next, now) ? std::optional(next) : std::nullopt;
}

} // namespace kruispunt::domain::statistics
