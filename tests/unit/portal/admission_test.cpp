// Who is let in: with an accepted report, nothing of the sandbox, and several at once (BEH-02).
#include "tests/unit/portal/reports_fixture.hpp"

#include <gmock/gmock.h>

namespace kruispunt::portal {
namespace {

using namespace std::chrono_literals;
using namespace domain;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const caller of_esar{role::region_operator, "esar", "beheerder:2/o"};
const caller on_the_machine{role::machine, {}, "uid 1000"};

class Admission : public reports_fixture {
protected:
    static std::string wish(const std::string& access) {
        return R"({"toegang":")" + access + R"(","reden":"proef"})";
    }

    got admit() { return ask_as(of_coordination, "PUT", "deelnemers/esar", wish("toegelaten")); }

    got open(const std::string& regions) {
        return ask_as(
            of_coordination, "POST", "toelating", R"({"regios":)" + regions + R"(,"reden":"proef"})"
        );
    }

    bool is_admitted(const std::string& region) {
        const auto at = members_.records.find(region);
        return at != members_.records.end() && at->second.what.admitted;
    }
};

// proves: BEH-02.2 refusal acceptance
TEST_F(Admission, NeedsAReportThatHolds) {
    EXPECT_EQ(admit().status, 409);
    ASSERT_EQ(hand_in(record_of(statement(48h))).status, 201);
    const got let_in = admit();
    EXPECT_EQ(let_in.status, 200) << let_in.body.dump(1);
    EXPECT_EQ(let_in.body["toegang"], "toegelaten");
    EXPECT_EQ(let_in.body["conformiteit"]["dagen"], 2);
    EXPECT_TRUE(is_admitted("esar"));
}

// proves: BEH-01.1
TEST_F(Admission, ShowsAsWhatAndToWhichLevelItWasTested) {
    auto warned = statement(96h);
    warned["predicate"]["verdict"] = "WARN";
    ASSERT_EQ(hand_in(record_of(statement(48h))).status, 201);
    const auto shown = [this] {
        return ask_as(of_coordination, "GET", "deelnemers").body["deelnemers"][0]["conformiteit"];
    };
    EXPECT_EQ(shown()["niveau"], "SHOULD");
    EXPECT_EQ(shown()["rollen"], nlohmann::ordered_json::array({"server", "client"}));
    ASSERT_EQ(hand_in(record_of(warned)).status, 201);
    EXPECT_EQ(shown()["niveau"], "MUST") << "of the one that holds longest";
}

// proves: BEH-02.2 BEH-13.6 refusal
TEST_F(Admission, IsNotByAReportThatIsOver) {
    ASSERT_EQ(hand_in(record_of(statement(48h))).status, 201);
    clock_.advance(49h);
    const got refused = admit();
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.body["title"], "Het conformiteitsrapport geldt niet");
    EXPECT_THAT(refused.body["detail"].dump(), HasSubstr("laat opnieuw testen en aanvaarden"));
    EXPECT_FALSE(is_admitted("esar"));
}

// proves: BEH-02.2 BEH-13.6 refusal
TEST_F(Admission, IsNotByAReportWhoseKeyTheBodyGaveUp) {
    ASSERT_EQ(hand_in(record_of(statement())).status, 201);
    body_.configured = 0;
    const got refused = admit();
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body["detail"].dump(), HasSubstr("body_keys"));
    EXPECT_FALSE(is_admitted("esar"));
}

// proves: BEH-02.11 BEH-02.2 acceptance
TEST_F(Admission, OutlivesItsReport) {
    ASSERT_EQ(hand_in(record_of(statement(48h))).status, 201);
    ASSERT_EQ(admit().status, 200);
    clock_.advance(49h);
    const auto rows = ask_as(of_coordination, "GET", "deelnemers").body["deelnemers"];
    EXPECT_EQ(rows[0]["toegang"], "toegelaten");
    EXPECT_TRUE(rows[0]["conformiteit"].is_null());
    EXPECT_EQ(ask_as(of_coordination, "PUT", "deelnemers/esar", wish("geschorst")).status, 200);
    EXPECT_EQ(admit().status, 200) << "it was admitted before";
}

// proves: BEH-02.6 refusal
TEST_F(Admission, IsNotOfWhoHoldsSignalsOfTheSandbox) {
    ASSERT_EQ(hand_in(record_of(statement())).status, 201);
    sandbox_.held["esar"] = {3, 1};
    const got refused = admit();
    EXPECT_EQ(refused.status, 409);
    ASSERT_THAT(refused.body["belemmeringen"], SizeIs(1));
    EXPECT_EQ(refused.body["belemmeringen"][0]["waarom"], "Houdt nog signalen");
    EXPECT_FALSE(is_admitted("esar"));
}

// proves: BEH-02.7 refusal
TEST_F(Admission, OfSeveralIsOfAllOrNone) {
    ASSERT_EQ(hand_in(record_of(statement())).status, 201);
    const got refused = open(R"(["esar","midden-nederland"])");
    EXPECT_EQ(refused.status, 409);
    ASSERT_THAT(refused.body["belemmeringen"], SizeIs(1));
    EXPECT_EQ(refused.body["belemmeringen"][0]["regio"], "midden-nederland");
    EXPECT_FALSE(is_admitted("esar"));
    EXPECT_EQ(open(R"(["esar","x"])").status, 404);
    EXPECT_EQ(open(R"([])").status, 400);
    EXPECT_EQ(open(R"(["esar","esar"])").status, 400);
    EXPECT_EQ(open(R"("esar")").status, 400);
    EXPECT_THAT(members_.records, IsEmpty());
}

// proves: BEH-02.7 BEH-02.10 acceptance
TEST_F(Admission, SaysWithWhomTheyExchangeFromNowOn) {
    ASSERT_EQ(hand_in(record_of(statement())).status, 201);
    const auto before = ask_as(of_coordination, "GET", "deelnemers").body["deelnemers"];
    EXPECT_THAT(before[0]["wisseltUitMet"], SizeIs(1)) << "both are of the sandbox";
    const got alone = open(R"(["esar"])");
    EXPECT_EQ(alone.status, 200) << alone.body.dump(1);
    ASSERT_THAT(alone.body["deelnemers"], SizeIs(1));
    EXPECT_THAT(alone.body["deelnemers"][0]["wisseltUitMet"], IsEmpty());
    members_.records["midden-nederland"].region = "midden-nederland";
    members_.records["midden-nederland"].what = {member_state::suspended, true};
    const got both = open(R"(["midden-nederland","esar"])");
    EXPECT_EQ(both.status, 200) << both.body.dump(1);
    ASSERT_THAT(both.body["deelnemers"], SizeIs(2));
    EXPECT_EQ(both.body["deelnemers"][0]["wisseltUitMet"][0], "midden-nederland");
}

// proves: BEH-02.8 BEH-02.9 acceptance refusal
TEST_F(Admission, WhatWasGivenInTheSandboxIsToldAndThenErasedByName) {
    sandbox_.held["esar"] = {3, 1};
    const std::string path = "deelnemers/esar/sandboxsignalen";
    const got told = ask_as(of_esar, "GET", path);
    EXPECT_EQ(told.body["signalen"], 3);
    EXPECT_EQ(told.body["matches"], 1);
    EXPECT_EQ(ask_as(of_coordination, "GET", path).status, 403) << "three are few enough to find";
    const auto erase = [&](const std::string& name) {
        const std::string body = R"({"bevestiging":")" + name + R"(","reden":"proef"})";
        return ask_as(of_coordination, "POST", path + "/wis", body);
    };
    const got other = erase("sisa");
    EXPECT_EQ(other.status, 400);
    EXPECT_EQ(other.body["veld"], "bevestiging");
    EXPECT_THAT(sandbox_.held, SizeIs(1));
    const got erased = erase("esar");
    EXPECT_EQ(erased.status, 200);
    EXPECT_TRUE(erased.body["gewist"].is_null()) << erased.body.dump();
    EXPECT_EQ(sandbox_.erased_by, of_coordination.name);
    sandbox_.held["esar"] = {3, 1};
    const std::string by_name = R"({"bevestiging":"esar","reden":"proef"})";
    EXPECT_EQ(ask_as(on_the_machine, "POST", path + "/wis", by_name).body["gewist"], 3);
    const auto begun =
        std::find_if(regions_.deeds.begin(), regions_.deeds.end(), [](const auto& each) {
            return each.act == "erase-sandbox";
        });
    ASSERT_NE(begun, regions_.deeds.end());
    EXPECT_EQ(begun->reason, "proef");
    sandbox_.may = false;
    EXPECT_EQ(erase("esar").status, 409);
    EXPECT_EQ(ask_as(of_esar, "GET", path).status, 409);
}

} // namespace
} // namespace kruispunt::portal
