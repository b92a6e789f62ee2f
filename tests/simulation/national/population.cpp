#include "tests/simulation/national/population.hpp"

#include "tests/simulation/driver/places.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::simulation {

namespace {

using model::region;

constexpr double days_in_a_year = 365.25;
constexpr int organisations = 400;
constexpr int oldest = 22;                 // years of age when a signal is given
constexpr double pairs_for_a_match = 1.05; // some of the first have ended when the second comes
constexpr int days_between_at_most = 120;

} // namespace

int population::below(int bound) {
    return static_cast<int>(random_() % static_cast<std::uint64_t>(bound));
}

int population::portion_of_a_year(double yearly) {
    owed_ += yearly / days_in_a_year;
    const int today = static_cast<int>(owed_);
    owed_ -= today;
    return today;
}

/// The big index gives half of all signals.
region population::any_region() {
    constexpr region regions[] = {
        region::multisignaal,
        region::multisignaal,
        region::multisignaal,
        region::sisa,
        region::midden_nederland,
        region::esar};
    return regions[below(6)];
}

model::signal_key population::fresh(region of) {
    return {of, ++last_id_[of]};
}

void population::plan(model::day on, const later& what) {
    coming_[on].push_back(what);
}

void population::plan_day(model::day today) {
    const int pairs = portion_of_a_year(scale_.share * scale_.matches_a_year * pairs_for_a_match);
    for (int i = 0; i < pairs; ++i) {
        const auto first = any_region();
        auto second = any_region();
        while (second == first)
            second = any_region();
        const int child = ++children_;
        const auto meets = today + std::chrono::days(below(days_between_at_most));
        plan(today, {fresh(first), later::what::given, child, today});
        plan(meets, {fresh(second), later::what::given, child, meets});
    }
    for (int i = 0; i < 2 * pairs * scale_.unmatched_for_each; ++i)
        plan(today, {fresh(any_region()), later::what::given, ++children_, today});
}

/// A third of all signals hears of something before its time is over.
void population::plan_life(const later& signal) {
    const auto after = [&](int least, int spread, later::what happens) {
        auto event = signal;
        event.happens = happens;
        plan(signal.given + std::chrono::days(least + below(spread)), event);
    };
    const int fate = below(1000);
    if (fate < 120)
        after(60, 600, later::what::goes_well);
    else if (fate < 180)
        after(1, 600, later::what::withdrawn);
    else if (fate < 190)
        after(1, 60, later::what::mistaken);
    else if (fate < 191)
        after(1, 600, later::what::deceased);
    else if (fate < 221)
        after(1, 700, later::what::moved);
    else if (fate < 300)
        after(1, 400, later::what::corrected);
}

model::content population::content_of(const later& signal, int reporter) const {
    const auto of = signal.who.of;
    const auto child = static_cast<unsigned>(signal.child);
    model::content told;
    told.child = signal.child;
    if (of != region::multisignaal) {
        const std::chrono::year_month_day given(signal.given);
        const auto age = static_cast<int>(child % oldest);
        told.born =
            model::birth{static_cast<int>(given.year()) - age - 1, 1 + child % 12, 1 + child % 28};
        told.given_name = signal.child;
    }
    // One family in four is known; none has two children here.
    if (child % 4 == 0) told.parents = {signal.child};
    // Two organisations of one region are never the same as two of another.
    told.organisation =
        static_cast<int>(of) * organisations + 1 + static_cast<int>(child) % organisations;
    told.phone = 1;
    told.reporter = of == region::sisa ? 0 : reporter;
    if (of == region::esar || of == region::midden_nederland)
        told.municipality = places.at(child % places.size());
    told.dated = signal.given;
    return told;
}

model::step population::step_of(const later& what, model::day today) {
    switch (what.happens) {
    case later::what::goes_well:
        return model::close{what.who};
    case later::what::withdrawn:
        return model::withdraw{what.who, model::withdrawal::other};
    case later::what::mistaken:
        return model::withdraw{what.who, model::withdrawal::mistake};
    case later::what::deceased:
        return model::withdraw{what.who, model::withdrawal::deceased};
    case later::what::moved:
        return model::relocate{
            what.who,
            places.at(static_cast<std::size_t>(below(static_cast<int>(places.size())))),
            today};
    case later::what::corrected:
        return model::give{what.who, content_of(what, 2)};
    case later::what::given:
        break;
    }
    plan_life(what);
    return model::give{what.who, content_of(what, 1)};
}

std::vector<model::step> population::day(model::day today) {
    plan_day(today);
    std::vector<model::step> steps;
    for (const auto& what : std::exchange(coming_[today], {}))
        steps.push_back(step_of(what, today));
    coming_.erase(today);
    return steps;
}

} // namespace kruispunt::simulation
