#include "conformance/suite/statement/verification.hpp"
#include "conformance/suite/tests/made_up_run.hpp"
#include "conformance/verify/encoding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace kruispunt::conformance::suite::tests {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::ThrowsMessage;

/// The body's file, as it may be written.
text::json trust_document() {
    return {
        {"keys",
         {{{"vendor", "Voorbeeld B.V."},
           {"public_key", verify::base64_encoded(key_of_the_vendor().public_der())}}}},
        {"catalogues", {{{"sha256", std::string(64, 'a')}, {"not_after", "2028-01-01T00:00:00Z"}}}},
        {"suites", {{{"version", "2027.1"}, {"builds", {std::string(64, 'b')}}}}},
        {"challenges",
         {{{"nonce", nonce},
           {"vendor", "Voorbeeld B.V."},
           {"product", "Wijkindex"},
           {"protocol", "sisa"},
           {"roles", {"server", "client"}},
           {"not_before", "2027-01-01T00:00:00Z"},
           {"not_after", "2027-02-01T00:00:00Z"}}}},
        {"used", text::json::array()}};
}

TEST(TrustFiles, SayWhomAndWhatTheBodyAccepts) {
    const auto read = statement::read_trust(trust_document().dump());
    ASSERT_EQ(read.keys.size(), 1U);
    EXPECT_EQ(read.keys[0].key.id(), key_of_the_vendor().id());
    EXPECT_EQ(read.challenges.at(0).roles.size(), 2U);
    EXPECT_EQ(read.suites.at(0).builds, std::vector{std::string(64, 'b')});
}

TEST(TrustFiles, TakeANonceAmongThoseUsedAndStayOtherwiseAsTheyWere) {
    auto document = trust_document();
    document.erase("used");
    const auto once = statement::with_used(document.dump(), nonce);
    ASSERT_TRUE(once);
    EXPECT_TRUE(statement::read_trust(*once).used.contains(nonce));
    auto read = *text::read_json(*once);
    read.erase("used");
    EXPECT_EQ(read.dump(), document.dump());
    EXPECT_FALSE(statement::with_used(*once, nonce)) << "it stands there";
    const auto twice = *text::read_json(*statement::with_used(*once, "another-nonce-of-2027"));
    EXPECT_EQ(twice["used"], (text::json{nonce, "another-nonce-of-2027"}));
}

struct bad_trust {
    std::string name;
    std::function<void(text::json&)> breaks;
    std::string why;
};

class BadTrustFiles : public testing::TestWithParam<bad_trust> {};

TEST_P(BadTrustFiles, AreRefusedByMember) {
    auto document = trust_document();
    GetParam().breaks(document);
    EXPECT_THAT(
        [&] { statement::read_trust(document.dump()); },
        ThrowsMessage<std::runtime_error>(HasSubstr(GetParam().why))
    );
}

INSTANTIATE_TEST_SUITE_P(
    Statement,
    BadTrustFiles,
    testing::Values(
        bad_trust{
            "NoKey",
            [](text::json& of) { of["keys"][0]["public_key"] = "AAAA"; },
            "keys/0/public_key"},
        bad_trust{
            "NoDigest",
            [](text::json& of) { of["catalogues"][0]["sha256"] = "x"; },
            "catalogues/0/sha256"},
        bad_trust{
            "NoMoment",
            [](text::json& of) { of["catalogues"][0]["not_after"] = "2028"; },
            "catalogues/0/not_after"},
        bad_trust{
            "NoRole",
            [](text::json& of) { of["challenges"][0]["roles"] = {"body"}; },
            "challenges/0/roles"},
        bad_trust{
            "Misspelt", [](text::json& of) { of["rulings"] = text::json::array(); }, "rulings"},
        bad_trust{
            "NoBuilds",
            [](text::json& of) { of["suites"][0].erase("builds"); },
            "suites/0/builds: is not there"},
        bad_trust{
            "EmptyBuilds",
            [](text::json& of) { of["suites"][0]["builds"] = text::json::array(); },
            "suites/0/builds: must name at least one"},
        bad_trust{"NoSuites", [](text::json& of) { of.erase("suites"); }, "suites: is not there"}
    ),
    [](const auto& row) { return row.param.name; }
);

statement::verification verified(reporting::run_files files, bool signed_too = true) {
    const auto all = made_up_catalogue();
    if (signed_too) sign(files, key_of_the_vendor());
    return statement::verify_submission(files, all, made_up_trust(all), a_fine_day());
}

TEST(Verification, TellsEveryStepOnALine) {
    const auto words = statement::in_words(verified(reported_files(made_up_catalogue())));
    EXPECT_THAT(words, HasSubstr("holds       signature   signed by a key"));
    EXPECT_THAT(words, HasSubstr("holds       judged"));
    EXPECT_THAT(words, HasSubstr("ACCEPTED\n"));
}

TEST(Verification, TellsProgramsTheSame) {
    const auto came = verified(reported_files(made_up_catalogue()));
    const auto document = *text::read_json(statement::in_json(came));
    EXPECT_EQ(document["accepted"], true);
    EXPECT_EQ(document["steps"].size(), 14U);
    EXPECT_EQ(document["steps"][1]["state"], "holds");
    EXPECT_EQ(document["signed_by"], "Voorbeeld B.V.");
}

TEST(Verification, DoesNotReachWhatNeedsARefusedStep) {
    auto files = reported_files(made_up_catalogue());
    files["report.json"] = "{}";
    const auto came = verified(files, false);
    EXPECT_FALSE(came.accepted());
    EXPECT_THAT(statement::in_words(came), HasSubstr("not reached signature"));
    EXPECT_EQ(came.steps.size(), 14U);
}

TEST(Verification, LooksAtEveryStepThatItCan) {
    auto trust = made_up_trust(made_up_catalogue());
    const auto all = made_up_catalogue();
    auto files = reported_files(all);
    sign(files, key_of_the_vendor());
    trust.suites.clear();
    trust.used.insert(nonce);
    const auto came = statement::verify_submission(files, all, trust, a_fine_day());
    std::vector<std::string> refused;
    for (const auto& step : came.steps)
        if (!step.why_refused.empty()) refused.emplace_back(step.name);
    EXPECT_EQ(refused, (std::vector<std::string>{"suite", "challenge"}));
}

// Whoever tampers writes what the body's terminal shows.
TEST(Verification, ShowsNoControlCharactersOfOthers) {
    auto files = reported_files(made_up_catalogue());
    auto run = document_in(files, "run.json");
    run["suite"]["version"] = "1\x1b[2J\nACCEPTED";
    put(files, "run.json", run);
    report_anew(files, made_up_catalogue());
    const auto came = verified(files);
    EXPECT_THAT(statement::in_words(came), HasSubstr("1\\x1b[2J"));
    EXPECT_THAT(statement::in_words(came), Not(HasSubstr("\x1b")));
    EXPECT_THAT(statement::in_words(came), Not(HasSubstr("\nACCEPTED")));
}

TEST(Verification, OfNothingRefusesAndEndsNot) {
    EXPECT_FALSE(verified({}, false).accepted());
    EXPECT_FALSE(statement::unreadable_submission("why").accepted());
}

} // namespace
} // namespace kruispunt::conformance::suite::tests
