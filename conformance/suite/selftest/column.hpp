#pragma once

#include "conformance/suite/catalogue/catalogue.hpp"
#include "conformance/suite/verdict/verdict.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kruispunt::conformance::suite::selftest {

/// What the tests of one protocol and role are held against.
struct column {
    enum class sort {
        baseline, ///< nothing is broken: every test passes
        dead,     ///< everything is refused: no test passes
        inert,    ///< a mutant that changes nothing: as the baseline
        mutant    ///< one sentence is broken: a test that shows it fails
    };

    std::string protocol;
    catalogue::role of = catalogue::role::gateway;
    sort is = sort::baseline;
    /// Null for the baseline. Points into the catalogue.
    const mutation::mutant* broken = nullptr;
    /// Those that are run, by id.
    std::vector<std::string> tests;

    /// The mutant's id, or `<protocol>.<gw|srv|cli>.baseline`.
    std::string id() const;
};

/// What one test came to.
struct cell {
    verdict::test_verdict came;
    /// What was seen, without values that are another each time: statuses, headers' names, members.
    std::string shape;
};

struct column_result {
    column what;
    std::vector<cell> cells;
    /// Why the column says nothing: the process did not start, ended, or could not be tested.
    std::string void_because;
    std::int64_t took_ms = 0;
};

/// All columns of the catalogue, in order: of each protocol and role the baseline, the controls,
/// the mutants. `protocol`, `role_word` and `mutant` (an id) narrow it, empty: all; with a mutant
/// its baseline comes along. `whole`: every test in every column; else a mutant's column has the
/// tests that name its sentence, since no other can fail for the right reason.
std::vector<column> columns_of(
    const catalogue::catalogue& all,
    const std::string& protocol,
    const std::string& role_word,
    const std::string& mutant,
    bool whole
);

/// `gateway`, `server`, `client`.
std::string_view word(catalogue::role of);

/// The sentences whose breach the test can show: its own and those that its checks name.
bool can_show(const catalogue::test& test, const std::string& requirement);

} // namespace kruispunt::conformance::suite::selftest
