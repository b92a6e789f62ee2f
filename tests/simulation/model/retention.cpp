#include "tests/simulation/model/retention.hpp"

namespace kruispunt::simulation::model {
namespace {

constexpr int active_years = 2;
constexpr int archive_years = 5;

} // namespace

std::string_view word(region of) {
    switch (of) {
    case region::esar:
        return "esar";
    case region::multisignaal:
        return "multisignaal";
    case region::sisa:
        return "sisa";
    case region::midden_nederland:
        return "midden-nederland";
    }
    return {};
}

std::string_view word(life state) {
    switch (state) {
    case life::active:
        return "actief";
    case life::going_well:
        return "afgesloten";
    case life::inactive:
        return "inactief";
    case life::gone:
        return "ended";
    }
    return {};
}

bool keeps_inactive(region of) {
    return of == region::multisignaal || of == region::midden_nederland;
}

day active_until(region of, const content& told, life state) {
    const bool lapses = of == region::esar && state == life::going_well;
    return years_after(told.dated, lapses ? 1 : active_years);
}

life after_active(region of) {
    return keeps_inactive(of) ? life::inactive : life::gone;
}

life after_closing(region of, const content& told, day today) {
    if (of != region::esar) return after_active(of);
    return years_after(told.dated, 1) <= today ? life::gone : life::going_well;
}

day archived_until(region of, const content& told, day inactive_since) {
    const auto from = of == region::multisignaal ? inactive_since : told.dated;
    return years_after(from, archive_years);
}

day taken_until(region of, const content& told) {
    switch (of) {
    case region::multisignaal:
        return years_after(told.dated, active_years + archive_years);
    case region::midden_nederland:
        return years_after(told.dated, archive_years);
    default:
        return years_after(told.dated, active_years);
    }
}

} // namespace kruispunt::simulation::model
