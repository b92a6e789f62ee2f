#include "conformance/population/household_drawing.hpp"

#include "conformance/population/address_history.hpp"
#include "conformance/population/family.hpp"
#include "conformance/population/naming.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace kruispunt::conformance::population {

namespace {

using std::chrono::days;
using tables::background_row;

constexpr std::uint32_t partner_of_other_background_per_thousand = 120;
constexpr std::uint32_t double_surnames_per_thousand = 90;
constexpr std::uint32_t twins_named_alike_per_thousand = 300;

/// Where the household's people come from and what they are called.
struct lineage {
    const background_row* first = nullptr;
    const background_row* second = nullptr;
    surname first_surname;
    surname second_surname;
    surname of_both;       ///< the children that both parents have together
    surname of_first_only; ///< the others
};

/// Both surnames may be combined for a couple's first child born from this day on; later children
/// of the couple follow the first.
day double_surnames_since() {
    return make_day(2024, 1, 1);
}

surname draw_common_surname(random_stream& random, const family_plan& plan, const lineage& names) {
    const bool father_second = plan.parents.back().gender == 'M';
    const bool after_father = random.chance(880);
    const bool first_leads = father_second != after_father;
    const surname& leading = first_leads ? names.first_surname : names.second_surname;
    const surname& other = first_leads ? names.second_surname : names.first_surname;
    const auto eldest =
        std::find_if(plan.children.begin(), plan.children.end(), [](const auto& child) {
            return child.of_both;
        });
    const bool lawful = eldest != plan.children.end() && eldest->born >= double_surnames_since();
    const bool wanted = random.chance(double_surnames_per_thousand);
    if (!lawful || !wanted || leading == other) return leading;
    return double_surname(leading, other);
}

lineage draw_lineage(random_stream& random, const family_plan& plan) {
    lineage names;
    names.first = &draw_background(random);
    const bool mixed = random.chance(partner_of_other_background_per_thousand);
    names.second = mixed ? &draw_background(random) : names.first;
    names.first_surname = draw_surname(random, names.first->which);
    names.second_surname = draw_surname(random, names.second->which);
    if (plan.parents.size() == 2) names.of_both = draw_common_surname(random, plan, names);
    const bool after_absent_parent = random.chance(700);
    const surname absent = draw_surname(random, names.second->which);
    names.of_first_only = after_absent_parent ? absent : names.first_surname;
    if (plan.parents.empty()) names.of_both = names.first_surname;
    return names;
}

/// When the household came to the Netherlands, if it did: at some time after the eldest's birth or
/// in the five years before.
std::optional<day>
draw_arrival(random_stream& random, const family_plan& plan, const background_row& of, day today) {
    if (!random.chance(of.arrived)) return std::nullopt;
    const day earliest_arrival = plan.children.front().born - days{5 * 365};
    const int span = static_cast<int>((today - earliest_arrival).count());
    return earliest_arrival + days{random.between(0, span)};
}

/// When the first of its addresses begins: at arrival, or up to six years before the eldest's birth
/// but not before the first parent was 18, or at the birth of a young person who lives alone.
day draw_first_day(
    random_stream& random, const family_plan& plan, const std::optional<day>& arrival
) {
    const day eldest = plan.children.front().born;
    const day settled = eldest - days{random.between(0, 6 * 365)};
    if (arrival) return *arrival;
    if (plan.parents.empty()) return eldest;
    return std::max(settled, plan.parents.front().born + days{18 * 365});
}

/// What the register knows of a birth: mostly all, for those born before arrival sometimes an
/// estimate on 1 January, or the year, or year and month. Never a date that might make a child
/// reach the age limit.
birth_date draw_known_birth(
    random_stream& random, day born, bool child, bool abroad, const background_row& of, day today
) {
    const birth_date whole = whole_date(born);
    const bool imprecise = random.chance(of.imprecise_birth);
    const std::uint32_t kind = random.below(100);
    if (!abroad || !imprecise) return whole;
    birth_date known{whole.year, 1, 1};
    if (kind >= 60) known = {whole.year, 0, 0};
    if (kind >= 85) known = {whole.year, whole.month, 0};
    if (child && age_on(earliest(known), today) >= age_limit) return whole;
    return known;
}

person draw_parent(
    random_stream& random,
    const family_plan::parent& plan,
    const background_row& of,
    const surname& name,
    const std::vector<person>& before
) {
    person made;
    made.in_household = role::parent;
    made.gender = plan.gender;
    made.given_names = draw_given_names(random, of, plan.gender, role::parent, before, {});
    made.prefix = name.prefix;
    made.surname = name.stem;
    return made;
}

void add_parents(
    random_stream& random, household& home, const family_plan& plan, const lineage& names
) {
    for (const family_plan::parent& parent : plan.parents) {
        const bool first = home.persons.empty();
        home.persons.push_back(draw_parent(
            random,
            parent,
            first ? *names.first : *names.second,
            first ? names.first_surname : names.second_surname,
            home.persons
        ));
    }
}

void add_child(
    random_stream& random,
    household& home,
    const family_plan& plan,
    std::size_t index,
    const lineage& names
) {
    const family_plan::child& child = plan.children[index];
    const bool second_twin = child.twin.has_value() && *child.twin < index;
    const bool alike = random.chance(twins_named_alike_per_thousand) && second_twin;
    const bool shared = child.of_both && plan.parents.size() != 1;
    const surname& name = shared ? names.of_both : names.of_first_only;
    person made;
    made.gender = child.gender;
    made.given_names = draw_given_names(
        random,
        *names.first,
        child.gender,
        role::child,
        home.persons,
        alike ? std::string_view{home.persons.back().given_names} : std::string_view{}
    );
    made.prefix = name.prefix;
    made.surname = name.stem;
    home.persons.push_back(std::move(made));
}

void set_births(
    random_stream& random,
    household& home,
    const family_plan& plan,
    const lineage& names,
    const std::optional<day>& arrival,
    day today
) {
    const std::size_t parents = plan.parents.size();
    for (std::size_t at = 0; at < parents; ++at) {
        const day born = plan.parents[at].born;
        const bool abroad = arrival && born < *arrival;
        const background_row& of = at == 0 ? *names.first : *names.second;
        home.persons[at].born = draw_known_birth(random, born, false, abroad, of, today);
    }
    for (std::size_t at = 0; at < plan.children.size(); ++at) {
        const day born = plan.children[at].born;
        const bool abroad = arrival && born < *arrival;
        const bool same_birth = plan.children[at].twin == at - 1 && at > 0;
        person& child = home.persons[parents + at];
        child.born = same_birth ? home.persons[parents + at - 1].born
                                : draw_known_birth(random, born, true, abroad, *names.first, today);
    }
}

void set_numbers(bsn_sequence& bsns, household& home, const family_plan& plan) {
    for (person& someone : home.persons)
        someone.bsn = bsns.next();
    const std::size_t parents = plan.parents.size();
    for (std::size_t at = 0; at < plan.children.size(); ++at) {
        const family_plan::child& child = plan.children[at];
        person& made = home.persons[parents + at];
        if (child.twin) made.twin_of = home.persons[parents + *child.twin].bsn;
        const std::size_t known_parents = child.of_both ? parents : 1;
        for (std::size_t parent = 0; parent < known_parents; ++parent)
            made.parents.push_back(home.persons[parent].bsn);
    }
}

} // namespace

household draw_household(random_stream& random, bsn_sequence& bsns, std::uint32_t room, day today) {
    const family_plan plan = plan_family(random, room, today);
    const lineage names = draw_lineage(random, plan);
    const std::optional<day> arrival = draw_arrival(random, plan, *names.first, today);
    const day first_day = draw_first_day(random, plan, arrival);
    household home;
    home.persons.reserve(plan.parents.size() + plan.children.size());
    add_parents(random, home, plan, names);
    for (std::size_t index = 0; index < plan.children.size(); ++index)
        add_child(random, home, plan, index, names);
    set_births(random, home, plan, names, arrival, today);
    set_numbers(bsns, home, plan);
    home.addresses = draw_address_history(random, first_day, today);
    return home;
}

} // namespace kruispunt::conformance::population
