#include "conformance/suite/reporting/difference.hpp"
#include "conformance/suite/tests/made_up_run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::conformance::suite::tests {
namespace {

using testing::HasSubstr;
using verdict::outcome;

/// A report on one test at that level; nothing: it was not run.
reporting::report with(std::optional<outcome> is, catalogue::level at = catalogue::level::must) {
    reporting::report made;
    made.run.catalogue = std::string(64, 'c');
    if (!is) return made;
    reporting::reported_test test;
    test.id = refusing_test;
    test.at = at;
    test.judged.came.is = *is;
    made.tests.push_back(std::move(test));
    return made;
}

struct changed_row {
    std::optional<outcome> was;
    std::optional<outcome> is;
    bool worse;
};

class Differences : public testing::TestWithParam<changed_row> {};

TEST_P(Differences, SayWhetherItBecameWorse) {
    const auto found = reporting::between(with(GetParam().was), with(GetParam().is));
    ASSERT_EQ(found.tests.size(), 1U);
    EXPECT_EQ(found.tests[0].worse, GetParam().worse);
    EXPECT_EQ(found.must_is_worse(), GetParam().worse);
}

INSTANTIATE_TEST_SUITE_P(
    Reports,
    Differences,
    testing::Values(
        changed_row{outcome::pass, outcome::fail, true},
        changed_row{outcome::pass, outcome::inconclusive, true},
        changed_row{outcome::pass, std::nullopt, true},
        changed_row{std::nullopt, outcome::fail, true},
        changed_row{std::nullopt, outcome::pass, false},
        changed_row{outcome::fail, outcome::pass, false},
        changed_row{outcome::fail, std::nullopt, false},
        changed_row{outcome::error, outcome::inconclusive, false},
        changed_row{outcome::inconclusive, outcome::fail, true}
    )
);

TEST(Difference, OfASameVerdictIsNone) {
    const auto found = reporting::between(with(outcome::pass), with(outcome::pass));
    EXPECT_TRUE(found.tests.empty());
    EXPECT_EQ(reporting::in_words(found), "No verdict changed.\n");
}

TEST(Difference, OfAShouldBreaksNoBuild) {
    const auto should = catalogue::level::should;
    const auto found = reporting::between(with(outcome::pass, should), with(outcome::warn, should));
    EXPECT_TRUE(found.tests.at(0).worse);
    EXPECT_FALSE(found.must_is_worse());
}

TEST(Difference, IsTold) {
    auto newer = with(outcome::fail);
    newer.run.catalogue = std::string(64, 'd');
    const auto found = reporting::between(with(outcome::pass), newer);
    EXPECT_THAT(
        reporting::in_words(found), HasSubstr("worse   " + refusing_test + " MUST: PASS -> FAIL")
    );
    EXPECT_THAT(reporting::in_words(found), HasSubstr("different catalogues"));
    const auto document = text::read_json(reporting::in_json(found));
    ASSERT_TRUE(document);
    EXPECT_EQ((*document)["tests"][0]["is"], "FAIL");
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
