#include "conformance/suite/selftest/matrix_forms.hpp"
#include "conformance/suite/selftest/matrix_map.hpp"
#include "conformance/suite/selftest/shape.hpp"
#include "conformance/suite/tests/made_up_columns.hpp"

#include <gmock/gmock.h>

namespace kruispunt::conformance::suite::tests {
namespace {

using selftest::fate;
using selftest::mark;
using testing::ElementsAre;
using testing::IsEmpty;
using verdict::outcome;

class kill_matrix : public testing::Test, protected made_up_columns {
protected:
    kill_matrix() : made_up_columns({"p"}) {}
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

TEST_F(kill_matrix, AToleratedAlternativeKillsNothingAndABrokenShouldDoes) {
    auto& came = at("p.gw.m-1", "COM-10.1").came;
    came.is = outcome::warn;
    EXPECT_EQ(made().mutants[0].is, fate::killed);
    came.shortfalls[0].warns = true;
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
    EXPECT_EQ(matrix.mutants[0].is, fate::mute);
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
    ASSERT_EQ(document["groups"].size(), 1U);
    EXPECT_EQ(document["groups"][0]["role"], "gateway");
    EXPECT_EQ(document["groups"][0]["tests"].size(), 2U);
    EXPECT_NE(selftest::to_html(made()).find("p.gw.m-1"), std::string::npos);
}

TEST_F(kill_matrix, LiesAlongALineAndEndsWithWhatIsNotFound) {
    at("p.gw.m-1", "COM-10.1").came.is = outcome::pass;
    at("p.gw.m-2", "COM-10.1").came.is = outcome::fail;
    const auto matrix = made();
    const auto maps = selftest::maps_of(matrix);
    ASSERT_EQ(maps.size(), 1U);
    const auto& map = maps[0];
    ASSERT_EQ(map.mutants.size(), 2U);
    EXPECT_EQ(map.mutants[0]->id, "p.gw.m-2");
    EXPECT_EQ(map.mutants[1]->id, "p.gw.m-1");
    EXPECT_EQ(map.killed(), 1U);
    EXPECT_THAT(map.found_by_test(), ElementsAre(IsEmpty(), ElementsAre("p.gw.m-2")));
    const auto is = [&map](std::size_t mutant, std::size_t test) {
        for (const auto& each : map.points)
            if (each.mutant == mutant && each.test == test) return each.is;
        throw std::runtime_error("no point");
    };
    EXPECT_EQ(is(0, 0), mark::other);
    EXPECT_EQ(is(0, 1), mark::found);
    EXPECT_EQ(is(1, 0), mark::quiet);
}

TEST_F(kill_matrix, ShowsWhatIsNotFoundOnItsPage) {
    const auto pictures = [this] {
        const auto page = selftest::to_html(made());
        return page.substr(page.find("<figure"));
    };
    EXPECT_EQ(pictures().find("class=\"missed\""), std::string::npos);
    of("p.gw.m-1").void_because = "it said <script>";
    const auto page = selftest::to_html(made());
    EXPECT_NE(pictures().find("class=\"missed\""), std::string::npos);
    EXPECT_EQ(page.find("said <script>"), std::string::npos);
    EXPECT_NE(page.find("said &lt;script&gt;"), std::string::npos);
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
