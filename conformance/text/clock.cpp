#include "conformance/text/clock.hpp"

#include "conformance/text/rules.hpp"

#include <array>
#include <cstdio>

namespace kruispunt::conformance::text {
namespace {

using namespace std::chrono;

struct wall_clock {
    int year;
    unsigned month, day;
    int hour, minute, second, milli;
};

wall_clock read(instant at) {
    const auto midnight = floor<days>(at);
    const year_month_day date(midnight);
    const hh_mm_ss time(floor<milliseconds>(at) - midnight);
    return {
        int(date.year()),
        unsigned(date.month()),
        unsigned(date.day()),
        static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()),
        static_cast<int>(time.seconds().count()),
        static_cast<int>(time.subseconds().count())};
}

std::string print(const char* shape, const wall_clock& w) {
    std::array<char, 64> line{};
    // The shape is one of this file's own two.
    std::snprintf(
        line.data(), line.size(), shape, w.year, w.month, w.day, w.hour, w.minute, w.second, w.milli
    );
    return line.data();
}

} // namespace

std::string rfc3339(instant at) {
    return print("%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", read(at));
}

std::optional<instant> read_utc(std::string_view text) {
    constexpr std::size_t seconds_end = 19;
    // The rule knows the shape and which days and times exist.
    if (!iso_datetime(text) || text.back() != 'Z') return std::nullopt;
    const auto number = [text](std::size_t from, std::size_t length) {
        int value = 0;
        for (const char digit : text.substr(from, length))
            value = value * 10 + (digit - '0');
        return value;
    };
    const year_month_day date(
        year(number(0, 4)), month(unsigned(number(5, 2))), day(unsigned(number(8, 2)))
    );
    std::string fraction(text.substr(seconds_end, text.size() - seconds_end - 1));
    fraction.resize(4, '0');
    int milli = 0;
    if (text[seconds_end] == '.')
        for (const char digit : fraction.substr(1))
            milli = milli * 10 + (digit - '0');
    return sys_days(date) + hours(number(11, 2)) + minutes(number(14, 2)) + seconds(number(17, 2)) +
           milliseconds(milli);
}

std::string stuf_timestamp(instant at) {
    return print("%04d%02u%02u%02d%02d%02d%03d", read(at + amsterdam_offset(at)));
}

hours amsterdam_offset(instant at) {
    const auto year = year_month_day(floor<days>(at)).year();
    const auto turn = [year](month when) {
        return sys_days(year / when / Sunday[last]) + hours(1);
    };
    return at >= turn(March) && at < turn(October) ? hours(2) : hours(1);
}

} // namespace kruispunt::conformance::text
