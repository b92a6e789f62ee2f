#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

/// The facts a population is drawn from. Names and codes exist, weights are rounded, streets are
/// put together. No text holds a quote, a comma, a backslash or a control character.
namespace kruispunt::conformance::population::tables {

/// Where a family's names come from.
enum class background : std::uint8_t {
    dutch,
    turkish,
    moroccan,
    surinamese,
    antillean,
    polish,
    arab,
    balkan,
    indonesian,
    german,
    horn_of_africa,
    ukrainian,
    chinese,
    cape_verdean,
};
constexpr std::size_t background_count = 14;

/// How common a background is among families, and how its families came.
struct background_row {
    background which;
    std::uint32_t weight;          ///< families in a thousand
    std::uint32_t arrived;         ///< per thousand families: came to the Netherlands themselves
    std::uint32_t imprecise_birth; ///< per thousand births before arrival: date partly known
    std::uint32_t many_names;      ///< per thousand persons: more than one given name
};

struct surname_row {
    background of;
    std::string_view prefix;
    std::string_view stem;
    std::uint32_t weight; ///< Dutch: thousands of bearers; others: within their background
};

/// Who bears a given name nowadays.
enum class era : std::uint8_t { parents, children, both };

struct given_name_row {
    background of;
    std::string_view name;
    char sex; ///< M, V, or X for a name of both
    era borne_by;
    std::uint32_t weight;
};

struct place_row {
    std::string_view name;
    std::string_view municipality; ///< four digits
    std::uint32_t first_postcode;  ///< its postcodes' digits, from
    std::uint32_t last_postcode;   ///< and up to and including
    std::uint32_t weight;          ///< thousands of inhabitants, rounded
};

/// A municipality of today.
struct municipality_row {
    std::string_view code;
    std::string_view name;
    std::string_view province; ///< two letters
    std::string_view region;   ///< the index whose area it lies in, "-" for none of the four
};

/// A municipality that merged: `place` lay in it until that day.
struct former_municipality_row {
    std::string_view place;
    std::string_view code;
    std::string_view name;
    std::string_view region;
    int until_year;
    unsigned until_month;
    unsigned until_day;
};

std::span<const background_row> backgrounds();
std::span<const surname_row> surnames();
std::span<const given_name_row> given_names();
/// Given names for the second place and further, all traditional.
std::span<const given_name_row> baptismal_names();
std::span<const municipality_row> municipalities();
std::span<const place_row> places();
std::span<const former_municipality_row> former_municipalities();

/// Halves of the less common Dutch surnames: a beginning, and an ending that makes it a place
/// ("van Hoogveld") or a person ("Hoogstra", never with a voorvoegsel).
std::span<const std::string_view> surname_beginnings();
std::span<const std::string_view> surname_place_endings();
std::span<const std::string_view> surname_person_endings();

/// Halves of street names: 128 beginnings and 16 endings, so that every block of every place's
/// postcodes has its own.
std::span<const std::string_view> street_beginnings();
std::span<const std::string_view> street_endings();

} // namespace kruispunt::conformance::population::tables
