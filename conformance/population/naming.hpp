#pragma once

#include "conformance/population/family.hpp"
#include "conformance/population/household.hpp"
#include "conformance/population/random_stream.hpp"
#include "conformance/population/tables/tables.hpp"

#include <span>
#include <string>
#include <string_view>

namespace kruispunt::conformance::population {

/// A surname in its two halves.
struct surname {
    std::string prefix;
    std::string stem;

    bool operator==(const surname&) const = default;
};

/// Draws where a family comes from.
const tables::background_row& draw_background(random_stream& random);

/// Draws a surname by frequency. A good half of the Dutch ones is put together from two halves: a
/// table of a few hundred common names alone would make far too many namesakes.
surname draw_surname(random_stream& random, tables::background of);

/// Both surnames in one, as the law allows since 2024: "de Vries" and "van den Berg" make prefix
/// "de", stem "Vries van den Berg".
surname double_surname(const surname& first, const surname& second);

/// Draws one to four given names, a space between two. The first is none of the first names in
/// `siblings` (the persons already named), and begins with the letter of `alike` where that is not
/// empty and such a name is found soon: parents of twins like that.
std::string draw_given_names(
    random_stream& random,
    const tables::background_row& of,
    char gender,
    role bearer,
    std::span<const person> siblings,
    std::string_view alike
);

/// The first of a person's given names.
std::string_view first_name(std::string_view given_names);

} // namespace kruispunt::conformance::population
