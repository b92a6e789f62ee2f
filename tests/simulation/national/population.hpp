#pragma once

#include "tests/simulation/model/signal.hpp"
#include "tests/simulation/model/step.hpp"

#include <cstdint>
#include <map>
#include <random>
#include <vector>

namespace kruispunt::simulation {

/// How much happens in a year.
struct national_scale {
    double share = 1.0;           ///< of the nation
    int matches_a_year = 157'000; ///< between regions
    int unmatched_for_each = 3;   ///< signals that match nothing, for each one that does
};

/// What regions send, day by day: signals by twos on one child in two regions, three times as many
/// on children whom nobody else knows, and what becomes of them later. Any signal can be told again
/// from its id alone, so that little is kept.
class population {
public:
    population(std::uint64_t seed, const national_scale& scale) : random_(seed), scale_(scale) {}

    /// All that is sent on `today`; days in ascending order, each once.
    std::vector<model::step> day(model::day today);

private:
    /// A signal that is still to come, or what is to become of one.
    struct later {
        enum class what { given, corrected, goes_well, withdrawn, mistaken, moved, deceased };

        model::signal_key who;
        later::what happens{};
        int child{};
        model::day given{};
    };

    int below(int bound);
    int portion_of_a_year(double yearly);
    model::region any_region();
    model::signal_key fresh(model::region of);
    void plan_day(model::day today);
    void plan(model::day on, const later& what);
    void plan_life(const later& signal);
    model::content content_of(const later& signal, int reporter) const;
    model::step step_of(const later& what, model::day today);

    std::mt19937_64 random_;
    national_scale scale_;
    double owed_ = 0; ///< the fraction that earlier days left over
    int children_ = 0;
    std::map<model::region, int> last_id_;
    std::map<model::day, std::vector<later>> coming_;
};

} // namespace kruispunt::simulation
