#include "conformance/population/family.hpp"
#include "conformance/population/naming.hpp"
#include "conformance/population/tests/people.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kruispunt::conformance::population {
namespace {

template <typename Visit>
void each_child(const std::vector<household>& homes, Visit visit) {
    for (const household& home : homes)
        for (const person& someone : home.persons)
            if (someone.in_household == role::child) visit(home, someone);
}

const person& with_bsn(const household& home, std::uint32_t bsn) {
    return *std::find_if(home.persons.begin(), home.persons.end(), [bsn](const person& someone) {
        return someone.bsn == bsn;
    });
}

bool estimated(const birth_date& date) {
    return date.day_of_month <= 1 && date.month <= 1;
}

TEST(families, have_one_or_two_parents_and_a_child) {
    for (const household& home : hundred_thousand()) {
        const auto parents =
            std::count_if(home.persons.begin(), home.persons.end(), [](const person& someone) {
                return someone.in_household == role::parent;
            });
        const auto all = static_cast<std::ptrdiff_t>(home.persons.size());
        EXPECT_LE(parents, 2);
        EXPECT_GT(all, parents);
        EXPECT_TRUE(parents > 0 || all == 1);
    }
}

TEST(families, twins_share_date_and_surname_and_differ_in_given_name) {
    std::uint32_t twins = 0;
    std::uint32_t of_one_gender = 0;
    std::uint32_t children = 0;
    each_child(hundred_thousand(), [&](const household& home, const person& child) {
        ++children;
        if (child.twin_of == 0) return;
        const person& other = with_bsn(home, child.twin_of);
        ++twins;
        of_one_gender += child.gender == other.gender ? 1U : 0U;
        EXPECT_NE(child.bsn, other.bsn);
        EXPECT_EQ(other.twin_of, child.bsn);
        EXPECT_EQ(child.born, other.born);
        EXPECT_EQ(child.prefix, other.prefix);
        EXPECT_EQ(child.surname, other.surname);
        EXPECT_EQ(child.parents, other.parents);
        EXPECT_NE(first_name(child.given_names), first_name(other.given_names));
    });
    EXPECT_GT(twins * 1000, children * 22);
    EXPECT_LT(twins * 1000, children * 38);
    EXPECT_GT(of_one_gender * 100, twins * 58);
    EXPECT_LT(of_one_gender * 100, twins * 74);
}

TEST(families, no_two_people_of_a_household_share_a_first_name) {
    for (const household& home : hundred_thousand()) {
        std::set<std::string_view> names;
        for (const person& someone : home.persons)
            names.insert(first_name(someone.given_names));
        EXPECT_EQ(names.size(), home.persons.size());
    }
}

TEST(families, children_are_0_to_22_by_their_earliest_possible_day) {
    std::array<std::uint32_t, 23> by_age{};
    each_child(hundred_thousand(), [&](const household&, const person& child) {
        const int age = age_on(earliest(child.born), default_today());
        ASSERT_GE(age, 0);
        ASSERT_LT(age, age_limit);
        ++by_age[static_cast<std::size_t>(age)];
    });
    for (const std::uint32_t of_age : by_age)
        EXPECT_GT(of_age, 1000U);
}

TEST(families, parents_are_of_an_age_to_be_parents) {
    each_child(hundred_thousand(), [](const household& home, const person& child) {
        for (const std::uint32_t bsn : child.parents) {
            const person& parent = with_bsn(home, bsn);
            EXPECT_EQ(parent.in_household, role::parent);
            const bool partly = estimated(parent.born) || estimated(child.born);
            const int age = age_on(earliest(parent.born), earliest(child.born));
            EXPECT_GE(age, partly ? 16 : 17);
            EXPECT_LE(age, 60);
        }
    });
}

TEST(families, siblings_but_twins_are_born_300_days_or_more_apart) {
    for (const household& home : hundred_thousand()) {
        const person* elder = nullptr;
        for (const person& someone : home.persons) {
            if (someone.in_household != role::child || someone.born.day_of_month == 0) continue;
            const bool comparable = elder != nullptr && someone.twin_of != elder->bsn &&
                                    !estimated(someone.born) && !estimated(elder->born);
            if (comparable) {
                const auto apart = earliest(someone.born) - earliest(elder->born);
                EXPECT_GE(apart, std::chrono::days{300});
            }
            elder = &someone;
        }
    }
}

TEST(families, double_surnames_are_those_of_both_parents_and_begin_in_2024) {
    std::uint32_t doubles = 0;
    each_child(hundred_thousand(), [&](const household& home, const person& child) {
        if (child.parents.size() != 2) return;
        const person& first = with_bsn(home, child.parents[0]);
        const person& second = with_bsn(home, child.parents[1]);
        const surname name{child.prefix, child.surname};
        const surname one{first.prefix, first.surname};
        const surname other{second.prefix, second.surname};
        if (name == one || name == other) return;
        ++doubles;
        EXPECT_TRUE(name == double_surname(one, other) || name == double_surname(other, one));
        EXPECT_GE(child.born.year, 2024);
    });
    EXPECT_GT(doubles, 100U);
}

TEST(families, children_of_the_same_two_parents_share_a_surname) {
    for (const household& home : hundred_thousand()) {
        std::set<std::pair<std::string, std::string>> names;
        for (const person& someone : home.persons)
            if (someone.parents.size() == 2) names.emplace(someone.prefix, someone.surname);
        EXPECT_LE(names.size(), 1U);
    }
}

TEST(families, some_dates_are_known_in_part_or_estimated) {
    std::map<std::string, std::uint32_t> kinds;
    each_child(hundred_thousand(), [&](const household&, const person& child) {
        if (child.born.month == 0) {
            ++kinds["year"];
        } else if (child.born.day_of_month == 0) {
            ++kinds["month"];
        } else if (child.born.day_of_month == 1 && child.born.month == 1) {
            ++kinds["first of January"];
        }
    });
    EXPECT_GT(kinds["year"], 20U);
    EXPECT_GT(kinds["month"], 10U);
    EXPECT_GT(kinds["first of January"], 200U);
}

TEST(families, put_two_surnames_into_one) {
    EXPECT_EQ(
        double_surname({"de", "Vries"}, {"van den", "Berg"}), (surname{"de", "Vries van den Berg"})
    );
    EXPECT_EQ(double_surname({"", "Bos"}, {"d'", "Hondt"}), (surname{"", "Bos d'Hondt"}));
    EXPECT_EQ(double_surname({"", "Bos"}, {"", "Çelik"}), (surname{"", "Bos Çelik"}));
}

TEST(family_plans, fit_in_the_room_there_is) {
    for (std::uint32_t room = 1; room <= 6; ++room)
        for (std::uint64_t stream = 0; stream < 2000; ++stream) {
            random_stream random{room, stream};
            const family_plan plan = plan_family(random, room, default_today());
            EXPECT_LE(plan.parents.size() + plan.children.size(), room);
            EXPECT_FALSE(plan.children.empty());
        }
}

} // namespace
} // namespace kruispunt::conformance::population
