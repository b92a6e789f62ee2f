#pragma once

#include "conformance/population/calendar.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::population {

/// What a person is in the household. A `child` is 0 to 22 years old, also one who lives alone.
enum class role { parent, child };

/// A made-up person. Text is UTF-8 in NFC.
struct person {
    std::uint32_t bsn = 0; ///< nine digits, passes the 11-test
    role in_household = role::child;
    std::string given_names; ///< all of them, a space between two
    std::string prefix;      ///< voorvoegsel of the surname ("van der"), or empty
    std::string surname;     ///< without the voorvoegsel; a double one holds both
    char gender = 'X';       ///< M, V or X
    birth_date born;
    std::uint32_t twin_of = 0;          ///< BSN of the other twin, 0 where there is none
    std::vector<std::uint32_t> parents; ///< BSNs of the parents who live in the household, 0 to 2
};

/// Where a household lives from a day on, until the next address in its list. The views are into
/// the program's tables.
struct address {
    day from;
    std::string street;
    int number = 0;
    std::string_view letter;   ///< A to D, or empty
    std::string_view addition; ///< at most four characters, or empty
    std::string postcode;      ///< 1234AB
    std::string_view place;
    std::string_view municipality; ///< four digits
    std::string_view municipality_name;
    std::string_view region; ///< the index whose area it lies in, "-" for none of them
};

/// People who live together, and where they have lived: oldest address first, at least one.
struct household {
    std::uint32_t id = 0; ///< from 1
    std::vector<address> addresses;
    std::vector<person> persons; ///< parents first, then children from old to young
};

} // namespace kruispunt::conformance::population
