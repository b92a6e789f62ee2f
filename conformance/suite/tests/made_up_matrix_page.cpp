// Writes the page of a made-up kill matrix, for whoever looks at it in a browser:
// made_up_matrix_page FILE. In it one mutant is found by nothing, and one column says nothing.
#include "conformance/suite/selftest/matrix_forms.hpp"
#include "conformance/suite/tests/made_up_columns.hpp"

#include <fstream>
#include <iostream>

namespace tests = kruispunt::conformance::suite::tests;
namespace selftest = kruispunt::conformance::suite::selftest;
using kruispunt::conformance::suite::verdict::outcome;

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "made_up_matrix_page FILE\n";
        return 2;
    }
    tests::made_up_columns columns({"esar", "sisa"});
    columns.at("sisa.gw.m-1", "COM-10.1").came.is = outcome::pass;
    columns.at("esar.gw.m-2", "COM-10.1").came.is = outcome::fail;
    columns.of("sisa.gw.m-2").void_because = "the reference ended <b>early</b>";
    auto matrix = columns.made();
    matrix.suite = std::string("2027.1");
    std::ofstream out(argv[1], std::ios::binary);
    out << selftest::to_html(matrix);
    return out.flush() ? 0 : 1;
}
