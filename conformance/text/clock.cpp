#include "conformance/text/clock.hpp"

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
