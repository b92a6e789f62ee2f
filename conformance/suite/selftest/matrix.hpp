#pragma once

#include "conformance/suite/selftest/column.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::suite::selftest {

/// What a mutant came to.
enum class fate {
    killed,   ///< a test fails because of its very sentence
    survived, ///< no test does
    silent,   ///< no test does, though what was seen is not what the baseline showed
    mute      ///< its column says nothing: VOID
};

std::string_view word(fate of);

struct mutant_row {
    std::string id;
    std::string requirement;
    std::string en;
    fate is = fate::mute;
    /// The tests that fail for the right reason.
    std::vector<std::string> killed_by;
    /// The tests that fail for another one.
    std::vector<std::string> collateral;
    /// Why it survived or is void; empty where it was killed.
    std::string why;
};

/// A gate that does not hold.
struct open_gate {
    std::string gate;
    std::string why;
};

struct matrix {
    /// The version of the suite that made it, and the digest of the catalogue.
    std::string suite;
    std::string catalogue;
    std::vector<mutant_row> mutants;
    /// Tests that no mutant kills: they could not fail.
    std::vector<std::string> dead_tests;
    std::size_t tests = 0;
    std::vector<open_gate> open;
    std::vector<column_result> columns;

    bool holds() const { return open.empty(); }
};

/// The kill matrix of the columns; `suite` is its caller's to fill. Pure. `whole_groups`: whether
/// all columns of their groups are there, without which no test is called dead.
matrix
make_matrix(const catalogue::catalogue& all, std::vector<column_result> columns, bool whole_groups);

/// Whether the test failed because of that sentence. A breach of a SHOULD is a WARN and kills; a
/// MUST's WARN says that an alternative was tolerated, and does not.
bool kills(const verdict::test_verdict& came, const std::string& requirement);

} // namespace kruispunt::conformance::suite::selftest
