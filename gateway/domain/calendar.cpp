#include "gateway/domain/calendar.hpp"

#include <array>
#include <charconv>
#include <cstdio>

namespace kruispunt::domain {

namespace {

using namespace std::chrono;

std::optional<int> number(std::string_view text) {
    int value = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return text.empty() || text.size() > 9 ? std::nullopt : std::optional(value);
}

instant last_sunday_one_utc(year y, month m) {
    return sys_days(y / m / Sunday[last]) + hours(1);
}

std::optional<day> day_of(int y, int m, int d) {
    const year_month_day date(
        year(y), month(static_cast<unsigned>(m)), std::chrono::day(static_cast<unsigned>(d))
    );
    if (!date.ok() || y < 1) return std::nullopt;
    return sys_days(date);
}

// Hour, minute, second and millisecond of a day, or nothing where one is out of range.
std::optional<milliseconds> time_of_day(int h, int m, int s, int ms) {
    if (h > 23 || m > 59 || s > 59) return std::nullopt;
    return hours(h) + minutes(m) + seconds(s) + milliseconds(ms);
}

// Amsterdam's wall clock to UTC; the hour that autumn doubles is taken as its first passing.
instant from_amsterdam_clock(day d, milliseconds since_midnight) {
    const instant as_if_utc = d + since_midnight;
    const instant summer = as_if_utc - hours(2);
    return amsterdam_offset(summer) == hours(2) ? summer : as_if_utc - hours(1);
}

std::optional<minutes> zone_offset(std::string_view text) {
    if (text == "Z") return minutes(0);
    if (text.size() != 6 || text[3] != ':' || (text[0] != '+' && text[0] != '-'))
        return std::nullopt;
    const auto h = number(text.substr(1, 2));
    const auto m = number(text.substr(4, 2));
    if (!h || !m || *h > 14 || *m > 59) return std::nullopt;
    const minutes offset = hours(*h) + minutes(*m);
    return text[0] == '-' ? -offset : offset;
}

// ".123456" to milliseconds; what is finer is cut off.
std::optional<int> fraction(std::string_view digits) {
    if (digits.empty() || digits.size() > 9 || !number(digits)) return std::nullopt;
    std::string three(digits.substr(0, 3));
    three.resize(3, '0');
    return number(three);
}

} // namespace

hours amsterdam_offset(instant at) {
    const year y = year_month_day(floor<days>(at)).year();
    const bool summer = at >= last_sunday_one_utc(y, March) && at < last_sunday_one_utc(y, October);
    return hours(summer ? 2 : 1);
}

day amsterdam_day(instant at) {
    return floor<days>(at + amsterdam_offset(at));
}

day plus_years(day from, int n) {
    const year_month_day date(from);
    const year_month_day moved(date.year() + years(n), date.month(), date.day());
    return moved.ok() ? sys_days(moved) : sys_days(moved.year() / moved.month() / last);
}

std::optional<day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = number(text.substr(0, 4));
    const auto m = number(text.substr(5, 2));
    const auto d = number(text.substr(8, 2));
    if (!y || !m || !d) return std::nullopt;
    return day_of(*y, *m, *d);
}

std::string to_text(day d) {
    const year_month_day date(d);
    std::array<char, 32> text{};
    std::snprintf(
        text.data(),
        text.size(),
        "%04d-%02u-%02u",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day())
    );
    return text.data();
}

std::string to_rfc3339(instant at) {
    const auto offset = amsterdam_offset(at);
    const instant local = at + offset;
    const auto midnight = floor<days>(local);
    const hh_mm_ss clock(local - midnight);
    std::array<char, 48> text{};
    std::snprintf(
        text.data(),
        text.size(),
        "%sT%02d:%02d:%02d.%03d+%02d:00",
        to_text(midnight).c_str(),
        static_cast<int>(clock.hours().count()),
        static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()),
        static_cast<int>(clock.subseconds().count()),
        static_cast<int>(offset.count())
    );
    return text.data();
}

std::string to_stuf_time(instant at) {
    const instant local = at + amsterdam_offset(at);
    const auto midnight = floor<days>(local);
    const year_month_day date(midnight);
    const hh_mm_ss clock(local - midnight);
    std::array<char, 48> text{};
    std::snprintf(
        text.data(),
        text.size(),
        "%04d%02u%02u%02d%02d%02d%03d",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()),
        static_cast<int>(clock.hours().count()),
        static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()),
        static_cast<int>(clock.subseconds().count())
    );
    return text.data();
}

std::optional<instant> parse_timestamp(std::string_view text) {
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't')) return std::nullopt;
    const auto date = parse_day(text.substr(0, 10));
    const auto h = number(text.substr(11, 2));
    const auto m = number(text.substr(14, 2));
    const auto s = number(text.substr(17, 2));
    if (!date || !h || !m || !s || text[13] != ':' || text[16] != ':') return std::nullopt;
    std::string_view rest = text.substr(19);
    int ms = 0;
    if (rest.front() == '.') {
        const auto end = rest.find_first_not_of("0123456789", 1);
        const auto parsed = fraction(rest.substr(1, end == rest.npos ? end : end - 1));
        if (!parsed || end == rest.npos) return std::nullopt;
        ms = *parsed;
        rest.remove_prefix(end);
    }
    const auto time = time_of_day(*h, *m, *s, ms);
    const auto offset = zone_offset(rest);
    if (!time || !offset) return std::nullopt;
    return *date + *time - *offset;
}

std::optional<instant> parse_stuf_time(std::string_view text) {
    const bool known_length = text.size() == 8 || text.size() == 10 || text.size() == 12 ||
                              text.size() == 14 || (text.size() > 14 && text.size() <= 17);
    if (!known_length) return std::nullopt;
    std::string padded(text);
    padded.resize(17, '0');
    const std::string_view all(padded);
    const auto y = number(all.substr(0, 4));
    const auto mo = number(all.substr(4, 2));
    const auto d = number(all.substr(6, 2));
    const auto h = number(all.substr(8, 2));
    const auto mi = number(all.substr(10, 2));
    const auto s = number(all.substr(12, 2));
    const auto ms = number(all.substr(14, 3));
    if (!y || !mo || !d || !h || !mi || !s || !ms) return std::nullopt;
    const auto date = day_of(*y, *mo, *d);
    const auto time = time_of_day(*h, *mi, *s, *ms);
    if (!date || !time) return std::nullopt;
    return from_amsterdam_clock(*date, *time);
}

} // namespace kruispunt::domain
