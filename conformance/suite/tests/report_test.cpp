#include "conformance/suite/reporting/challenge.hpp"
#include "conformance/suite/tests/made_up_run.hpp"
#include "conformance/text/canonical_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace kruispunt::conformance::suite::tests {
namespace {

using catalogue::level;
using testing::HasSubstr;
using testing::ThrowsMessage;
using verdict::outcome;

class Reports : public testing::Test {
protected:
    reporting::report judged(const answers& answer = as_asked) const {
        return reporting::judge_run(all, reporting::read_run(recorded_files(all, answer)));
    }

    /// The report where the tests came to these verdicts.
    reporting::report of_verdicts(const std::map<std::string, outcome>& verdicts) const {
        std::vector<reporting::judged_test> tests;
        for (const auto& [id, is] : verdicts)
            tests.push_back({{id, is, "why", {}}, std::string(64, 'a'), "x"});
        const auto sut = reporting::read_subject(made_up_sut());
        return reporting::make_report(all, sut, made_up_facts(all), tests);
    }

    const catalogue::catalogue all = made_up_catalogue();
};

TEST_F(Reports, SaysOfEveryTestWhatItCameTo) {
    const auto report = judged();
    ASSERT_EQ(report.tests.size(), 3U);
    EXPECT_EQ(report.tests[0].id, refusing_test);
    for (const auto& test : report.tests)
        EXPECT_EQ(test.judged.came.is, outcome::pass) << test.id << ": " << test.judged.came.why;
    EXPECT_EQ(report.outcome(), outcome::pass);
    EXPECT_EQ(report.expected, 3U);
    EXPECT_TRUE(report.not_run.empty());
    EXPECT_EQ(reporting::exit_code(report), 0);
}

TEST_F(Reports, AreTheSameOctetsFromTheSameEvidence) {
    const auto octets = reporting::canonical_report(judged());
    EXPECT_EQ(reporting::canonical_report(judged()), octets);
    EXPECT_EQ(reporting::canonical_report(reporting::read_report(octets)), octets);
    EXPECT_EQ(reporting::canonical_report(reporting::read_report(octets + '\n')), octets);
}

TEST_F(Reports, GiveASentenceTheWorstOfItsTests) {
    const auto report = of_verdicts(
        {{refusing_test, outcome::fail},
         {accepting_test, outcome::pass},
         {advised_test, outcome::warn}}
    );
    ASSERT_EQ(report.requirements.size(), 3U);
    EXPECT_EQ(report.requirements[0].id, "COM-10.2");
    EXPECT_EQ(report.requirements[0].is, outcome::fail);
    EXPECT_EQ(
        report.requirements[0].tests, (std::vector<std::string>{refusing_test, accepting_test})
    );
    EXPECT_EQ(report.requirements[1].is, outcome::pass);
    EXPECT_EQ(report.tests_by_level().at(level::must).at(outcome::fail), 1U);
    EXPECT_EQ(report.tests_by_level().at(level::should).at(outcome::warn), 1U);
    EXPECT_EQ(report.requirements_by_level().at(level::must).at(outcome::pass), 1U);
}

struct outcome_row {
    outcome must;
    outcome should;
    outcome is;
    int exit_code;
};

class Outcomes : public Reports, public testing::WithParamInterface<outcome_row> {};

TEST_P(Outcomes, FollowFromTheMustsFirst) {
    const auto& row = GetParam();
    const auto report = of_verdicts(
        {{refusing_test, row.must}, {accepting_test, outcome::pass}, {advised_test, row.should}}
    );
    EXPECT_EQ(report.outcome(), row.is);
    EXPECT_EQ(reporting::exit_code(report), row.exit_code);
}

INSTANTIATE_TEST_SUITE_P(
    Reports,
    Outcomes,
    testing::Values(
        outcome_row{outcome::pass, outcome::pass, outcome::pass, 0},
        outcome_row{outcome::not_applicable, outcome::pass, outcome::pass, 0},
        outcome_row{outcome::pass, outcome::warn, outcome::warn, 0},
        outcome_row{outcome::pass, outcome::error, outcome::warn, 0},
        outcome_row{outcome::error, outcome::pass, outcome::inconclusive, 3},
        outcome_row{outcome::inconclusive, outcome::warn, outcome::inconclusive, 3},
        outcome_row{outcome::fail, outcome::inconclusive, outcome::fail, 1}
    )
);

TEST_F(Reports, OfAWholeRunThatLacksATestAreUndecided) {
    auto files = recorded_files(all);
    files.erase("evidence/" + advised_test + ".json");
    const auto report = reporting::judge_run(all, reporting::read_run(files));
    EXPECT_EQ(report.not_run, std::vector<std::string>{advised_test});
    EXPECT_EQ(report.outcome(), outcome::inconclusive);
}

TEST_F(Reports, OfASelectionAreDecidedByWhatWasAskedFor) {
    auto files = recorded_files(all);
    files.erase("evidence/" + advised_test + ".json");
    auto facts = made_up_facts(all);
    facts.selection = {"multisignaal.gw.ms"};
    put(files, "run.json", to_json(facts));
    const auto report = reporting::judge_run(all, reporting::read_run(files));
    EXPECT_EQ(report.outcome(), outcome::pass);
    EXPECT_EQ(report.not_run.size(), 1U);
}

TEST_F(Reports, OfARunThatWasInterruptedAreUndecided) {
    auto facts = made_up_facts(all);
    facts.interrupted = true;
    auto files = recorded_files(all);
    put(files, "run.json", to_json(facts));
    EXPECT_EQ(
        reporting::judge_run(all, reporting::read_run(files)).outcome(), outcome::inconclusive
    );
}

TEST_F(Reports, SayWhichOperationsWereDone) {
    EXPECT_EQ(judged().tests[0].judged.executed.find('-'), std::string::npos);
    const auto lacking = judged([](const std::string& test, bool changed) {
        auto answer = as_asked(test, changed);
        answer.status = 500;
        return answer;
    });
    EXPECT_NE(lacking.executed_sha256, reporting::report{}.executed_sha256);
    EXPECT_NE(reporting::canonical_report(lacking), reporting::canonical_report(judged()));
}

TEST_F(Reports, OfTestsThatTheSystemNeedNotPassAreNotMade) {
    const std::map<std::string, outcome> foreign{{"multisignaal.srv.ms-01.1", outcome::pass}};
    EXPECT_THAT(
        [&] { of_verdicts(foreign); },
        ThrowsMessage<std::runtime_error>(HasSubstr("multisignaal.srv.ms-01.1"))
    );
}

struct broken_report {
    std::string name;
    std::function<void(text::json&)> breaks;
    std::string why;
};

class BrokenReports : public Reports, public testing::WithParamInterface<broken_report> {};

TEST_P(BrokenReports, AreRefused) {
    auto document = *text::read_json(reporting::canonical_report(judged()));
    GetParam().breaks(document);
    EXPECT_THAT(
        [&] { reporting::read_report(text::canonical(document)); },
        ThrowsMessage<std::runtime_error>(HasSubstr(GetParam().why))
    );
}

INSTANTIATE_TEST_SUITE_P(
    Reports,
    BrokenReports,
    testing::Values(
        broken_report{
            "UnknownMember",
            [](text::json& of) { of["rulings"] = text::json::array(); },
            "rulings"},
        broken_report{
            "TotalsThatDoNotFollow",
            [](text::json& of) { of["totals"]["tests"]["MUST"]["PASS"] = 40; },
            "do not follow"},
        broken_report{
            "AnotherVerdict", [](text::json& of) { of["verdict"] = "WARN"; }, "do not follow"},
        broken_report{"NoVerdict", [](text::json& of) { of["verdict"] = "FINE"; }, "verdict"},
        broken_report{
            "NoDigest", [](text::json& of) { of["tests"][0]["sha256"] = "0"; }, "tests/0/sha256"},
        broken_report{"NoTests", [](text::json& of) { of.erase("tests"); }, "tests: is not there"},
        broken_report{
            "AnotherSchema",
            [](text::json& of) { of["schema"] = "kruispunt-conformance-report/9"; },
            "schema"}
    ),
    [](const auto& row) { return row.param.name; }
);

TEST_F(Reports, ThatAreNotCanonicalAreRefused) {
    auto octets = reporting::canonical_report(judged());
    octets.insert(octets.find(':') + 1, " ");
    EXPECT_THROW(reporting::read_report(octets), std::runtime_error);
    EXPECT_THROW(reporting::read_report("{\"a\":1,\"a\":2}"), std::runtime_error);
    EXPECT_THROW(reporting::read_report(""), std::runtime_error);
}

TEST_F(Reports, AreNotMadeOfEvidenceUnderAnotherTestsName) {
    auto files = recorded_files(all);
    files["evidence/" + accepting_test + ".json"] = files.at("evidence/" + advised_test + ".json");
    EXPECT_THAT(
        [&] { reporting::read_run(files); },
        ThrowsMessage<std::runtime_error>(HasSubstr("is evidence of another test"))
    );
}

struct broken_sut {
    std::string name;
    std::function<void(text::json&)> breaks;
    std::string why;
};

class BrokenSutFiles : public testing::TestWithParam<broken_sut> {};

TEST_P(BrokenSutFiles, AreRefusedByMember) {
    auto document = made_up_sut();
    GetParam().breaks(document);
    EXPECT_THAT(
        [&] { reporting::read_subject(document); },
        ThrowsMessage<std::runtime_error>(HasSubstr(GetParam().why))
    );
}

INSTANTIATE_TEST_SUITE_P(
    Reports,
    BrokenSutFiles,
    testing::Values(
        broken_sut{
            "NoVendor", [](text::json& of) { of["product"].erase("vendor"); }, "product/vendor"},
        broken_sut{"Protocol", [](text::json& of) { of["protocol"] = "stuf"; }, "protocol"},
        broken_sut{
            "RoleTwice",
            [](text::json& of) {
                of["roles"] = {"server", "server"};
            },
            "roles"},
        broken_sut{"NoRole", [](text::json& of) { of["roles"] = text::json::array(); }, "roles"},
        broken_sut{"Oin", [](text::json& of) { of["oin"] = "123"; }, "oin"},
        broken_sut{
            "Feature", [](text::json& of) { of["features"]["clock"] = "yes"; }, "features/clock"}
    ),
    [](const auto& row) { return row.param.name; }
);

TEST(Subjects, OfferWhatTheirFileNames) {
    auto sut = made_up_sut();
    sut["adapter"] = {{"command", {"python3", "adapter.py"}}};
    sut["partner"] = {{"protocol", "esar"}};
    const auto of = reporting::read_subject(sut);
    EXPECT_EQ(of.features, (std::vector<std::string>{"adapter", "clock", "partner"}));
    EXPECT_EQ(of.partner, "esar");
    EXPECT_TRUE(of.offers().has("clock"));
    EXPECT_FALSE(of.offers().has("mailbox"));
}

TEST(Challenges, AreRefusedWhereTheirNonceCanBeGuessedOrNotBeSent) {
    EXPECT_EQ(reporting::read_challenge({{"nonce", nonce}}), nonce);
    EXPECT_THROW(reporting::read_challenge({{"nonce", "short"}}), std::runtime_error);
    EXPECT_THROW(
        reporting::read_challenge({{"nonce", "sixteen or more of it"}}), std::runtime_error
    );
    EXPECT_THROW(reporting::read_challenge(text::json::object()), std::runtime_error);
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
