#include "conformance/suite/selftest/matrix_forms.hpp"
#include "conformance/suite/selftest/shape.hpp"

#include <gmock/gmock.h>

namespace kruispunt::conformance::suite::tests {
namespace {

using selftest::cell;
using selftest::column;
using selftest::column_result;
using selftest::fate;
using testing::ElementsAre;
using testing::IsEmpty;
using verdict::outcome;

/// Two tests of one role, and a mutant for the sentence of the first.
class kill_matrix : public testing::Test {
protected:
    kill_matrix() {
        for (const auto* const sentence : {"COM-10.1", "COM-10.2"}) {
            catalogue::test test;
            test.id = std::string("p.gw.") + sentence;
            test.protocol = "p";
            test.requirements = {sentence};
            all.tests.push_back(test);
        }
        auto& mutants = all.mutants[{"p", catalogue::role::gateway}];
        mutants.push_back({"p.gw.control-dead", "CONTROL", "", {}, {}});
        mutants.push_back({"p.gw.control-inert", "CONTROL", "", {}, {}});
        mutants.push_back({"p.gw.m-1", "COM-10.1", "", {}, {}});
        mutants.push_back({"p.gw.m-2", "COM-10.2", "", {}, {}});
        for (const auto& each : selftest::columns_of(all, {}, {}, {}, true)) {
            column_result came{each, {}, {}, 0};
            for (const auto& id : each.tests)
                came.cells.push_back({{id, outcome::pass, {}, {}}, "shape"});
            columns.push_back(came);
        }
        for (auto& each : of("p.gw.control-dead").cells)
            each.came.is = outcome::inconclusive;
        fail("p.gw.m-1", "COM-10.1");
        fail("p.gw.m-2", "COM-10.2");
    }

    column_result& of(const std::string& id) {
        for (auto& each : columns)
            if (each.what.id() == id) return each;
        throw std::runtime_error("no column " + id);
    }

    cell& at(const std::string& column, const std::string& sentence) {
        for (auto& each : of(column).cells)
            if (each.came.test == "p.gw." + sentence) return each;
        throw std::runtime_error("no cell");
    }

    void fail(const std::string& column, const std::string& sentence) {
        auto& came = at(column, sentence).came;
        came.is = outcome::fail;
        verdict::shortfall why;
        why.requirement = sentence;
        came.shortfalls = {why};
    }

    selftest::matrix made() { return selftest::make_matrix(all, columns, true); }

    catalogue::catalogue all;
    std::vector<column_result> columns;
};

TEST_F(kill_matrix, HoldsWhereEachMutantIsKilledForItsSentence) {
    const auto matrix = made();
    EXPECT_TRUE(matrix.holds());
    ASSERT_EQ(matrix.mutants.size(), 2U);
    EXPECT_EQ(matrix.mutants[0].is, fate::killed);
    EXPECT_THAT(matrix.mutants[0].killed_by, ElementsAre("p.gw.COM-10.1"));
    EXPECT_THAT(matrix.dead_tests, IsEmpty());
}

TEST_F(kill_matrix, AFailureForAnotherSentenceKillsNothing) {
    at("p.gw.m-1", "COM-10.1").came.shortfalls[0].requirement = "COM-27.4";
    const auto matrix = made();
    EXPECT_FALSE(matrix.holds());
    EXPECT_EQ(matrix.mutants[0].is, fate::survived);
    EXPECT_THAT(matrix.mutants[0].collateral, ElementsAre("p.gw.COM-10.1"));
    EXPECT_THAT(matrix.dead_tests, ElementsAre("p.gw.COM-10.1"));
}

TEST_F(kill_matrix, AFailedControlOfATestKillsNothing) {
    at("p.gw.m-1", "COM-10.1").came.shortfalls[0].counts = plan::weight::control;
    EXPECT_EQ(made().mutants[0].is, fate::survived);
}

TEST_F(kill_matrix, ASurvivorThatWasSeenIsSilent) {
    at("p.gw.m-1", "COM-10.1").came = {"p.gw.COM-10.1", outcome::pass, {}, {}};
    at("p.gw.m-1", "COM-10.1").shape = "another";
    EXPECT_EQ(made().mutants[0].is, fate::silent);
}

TEST_F(kill_matrix, EveryExpectedTestMustFindIt) {
    all.mutants[{"p", catalogue::role::gateway}][2].expects = {"p.gw.COM-10.1", "p.gw.COM-10.2"};
    const auto matrix = made();
    EXPECT_EQ(matrix.mutants[0].is, fate::survived);
    EXPECT_EQ(matrix.mutants[0].why, "not found by p.gw.COM-10.2");
}

TEST_F(kill_matrix, AVoidColumnIsNoKill) {
    of("p.gw.m-1").void_because = "the reference ended";
    const auto matrix = made();
    EXPECT_EQ(matrix.mutants[0].is, fate::void_);
    EXPECT_FALSE(matrix.holds());
}

TEST_F(kill_matrix, ControlsMustDoAsTheyAreMeant) {
    at("p.gw.control-dead", "COM-10.2").came.is = outcome::pass;
    EXPECT_EQ(made().open.at(0).gate, "p.gw.control-dead");
    at("p.gw.control-dead", "COM-10.2").came.is = outcome::fail;
    EXPECT_TRUE(made().holds());
    at("p.gw.control-inert", "COM-10.2").came.is = outcome::fail;
    EXPECT_EQ(made().open.at(0).gate, "p.gw.control-inert");
}

TEST_F(kill_matrix, TheBaselineMustPass) {
    at("p.gw.baseline", "COM-10.2").came.is = outcome::warn;
    EXPECT_EQ(made().open.at(0).gate, "p.gw.baseline");
}

TEST_F(kill_matrix, ColumnsAreNarrowUnlessAllIsAskedFor) {
    const auto narrow = selftest::columns_of(all, "p", "gateway", "p.gw.m-2", false);
    ASSERT_EQ(narrow.size(), 2U);
    EXPECT_THAT(narrow[1].tests, ElementsAre("p.gw.COM-10.2"));
    EXPECT_THAT(selftest::columns_of(all, "q", {}, {}, true), IsEmpty());
    EXPECT_THAT(selftest::columns_of(all, {}, {}, "p.gw.m-9", true), IsEmpty());
}

TEST_F(kill_matrix, IsWrittenWhole) {
    const auto document = selftest::to_json(made());
    EXPECT_EQ(document["holds"], true);
    EXPECT_EQ(document["killed"], 2);
    EXPECT_EQ(document["columns"].size(), 5U);
    EXPECT_NE(selftest::to_html(made()).find("p.gw.m-1"), std::string::npos);
}

TEST(Shape, IsTheSameWhereOnlyValuesDiffer) {
    const auto seen = [](const std::string& body, unsigned status) {
        evidence::exchange one;
        one.got = wire::response{status, {{"ETag", body}}, body};
        evidence::test_evidence whole;
        whole.records = {evidence::record{{}, 0, one}, std::nullopt};
        return selftest::shape_of(whole);
    };
    EXPECT_EQ(seen(R"({"id":"a-1","n":7})", 200), seen(R"({"id":"b-22","n":8})", 200));
    EXPECT_NE(seen(R"({"id":"a-1"})", 200), seen(R"({"id":"a-1","m":1})", 200));
    EXPECT_NE(seen("{}", 200), seen("{}", 201));
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
