// What the national body accepted, handed in and shown step by step (BEH-13).
#include "tests/unit/portal/reports_fixture.hpp"

#include <gmock/gmock.h>

namespace kruispunt::portal {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class Reports : public reports_fixture {
protected:
    static std::string outcomes(const nlohmann::ordered_json& steps) {
        std::string all;
        for (const auto& step : steps)
            all += (all.empty() ? "" : ", ") + step["stap"].get<std::string>() + " " +
                   step["uitkomst"].get<std::string>();
        return all;
    }
};

// proves: BEH-13.2 BEH-13.5 acceptance
TEST_F(Reports, OneThatHoldsIsTakenAndShownStepByStep) {
    const got taken = hand_in(record_of(statement()));
    ASSERT_EQ(taken.status, 201) << taken.body.dump(1);
    EXPECT_EQ(taken.body["regio"], "esar");
    EXPECT_EQ(taken.body["toestand"], "geldig");
    EXPECT_EQ(taken.body["dagen"], 365);
    EXPECT_EQ(
        outcomes(taken.body["stappen"]),
        "vorm goed, handtekening goed, onderzoek goed, deelnemer goed, versie goed, rollen goed, "
        "geldigheid goed"
    );
    EXPECT_THAT(taken.body["onderzoek"], SizeIs(14));
    EXPECT_EQ(taken.body["ingeleverdDoor"], of_coordination.name);
    const auto id = taken.body["id"].get<std::string>();
    const got shown_again = ask_as(of_coordination, "GET", "conformiteitsrapporten/" + id);
    EXPECT_EQ(shown_again.status, 200);
    EXPECT_EQ(shown_again.body, taken.body);
    ASSERT_THAT(listed().body["rapporten"], SizeIs(1));
    EXPECT_EQ(listed().body["rapporten"][0]["id"], id);
    EXPECT_TRUE(listed().body["toelichting"].is_null());
}

// proves: BEH-13.3 BEH-13.2 refusal
TEST_F(Reports, OneThatDoesNotHoldIsRefusedWithItsStepsAndKeptNowhere) {
    auto of_another = statement();
    of_another["predicate"]["protocol_version"] = "2";
    const got refused = hand_in(record_of(of_another));
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.body["veld"], "versie");
    EXPECT_THAT(refused.body["detail"].dump(), HasSubstr("andere versie"));
    EXPECT_EQ(
        outcomes(refused.body["stappen"]),
        "vorm goed, handtekening goed, onderzoek goed, deelnemer goed, versie mislukt, rollen niet "
        "bereikt, geldigheid niet bereikt"
    );
    EXPECT_THAT(listed().body["rapporten"], IsEmpty());
    ASSERT_FALSE(regions_.deeds.empty());
    EXPECT_EQ(regions_.deeds.front().act, "refuse");
    EXPECT_EQ(regions_.deeds.front().oin, of_coordination.name);
}

// proves: BEH-13.3 refusal
TEST_F(Reports, OneThatAnotherKeySignedIsRefused) {
    const auto forged = [](const std::string&) { return std::string("a vendor's own"); };
    const got refused = hand_in(support::sealed_record(statement(), forged));
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.body["veld"], "handtekening");
}

// proves: BEH-13.3 refusal
TEST_F(Reports, WhatIsNoRecordIsRefusedByItsForm) {
    for (const char* none : {"{}", "[]", "no JSON", R"({"payload":"eA=="})"}) {
        const got refused = hand_in(none);
        EXPECT_EQ(refused.status, 422) << none;
        EXPECT_EQ(refused.body["veld"], "vorm") << none;
    }
}

// proves: BEH-13.4 refusal acceptance
TEST_F(Reports, AVendorOfARegionHandsInAndSeesThatRegionsAlone) {
    const caller of_sisa{role::vendor, "sisa", "leverancier:5/s"};
    const caller of_esar{role::vendor, "esar", "leverancier:6/e"};
    EXPECT_EQ(hand_in(record_of(statement()), of_sisa).status, 403);
    EXPECT_THAT(listed().body["rapporten"], IsEmpty());
    const got taken = hand_in(record_of(statement()), of_esar);
    ASSERT_EQ(taken.status, 201);
    const std::string one = "conformiteitsrapporten/" + taken.body["id"].get<std::string>();
    EXPECT_THAT(listed(of_esar).body["rapporten"], SizeIs(1));
    EXPECT_THAT(listed(of_sisa).body["rapporten"], IsEmpty());
    EXPECT_EQ(ask_as(of_esar, "GET", one).status, 200);
    EXPECT_EQ(ask_as(of_sisa, "GET", one).status, 404);
}

// proves: BEH-13.10 refusal acceptance
TEST_F(Reports, AVendorSeesWhatItHandedInAlone) {
    const caller with_another_certificate{role::vendor, {}, "leverancier:4/w"};
    const caller other{role::vendor, {}, "leverancier:44/v"};
    auto second = statement();
    second["predicate"]["product"]["version"] = "5.2";
    const got own = hand_in(record_of(statement()), any_vendor);
    const got of_the_body = hand_in(record_of(second));
    ASSERT_EQ(own.status, 201);
    ASSERT_EQ(of_the_body.status, 201);
    const auto one = [](const got& taken) {
        return "conformiteitsrapporten/" + taken.body["id"].get<std::string>();
    };
    for (const caller& who : {any_vendor, with_another_certificate}) {
        ASSERT_THAT(listed(who).body["rapporten"], SizeIs(1)) << who.name;
        EXPECT_EQ(listed(who).body["rapporten"][0]["id"], own.body["id"]);
        EXPECT_EQ(ask_as(who, "GET", one(own)).body, own.body);
    }
    EXPECT_THAT(listed(other).body["rapporten"], IsEmpty());
    EXPECT_THAT(listed().body["rapporten"], SizeIs(2)) << "coordination sees all";
    const got nothing =
        ask_as(any_vendor, "GET", "conformiteitsrapporten/00000000-0000-4000-8000-000000000009");
    EXPECT_EQ(nothing.status, 404);
    for (const auto& [who, what] : {std::pair(any_vendor, of_the_body), std::pair(other, own)}) {
        const got told = ask_as(who, "GET", one(what));
        EXPECT_EQ(told.status, 404) << who.name;
        EXPECT_EQ(told.body, nothing.body) << "as of one that is not there";
    }
}

// proves: BEH-13.4 BEH-13.10 refusal acceptance
TEST_F(Reports, OfOneVendorTheCertificateOfARegionSeesThatRegionsAlone) {
    const caller of_sisa{role::vendor, "sisa", "leverancier:4/s"};
    const caller of_esar{role::vendor, "esar", "leverancier:4/e"};
    ASSERT_EQ(hand_in(record_of(statement()), any_vendor).status, 201);
    EXPECT_THAT(listed(of_esar).body["rapporten"], SizeIs(1));
    EXPECT_THAT(listed(of_sisa).body["rapporten"], IsEmpty());
}

// proves: BEH-13.7 BEH-13.10
TEST_F(Reports, TheSameOneAgainIsTheOneThatIsThere) {
    const std::string record = record_of(statement());
    const got first = hand_in(record);
    const got again = hand_in(record, any_vendor);
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.body["id"], first.body["id"]);
    ASSERT_THAT(listed().body["rapporten"], SizeIs(1));
    EXPECT_EQ(listed().body["rapporten"][0]["ingeleverdDoor"], of_coordination.name);
    EXPECT_THAT(listed(any_vendor).body["rapporten"], IsEmpty()) << "it stays the first's";
}

// proves: BEH-13.6
TEST_F(Reports, EachIsVerifiedAgainWhereItIsShown) {
    ASSERT_EQ(hand_in(record_of(statement(48h))).status, 201);
    clock_.advance(72h);
    EXPECT_EQ(listed().body["rapporten"][0]["toestand"], "verlopen");
    EXPECT_EQ(listed().body["rapporten"][0]["dagen"], -1);
    body_.configured = 0;
    EXPECT_THAT(listed().body["rapporten"], IsEmpty()) << "nothing can be verified";
}

// proves: BEH-13.8 refusal acceptance
TEST_F(Reports, WhereThereIsNoRoomOneThatHoldsNoMoreGoes) {
    for (std::size_t n = 0; n < ports::report_store::most; ++n) {
        auto one = statement(n == 0 ? 1h : 1000h);
        one["predicate"]["product"]["version"] = std::to_string(n);
        ASSERT_EQ(hand_in(record_of(one)).status, 201) << n;
    }
    EXPECT_EQ(hand_in(record_of(statement())).status, 409) << "all of them hold";
    clock_.advance(2h);
    EXPECT_EQ(hand_in(record_of(statement())).status, 201);
    EXPECT_EQ(listed().body["rapporten"].size(), ports::report_store::most);
    for (const auto& each : listed().body["rapporten"])
        EXPECT_EQ(each["toestand"], "geldig");
}

} // namespace
} // namespace kruispunt::portal
