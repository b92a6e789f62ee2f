#include "conformance/population/family.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace kruispunt::conformance::population {

namespace {

using std::chrono::days;

constexpr int days_a_year = 365;
constexpr std::uint32_t alone_per_thousand = 25;
constexpr std::uint32_t two_parents_per_thousand = 780;
constexpr std::uint32_t twins_per_thousand_births = 15;
constexpr std::uint32_t twins_of_one_gender_per_thousand = 660;
constexpr std::uint32_t stepfamilies_per_thousand = 70;

char draw_gender(random_stream& random) {
    if (random.below(2500) == 0) return 'X';
    return random.chance(512) ? 'M' : 'V';
}

family_plan young_person_alone(random_stream& random, day today) {
    const day oldest = years_before(today, age_limit) + days{1};
    const day youngest = years_before(today, 18);
    const int span = static_cast<int>((youngest - oldest).count());
    family_plan plan;
    const char gender = draw_gender(random);
    plan.children.push_back({gender, oldest + days{random.between(0, span)}, std::nullopt, true});
    return plan;
}

std::size_t draw_child_count(random_stream& random, std::size_t most) {
    constexpr std::array<std::uint32_t, 7> up_to = {330, 770, 930, 978, 992, 998, 1000};
    const auto found = std::upper_bound(up_to.begin(), up_to.end(), random.below(1000));
    return std::min(static_cast<std::size_t>(found - up_to.begin()) + 1, most);
}

void draw_parent_genders(random_stream& random, family_plan& plan, std::size_t parents) {
    if (parents == 1) {
        plan.parents.push_back({random.chance(820) ? 'V' : 'M', {}});
        return;
    }
    const std::uint32_t kind = random.below(1000);
    const char first = kind < 12 ? 'M' : 'V';
    const char second = kind >= 12 && kind < 30 ? 'V' : 'M';
    plan.parents = {{first, {}}, {second, {}}};
}

/// The first parent is 18 to 43 at the eldest child's birth, the second some years older or
/// younger.
void draw_parent_births(random_stream& random, family_plan& plan, day eldest) {
    const int age = random.around_middle(18 * days_a_year, 43 * days_a_year);
    plan.parents.front().born = eldest - days{age};
    if (plan.parents.size() == 1) return;
    const int older = random.around_middle(-4 * days_a_year, 9 * days_a_year);
    const int second_age = std::max(age + older, 18 * days_a_year);
    plan.parents.back().born = eldest - days{second_age};
}

void add_twins(random_stream& random, family_plan& plan, day born) {
    const char gender = draw_gender(random);
    const bool same = random.chance(twins_of_one_gender_per_thousand);
    const char other = same ? gender : (gender == 'V' ? 'M' : 'V');
    const std::size_t first = plan.children.size();
    plan.children.push_back({gender, born, first + 1, true});
    plan.children.push_back({other, born, first, true});
}

/// Children from the eldest on, as long as they are wanted, born by today and the parent not too
/// old. Twins may be one more than was wanted, never more than there is room for.
void draw_children(
    random_stream& random, family_plan& plan, std::size_t room, day eldest, day today
) {
    const std::size_t wanted = draw_child_count(random, room);
    const day last_birth = plan.parents.front().born + days{47 * days_a_year};
    day born = eldest;
    while (plan.children.size() < wanted && born <= today && born <= last_birth) {
        const bool twins = random.chance(twins_per_thousand_births);
        if (twins && plan.children.size() + 2 <= room) {
            add_twins(random, plan, born);
        } else {
            plan.children.push_back({draw_gender(random), born, std::nullopt, true});
        }
        born += days{random.around_middle(300, 2300)};
    }
}

/// In a stepfamily the eldest (with its twin) is the first parent's alone.
void draw_stepfamily(random_stream& random, family_plan& plan) {
    const bool possible = plan.parents.size() == 2 && plan.children.size() > 1;
    if (!possible || !random.chance(stepfamilies_per_thousand)) return;
    for (family_plan::child& child : plan.children)
        child.of_both = child.born != plan.children.front().born;
}

} // namespace

family_plan plan_family(random_stream& random, std::uint32_t room, day today) {
    if (room == 1 || random.chance(alone_per_thousand)) return young_person_alone(random, today);
    const bool two = random.chance(two_parents_per_thousand) && room > 2;
    const std::size_t parents = two ? 2 : 1;
    const day oldest = years_before(today, age_limit) + days{1};
    const int span = static_cast<int>((today - oldest).count());
    const day eldest = oldest + days{random.between(0, span)};
    family_plan plan;
    draw_parent_genders(random, plan, parents);
    draw_parent_births(random, plan, eldest);
    draw_children(random, plan, room - parents, eldest, today);
    draw_stepfamily(random, plan);
    return plan;
}

} // namespace kruispunt::conformance::population
