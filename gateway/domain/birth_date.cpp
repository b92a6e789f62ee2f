#include "gateway/domain/birth_date.hpp"

#include <algorithm>

namespace kruispunt::domain {

namespace {

constexpr int first_year = 1850;

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

unsigned number(std::string_view digits) {
    unsigned value = 0;
    for (char c : digits)
        value = value * 10 + static_cast<unsigned>(c - '0');
    return value;
}

bool has_shape(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 4 || i == 7;
        if (dash ? text[i] != '-' : (text[i] < '0' || text[i] > '9')) return false;
    }
    return true;
}

} // namespace

result<birth_date>
birth_date::checked(int y, std::optional<unsigned> m, std::optional<unsigned> d) {
    const birth_date made(y, m, d);
    const std::chrono::year_month_day date(
        std::chrono::year(y), std::chrono::month(m.value_or(1)), std::chrono::day(d.value_or(1))
    );
    if (y < first_year || !date.ok()) return make_error(errc::date_invalid);
    return made;
}

result<birth_date> birth_date::parse(std::string_view text) {
    if (!has_shape(text)) return make_error(errc::value_invalid);
    const int y = static_cast<int>(number(text.substr(0, 4)));
    if (text.size() == 4) return checked(y, std::nullopt, std::nullopt);
    const unsigned m = number(text.substr(5, 2));
    if (text.size() == 7) return checked(y, m, std::nullopt);
    return checked(y, m, number(text.substr(8, 2)));
}

result<birth_date> birth_date::parse_stuf(std::string_view digits, std::string_view completeness) {
    if (digits.size() != 8 || !all_digits(digits)) return make_error(errc::value_invalid);
    const int y = static_cast<int>(number(digits.substr(0, 4)));
    const unsigned m = number(digits.substr(4, 2));
    if (completeness == "V") return checked(y, m, number(digits.substr(6, 2)));
    if (completeness == "D") return checked(y, m, std::nullopt);
    if (completeness == "M") return checked(y, std::nullopt, std::nullopt);
    return make_error(errc::value_invalid);
}

std::string birth_date::text() const {
    const std::string whole = to_text(earliest());
    return whole.substr(0, !month_ ? 4 : !day_ ? 7 : 10);
}

day birth_date::earliest() const {
    return std::chrono::year_month_day(
        std::chrono::year(year_),
        std::chrono::month(month_.value_or(1)),
        std::chrono::day(day_.value_or(1))
    );
}

int birth_date::age_on(day on) const {
    const int years = static_cast<int>(std::chrono::year_month_day(on).year()) - year_;
    return plus_years(earliest(), years) <= on ? years : years - 1;
}

} // namespace kruispunt::domain
