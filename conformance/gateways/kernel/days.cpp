#include "conformance/gateways/kernel/days.hpp"

#include "conformance/text/rules.hpp"

#include <array>
#include <chrono>
#include <cstdio>

namespace kruispunt::conformance::gateways::kernel {
namespace {

using namespace std::chrono;

constexpr std::size_t month_at = 5;
constexpr std::size_t day_at = 8;

int number(std::string_view text, std::size_t from, std::size_t length) {
    int value = 0;
    for (const char digit : text.substr(from, length))
        value = value * 10 + (digit - '0');
    return value;
}

year_month_day read(std::string_view day) {
    return {
        year(number(day, 0, 4)),
        month(static_cast<unsigned>(number(day, month_at, 2))),
        std::chrono::day(static_cast<unsigned>(number(day, day_at, 2)))};
}

std::string write(const year_month_day& date) {
    std::array<char, 32> line{};
    std::snprintf(
        line.data(),
        line.size(),
        "%04d-%02u-%02u",
        int(date.year()),
        unsigned(date.month()),
        unsigned(date.day())
    );
    return line.data();
}

bool is_working_day(sys_days day) {
    const weekday of(day);
    return of != Saturday && of != Sunday;
}

} // namespace

std::string years_after(const std::string& day, int years_on) {
    auto moved = read(day) + years(years_on);
    if (!moved.ok()) moved = moved.year() / February / last;
    return write(moved);
}

std::string days_after(const std::string& day, int days_on) {
    return write(sys_days(read(day)) + days(days_on));
}

std::string working_days_after(const std::string& day, int days_on) {
    sys_days at(read(day));
    while (days_on > 0) {
        at += days(1);
        if (is_working_day(at)) --days_on;
    }
    return write(at);
}

std::optional<std::string> earliest_day(std::string_view birth_date) {
    constexpr std::size_t year_length = 4;
    constexpr std::size_t month_length = 7;
    std::string whole(birth_date);
    if (whole.size() == year_length) whole += "-01-01";
    if (whole.size() == month_length) whole += "-01";
    if (!text::iso_date(whole)) return std::nullopt;
    return whole;
}

int age_on(const std::string& born, const std::string& day) {
    int age = number(day, 0, 4) - number(born, 0, 4);
    if (years_after(born, age) > day) --age;
    return age;
}

} // namespace kruispunt::conformance::gateways::kernel
