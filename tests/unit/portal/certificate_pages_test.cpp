#include "tests/unit/portal/operators_fixture.hpp"

#include <gmock/gmock.h>

namespace kruispunt::portal {
namespace {

using json = nlohmann::ordered_json;
using ports::certificate_use;
using std::chrono::hours;

ports::certificate_forecast row(std::string party, certificate_use use, int days) {
    ports::certificate_forecast made;
    made.what.party = std::move(party);
    made.what.use = use;
    made.what.common_name = "noord.example";
    made.what.oin = "00000099000000000042";
    made.what.fingerprint = "ab";
    made.what.begins = support::test_now() - hours(24);
    made.what.ends = support::test_now() + hours(24 * days);
    made.days = days;
    return made;
}

class CertificatePages : public operators_fixture {};

// proves: COM-05.7
TEST_F(CertificatePages, ListWhatEndsWithinNinetyDays) {
    certificates_.rows = {
        row("esar", certificate_use::transport, -1),
        row("", certificate_use::signing, 90),
        row("", certificate_use::authority, 91)};
    certificates_.rows[0].what.seen = support::test_now();
    const auto answer = ask("GET", "certificaten");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body["binnenDagen"], 90);
    EXPECT_EQ(answer.body["bekend"], 3);
    ASSERT_EQ(answer.body["certificaten"].size(), 2U);
    const json& first = answer.body["certificaten"][0];
    EXPECT_EQ(first["partij"], "esar");
    EXPECT_EQ(first["gebruik"], "tls");
    EXPECT_EQ(first["naam"], "noord.example");
    EXPECT_EQ(first["oin"], "00000099000000000042");
    EXPECT_EQ(first["dagen"], -1);
    EXPECT_EQ(first["laatstGezien"], domain::to_rfc3339(support::test_now()));
    const json& second = answer.body["certificaten"][1];
    EXPECT_EQ(second["partij"], "gateway");
    EXPECT_EQ(second["gebruik"], "handtekening");
    EXPECT_TRUE(second["laatstGezien"].is_null());
}

TEST_F(CertificatePages, AnyOtherNumberOfDaysMayBeAskedFor) {
    certificates_.rows = {row("", certificate_use::authority, 91)};
    EXPECT_EQ(ask("GET", "certificaten?dagen=90").body["certificaten"].size(), 0U);
    const auto answer = ask("GET", "certificaten?dagen=91");
    ASSERT_EQ(answer.body["certificaten"].size(), 1U);
    EXPECT_TRUE(answer.body["certificaten"][0]["partij"].is_null()) << "an authority is nobody's";
    for (const char* wrong : {"-1", "x", "", "1.5", "36501"}) {
        const auto refused = ask("GET", std::string("certificaten?dagen=") + wrong);
        EXPECT_EQ(refused.status, 400) << wrong;
        EXPECT_EQ(refused.body["veld"], "dagen");
    }
}

// proves: COM-05.9
TEST_F(CertificatePages, ReloadSaysWhatItTookUpAndIsAudited) {
    certificates_.report.taken = {"the trust store"};
    const auto answer = ask("POST", "certificaten/herlaad");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body["overgenomen"], json({"the trust store"}));
    EXPECT_EQ(answer.body["geweigerd"], json::array());
    ASSERT_EQ(regions_.deeds.size(), 1U);
    EXPECT_EQ(regions_.deeds[0].act, "reload-certificates");
    EXPECT_EQ(regions_.deeds[0].oin, "uid 1000");
    EXPECT_EQ(regions_.deeds[0].outcome, "ok");
}

// proves: COM-05.9 refusal
TEST_F(CertificatePages, WhatReloadRefusedStandsInTheAnswerAndInTheAuditTrail) {
    certificates_.report.refused = {"the gateway's certificate: own.key: why"};
    const auto answer = ask("POST", "certificaten/herlaad", "{}");
    EXPECT_EQ(answer.body["geweigerd"].size(), 1U);
    ASSERT_EQ(regions_.deeds.size(), 1U);
    EXPECT_EQ(regions_.deeds[0].outcome, "refused");
    EXPECT_EQ(regions_.deeds[0].reason, "the gateway's certificate: own.key: why");
    EXPECT_EQ(ask("POST", "certificaten/herlaad", R"({"x":1})").status, 400);
    EXPECT_EQ(certificates_.reloads, 1);
}

} // namespace
} // namespace kruispunt::portal
