#pragma once

#include "conformance/suite/selftest/matrix.hpp"

#include <string>
#include <vector>

namespace kruispunt::conformance::suite::tests {

/// A kill matrix in which all holds, of made-up protocols in the role of a gateway: two tests each,
/// and for the sentence of each a mutant that it finds.
class made_up_columns {
public:
    explicit made_up_columns(const std::vector<std::string>& protocols);

    selftest::column_result& of(const std::string& id);

    /// What the test of that sentence came to; its protocol is the column's.
    selftest::cell& at(const std::string& column, const std::string& sentence);

    /// It fails there for that sentence.
    void fail(const std::string& column, const std::string& sentence);

    selftest::matrix made() const { return selftest::make_matrix(all, columns, true); }

    catalogue::catalogue all;
    std::vector<selftest::column_result> columns;
};

} // namespace kruispunt::conformance::suite::tests
