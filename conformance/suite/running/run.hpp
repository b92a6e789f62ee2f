#pragma once

#include "conformance/suite/catalogue/catalogue.hpp"
#include "conformance/suite/evidence/evidence.hpp"
#include "conformance/suite/running/sut_file.hpp"

#include <atomic>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::suite::running {

/// What is to be run.
struct run_order {
    sut_file sut;
    /// The roles, of those that the SUT file names.
    std::vector<catalogue::role> roles;
    /// Prefixes of tests' ids; empty: every test of the roles.
    std::vector<std::string> selection;
    /// What all variables are drawn from.
    std::string seed;
};

/// Told of each test as it begins (`seen` null) and when it has ended; `number` counts from 1.
using run_progress = std::function<void(
    const catalogue::test& test,
    std::size_t number,
    std::size_t of,
    const evidence::test_evidence* seen
)>;

/// The tests of the order, in the order in which they are run: those that move a clock last.
std::vector<const catalogue::test*>
tests_of(const catalogue::catalogue& all, const run_order& order, catalogue::role as);

/// Runs them one after another, role by role. A test under way when `interrupted` is set is not
/// told of. Throws std::runtime_error where the parties cannot be set up, with what to mend. Gives
/// why the adapter did not answer when it was told that the run is over, for each that did not: no
/// verdict rests on that.
std::vector<std::string> run_tests(
    const catalogue::catalogue& all,
    const run_order& order,
    const std::atomic<bool>& interrupted,
    const run_progress& tell
);

} // namespace kruispunt::conformance::suite::running
