#include "conformance/gateways/kernel/retention.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/kernel/days.hpp"

#include <algorithm>

namespace kruispunt::conformance::gateways::kernel {
namespace {

constexpr int active_years = 2;
constexpr int archived_years = 5;

bool archives_from_inactive(std::string_view region) {
    return region == "multisignaal";
}

std::string kept_when_inactive(const held_signal& signal, const std::string& inactive_from) {
    const auto& begins =
        archives_from_inactive(signal.key.region) ? inactive_from : signal.says.date;
    return years_after(begins, archived_years);
}

} // namespace

bool knows_inactive(std::string_view region) {
    return region == "multisignaal" || region == "midden-nederland";
}

void set_terms(held_signal& signal, const mutation::mutation& broken) {
    const int years = broken.behaves(behaviours::a_year_too_long) ? active_years + 1 : active_years;
    signal.active_until = years_after(signal.says.date, years);
    signal.kept_until = knows_inactive(signal.key.region)
                            ? kept_when_inactive(signal, signal.active_until)
                            : signal.active_until;
}

std::string longest_term(const held_signal& signal) {
    const int years =
        knows_inactive(signal.key.region)
            ? archived_years + (archives_from_inactive(signal.key.region) ? active_years : 0)
            : active_years;
    return years_after(signal.says.date, years);
}

std::string end_when_going_well(const held_signal& signal, const std::string& today) {
    if (signal.key.region != "esar") return today;
    return std::max(years_after(signal.says.date, 1), today);
}

void make_inactive(held_signal& signal, const std::string& day) {
    signal.state = standing::inactive;
    signal.active_until = std::min(signal.active_until, day);
    signal.kept_until = kept_when_inactive(signal, signal.active_until);
}

} // namespace kruispunt::conformance::gateways::kernel
