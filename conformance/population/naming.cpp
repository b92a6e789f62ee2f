#include "conformance/population/naming.hpp"

#include "conformance/population/weighted_rows.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace kruispunt::conformance::population {

namespace {

using tables::background;
using tables::background_count;
using tables::era;
using tables::given_name_row;

constexpr std::uint32_t rare_dutch_per_thousand = 550;
constexpr std::uint32_t dutch_name_abroad_per_thousand = 250;

template <typename Row>
using by_background = std::array<weighted_rows<Row>, background_count>;

by_background<tables::surname_row> group_surnames() {
    by_background<tables::surname_row> groups;
    for (const tables::surname_row& row : tables::surnames())
        groups[static_cast<std::size_t>(row.of)].add(row, row.weight);
    return groups;
}

bool borne_by(const given_name_row& row, char sex, role bearer) {
    const era other = bearer == role::parent ? era::children : era::parents;
    return (row.sex == sex || row.sex == 'X') && row.borne_by != other;
}

/// The given names of one sex and one generation.
by_background<given_name_row> group_given_names(char sex, role bearer) {
    by_background<given_name_row> groups;
    for (const given_name_row& row : tables::given_names())
        if (borne_by(row, sex, bearer))
            groups[static_cast<std::size_t>(row.of)].add(row, row.weight);
    return groups;
}

weighted_rows<given_name_row> group_baptismal_names(char sex) {
    weighted_rows<given_name_row> group;
    for (const given_name_row& row : tables::baptismal_names())
        if (row.sex == sex) group.add(row, row.weight);
    return group;
}

weighted_rows<tables::background_row> group_backgrounds() {
    weighted_rows<tables::background_row> group;
    for (const tables::background_row& row : tables::backgrounds())
        group.add(row, row.weight);
    return group;
}

const weighted_rows<given_name_row>& given_name_group(background of, char sex, role bearer) {
    static const std::array<by_background<given_name_row>, 4> groups = {
        group_given_names('M', role::parent),
        group_given_names('M', role::child),
        group_given_names('V', role::parent),
        group_given_names('V', role::child)};
    const std::size_t which = (sex == 'V' ? 2U : 0U) + (bearer == role::child ? 1U : 0U);
    return groups[which][static_cast<std::size_t>(of)];
}

std::string_view pick(random_stream& random, std::span<const std::string_view> texts) {
    return texts[random.below(static_cast<std::uint32_t>(texts.size()))];
}

surname rare_dutch_surname(random_stream& random) {
    constexpr std::array<std::string_view, 10> prefixes = {
        "van", "van", "van", "van de", "van de", "van der", "van den", "ter", "te", "de"};
    surname name;
    name.stem = pick(random, tables::surname_beginnings());
    if (random.chance(400)) {
        name.stem += pick(random, tables::surname_person_endings());
        return name;
    }
    name.stem += pick(random, tables::surname_place_endings());
    if (random.chance(450)) name.prefix = pick(random, prefixes);
    return name;
}

/// One first name. Children of families from abroad often have a Dutch or an international one.
std::string_view draw_first_name(random_stream& random, background of, char sex, role bearer) {
    const bool dutch = bearer == role::child && random.chance(dutch_name_abroad_per_thousand);
    return given_name_group(dutch ? background::dutch : of, sex, bearer).pick(random).name;
}

bool taken(std::string_view name, std::span<const person> siblings) {
    return std::any_of(siblings.begin(), siblings.end(), [name](const person& sibling) {
        return first_name(sibling.given_names) == name;
    });
}

/// The first letter, which in the tables takes one or two bytes.
std::string_view initial(std::string_view name) {
    const bool ascii = static_cast<unsigned char>(name.front()) < 0x80;
    return name.substr(0, ascii ? 1 : 2);
}

/// Tries often enough that a family is not out of names; alliteration is given up sooner.
std::string_view draw_free_first_name(
    random_stream& random,
    background of,
    char sex,
    role bearer,
    std::span<const person> siblings,
    std::string_view alike
) {
    constexpr int tries = 200;
    constexpr int tries_alike = 20;
    for (int turn = 0; turn < tries; ++turn) {
        const std::string_view name = draw_first_name(random, of, sex, bearer);
        const bool fits = alike.empty() || turn >= tries_alike || initial(name) == initial(alike);
        if (fits && !taken(name, siblings)) return name;
    }
    // Twelve names a sex are more than there are people in the largest household.
    const auto rows = tables::baptismal_names();
    return std::find_if(
               rows.begin(),
               rows.end(),
               [&](const given_name_row& row) {
                   return row.sex == sex && !taken(row.name, siblings);
               }
    )->name;
}

void append_more_names(
    random_stream& random,
    const tables::background_row& of,
    char sex,
    role bearer,
    std::string& names
) {
    static const std::array<weighted_rows<given_name_row>, 2> baptismal = {
        group_baptismal_names('M'), group_baptismal_names('V')};
    if (!random.chance(of.many_names)) return;
    const std::uint32_t kind = random.below(100);
    const int more = kind < 58 ? 1 : (kind < 89 ? 2 : 3);
    std::array<std::string_view, 3> used{};
    for (std::size_t turn = 0; turn < static_cast<std::size_t>(more); ++turn) {
        const std::string_view name = of.which == background::dutch
                                          ? baptismal[sex == 'V' ? 1 : 0].pick(random).name
                                          : draw_first_name(random, of.which, sex, bearer);
        if (std::find(used.begin(), used.end(), name) != used.end()) continue;
        if (name == first_name(names)) continue;
        used[turn] = name;
        names += ' ';
        names += name;
    }
}

} // namespace

const tables::background_row& draw_background(random_stream& random) {
    static const weighted_rows<tables::background_row> group = group_backgrounds();
    return group.pick(random);
}

surname draw_surname(random_stream& random, background of) {
    static const by_background<tables::surname_row> groups = group_surnames();
    if (of == background::dutch && random.chance(rare_dutch_per_thousand))
        return rare_dutch_surname(random);
    const tables::surname_row& row = groups[static_cast<std::size_t>(of)].pick(random);
    return {std::string{row.prefix}, std::string{row.stem}};
}

surname double_surname(const surname& first, const surname& second) {
    surname both = first;
    both.stem += ' ';
    both.stem += second.prefix;
    if (!second.prefix.empty() && second.prefix.back() != '\'') both.stem += ' ';
    both.stem += second.stem;
    return both;
}

std::string draw_given_names(
    random_stream& random,
    const tables::background_row& of,
    char gender,
    role bearer,
    std::span<const person> siblings,
    std::string_view alike
) {
    const bool either = random.chance(500);
    const char sex = gender == 'X' ? (either ? 'V' : 'M') : gender;
    std::string names{draw_free_first_name(random, of.which, sex, bearer, siblings, alike)};
    append_more_names(random, of, sex, bearer, names);
    return names;
}

std::string_view first_name(std::string_view given_names) {
    return given_names.substr(0, given_names.find(' '));
}

} // namespace kruispunt::conformance::population
