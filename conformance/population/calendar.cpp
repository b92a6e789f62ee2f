#include "conformance/population/calendar.hpp"

#include <algorithm>
#include <cstddef>

namespace kruispunt::conformance::population {

namespace {

void append_digits(std::string& out, int value, std::size_t width) {
    const std::size_t start = out.size();
    out.resize(start + width, '0');
    for (std::size_t place = start + width; place > start; value /= 10)
        out[--place] = static_cast<char>('0' + value % 10);
}

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '9') return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    return value;
}

} // namespace

day make_day(int year, unsigned month, unsigned day_of_month) {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day_of_month};
}

birth_date whole_date(day born) {
    const std::chrono::year_month_day parts{born};
    return {
        static_cast<int>(parts.year()),
        static_cast<unsigned>(parts.month()),
        static_cast<unsigned>(parts.day())};
}

day earliest(const birth_date& date) {
    return make_day(date.year, std::max(date.month, 1U), std::max(date.day_of_month, 1U));
}

int age_on(day born, day today) {
    const birth_date birth = whole_date(born);
    const birth_date now = whole_date(today);
    const bool had_birthday = now.month > birth.month ||
                              (now.month == birth.month && now.day_of_month >= birth.day_of_month);
    return now.year - birth.year - (had_birthday ? 0 : 1);
}

day years_before(day from, int years) {
    const std::chrono::year_month_day then =
        std::chrono::year_month_day{from} - std::chrono::years{years};
    if (then.ok()) return then;
    return then.year() / std::chrono::February / std::chrono::day{28};
}

std::optional<day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day_of_month = digits(text.substr(8, 2));
    if (!year || !month || !day_of_month || *year < 1000) return std::nullopt;
    const std::chrono::year_month_day parts{
        std::chrono::year{*year},
        std::chrono::month{static_cast<unsigned>(*month)},
        std::chrono::day{static_cast<unsigned>(*day_of_month)}};
    if (!parts.ok()) return std::nullopt;
    return parts;
}

void append_iso(std::string& out, day which) {
    append_iso(out, whole_date(which));
}

void append_iso(std::string& out, const birth_date& date) {
    append_digits(out, date.year, 4);
    if (date.month == 0) return;
    out += '-';
    append_digits(out, static_cast<int>(date.month), 2);
    if (date.day_of_month == 0) return;
    out += '-';
    append_digits(out, static_cast<int>(date.day_of_month), 2);
}

} // namespace kruispunt::conformance::population
