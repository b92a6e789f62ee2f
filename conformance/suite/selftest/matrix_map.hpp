#pragma once

#include "conformance/suite/selftest/matrix.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace kruispunt::conformance::suite::selftest {

/// What a test made of a mutant.
enum class mark {
    found, ///< it fails because of the very sentence
    other, ///< it fails for another reason
    quiet  ///< it was run and does not fail
};

struct map_point {
    std::size_t mutant = 0; ///< which of the map's
    std::size_t test = 0;
    mark is = mark::quiet;
};

/// One protocol and role of a kill matrix. The mutants are in the order of the tests that find them
/// first, so that what finds what lies along a line; last come those that none finds. Refers to the
/// matrix.
struct group_map {
    std::string protocol;
    catalogue::role of = catalogue::role::gateway;
    std::vector<std::string> tests;
    std::vector<const mutant_row*> mutants;
    std::vector<map_point> points;

    /// How many of the mutants were found.
    std::size_t killed() const;
    /// For each of the tests the mutants that it finds.
    std::vector<std::vector<std::string>> found_by_test() const;
};

std::vector<group_map> maps_of(const matrix& of);

} // namespace kruispunt::conformance::suite::selftest
