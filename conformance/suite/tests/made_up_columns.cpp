#include "conformance/suite/tests/made_up_columns.hpp"

#include <stdexcept>

namespace kruispunt::conformance::suite::tests {
namespace {

using selftest::cell;
using selftest::column_result;
using verdict::outcome;

void add_protocol(catalogue::catalogue& to, const std::string& protocol) {
    const auto id = protocol + ".gw.";
    for (const auto* const sentence : {"COM-10.1", "COM-10.2"}) {
        catalogue::test test;
        test.id = id + sentence;
        test.protocol = protocol;
        test.requirements = {sentence};
        to.tests.push_back(test);
    }
    auto& mutants = to.mutants[{protocol, catalogue::role::gateway}];
    mutants.push_back({id + "control-dead", "CONTROL", "", {}, {}});
    mutants.push_back({id + "control-inert", "CONTROL", "", {}, {}});
    mutants.push_back({id + "m-1", "COM-10.1", "takes a number of eight digits", {}, {}});
    mutants.push_back({id + "m-2", "COM-10.2", "takes a number that fails the 11-test", {}, {}});
}

} // namespace

made_up_columns::made_up_columns(const std::vector<std::string>& protocols) {
    for (const auto& each : protocols)
        add_protocol(all, each);
    for (const auto& each : selftest::columns_of(all, {}, {}, {}, true)) {
        column_result came{each, {}, {}, 0};
        for (const auto& id : each.tests)
            came.cells.push_back({{id, outcome::pass, {}, {}}, "shape"});
        columns.push_back(came);
    }
    for (const auto& each : protocols) {
        for (auto& one : of(each + ".gw.control-dead").cells)
            one.came.is = outcome::inconclusive;
        fail(each + ".gw.m-1", "COM-10.1");
        fail(each + ".gw.m-2", "COM-10.2");
    }
}

column_result& made_up_columns::of(const std::string& id) {
    for (auto& each : columns)
        if (each.what.id() == id) return each;
    throw std::runtime_error("no column " + id);
}

cell& made_up_columns::at(const std::string& column, const std::string& sentence) {
    auto& in = of(column);
    for (auto& each : in.cells)
        if (each.came.test == in.what.protocol + ".gw." + sentence) return each;
    throw std::runtime_error("no cell");
}

void made_up_columns::fail(const std::string& column, const std::string& sentence) {
    auto& came = at(column, sentence).came;
    came.is = outcome::fail;
    verdict::shortfall why;
    why.requirement = sentence;
    came.shortfalls = {why};
}

} // namespace kruispunt::conformance::suite::tests
