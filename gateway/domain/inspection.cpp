#include "gateway/domain/inspection.hpp"

#include "gateway/domain/birth_date.hpp"

#include <algorithm>

namespace kruispunt::domain {

namespace {

constexpr int child_until = 12;
constexpr int with_parents_until = 16;

template <class Digests>
std::optional<int> place_in(const Digests& digests, const short_digest& part) {
    const auto at = std::find(digests.begin(), digests.end(), part);
    if (at == digests.end()) return std::nullopt;
    return static_cast<int>(at - digests.begin());
}

std::string two_digits(int number) {
    return number < 10 ? "0" + std::to_string(number) : std::to_string(number);
}

} // namespace

std::string_view wire_word(requester by) {
    switch (by) {
    case requester::young_person:
        return "jeugdige";
    case requester::parents:
        return "ouders";
    case requester::both:
        return "beiden";
    }
    return {};
}

std::optional<int>
age_on(const sealed_birth_date& born, const sealed_calendar& calendar, day today) {
    const auto year = place_in(calendar.years, born.year);
    const auto month = born.month ? place_in(calendar.months, *born.month) : 0;
    const auto on = born.day ? place_in(calendar.days, *born.day) : 0;
    if (!year || !month || !on) return std::nullopt;
    const auto date = birth_date::parse(
        std::to_string(calendar.first_year + *year) + "-" + two_digits(*month + 1) + "-" +
        two_digits(*on + 1)
    );
    if (!date) return std::nullopt;
    return date->age_on(today);
}

bool may_ask(requester by, int age) {
    if (age < child_until) return by == requester::parents;
    if (age < with_parents_until) return by == requester::both;
    return by == requester::young_person;
}

} // namespace kruispunt::domain
