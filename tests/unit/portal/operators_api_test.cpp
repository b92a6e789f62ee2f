#include "tests/unit/portal/operators_fixture.hpp"

#include <gmock/gmock.h>

namespace kruispunt::portal {
namespace {

using namespace domain;
using ports::traffic_state;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class OperatorsApi : public operators_fixture {};

// proves: BEH-11.1 BEH-11.2 acceptance
TEST_F(OperatorsApi, ARegionIsPutInMaintenanceAndBack) {
    const got put =
        ask("PUT", "deelnemers/esar/stand", R"({"stand":"onderhoud","reden":"nieuw certificaat"})");
    EXPECT_EQ(put.status, 200);
    EXPECT_EQ(put.body["stand"], "onderhoud");
    EXPECT_EQ(put.body["baan"], "wacht");
    EXPECT_EQ(put.body["door"], "uid 1000");
    EXPECT_EQ(regions_.stands["esar"].reason, "nieuw certificaat");
    EXPECT_EQ(regions_.stands["esar"].since, clock_.machine_time());
    const got back = ask("PUT", "deelnemers/esar/stand", R"({"stand":"normaal","reden":"klaar"})");
    EXPECT_EQ(back.body["baan"], "loopt");
}

struct refused_wish {
    const char* body;
    const char* code;
    const char* field;
};

// proves: BEH-11.1 refusal
TEST_F(OperatorsApi, WhatIsWrongWithAWishIsNamed) {
    for (const auto& [body, code, field] : std::vector<refused_wish>{
             {R"({"stand":"onderhoud"})", "VERPLICHT_VELD", "reden"},
             {R"({"stand":"onderhoud","reden":""})", "VERPLICHT_VELD", "reden"},
             {R"({"stand":"stil","reden":"x"})", "WAARDE_ONGELDIG", "stand"},
             {R"({"stand":1,"reden":"x"})", "WAARDE_ONGELDIG", "stand"},
             {R"({"stand":"schaduw","reden":"x","bsn":"999990019"})", "ONBEKEND_VELD", nullptr},
             {"[]", "BERICHT_ONLEESBAAR", nullptr},
             {"{", "BERICHT_ONLEESBAAR", nullptr}}) {
        const got told = ask("PUT", "deelnemers/esar/stand", body);
        EXPECT_EQ(told.status, 400) << body;
        EXPECT_EQ(told.body["code"], code) << body;
        EXPECT_EQ(told.body["veld"].is_null(), field == nullptr) << body;
        if (field) {
            EXPECT_EQ(told.body["veld"], field) << body;
        }
        EXPECT_THAT(told.body.dump(), Not(HasSubstr("999990019")));
    }
    const std::string long_one(201, 'x');
    EXPECT_EQ(
        ask("PUT", "deelnemers/esar/stand", R"({"stand":"schaduw","reden":")" + long_one + "\"}")
            .status,
        400
    );
    EXPECT_EQ(ask("PUT", "deelnemers/atlantis/stand", "{}").status, 404);
    EXPECT_THAT(regions_.stands, IsEmpty());
}

// proves: BEH-11.1
TEST_F(OperatorsApi, WhereTheStoreFailsTheLaneStandsAsBefore) {
    traffic_.now["esar"].lane = traffic_state::runs;
    regions_.failing = true;
    const got told = ask("PUT", "deelnemers/esar/stand", R"({"stand":"schaduw","reden":"x"})");
    EXPECT_EQ(told.status, 503);
    EXPECT_EQ(traffic_.of("esar").lane, traffic_state::runs);
}

// proves: MS-22.3 acceptance
TEST_F(OperatorsApi, AResumedRegionIsNormalAndItsLaneRuns) {
    traffic_.now["esar"].lane = traffic_state::halted;
    const got told = ask("POST", "deelnemers/esar/hervat", R"({"reden":"webhook hersteld"})");
    EXPECT_EQ(told.status, 200);
    EXPECT_EQ(told.body["baan"], "loopt");
    ASSERT_THAT(regions_.deeds, SizeIs(1));
    EXPECT_EQ(regions_.deeds[0].act, "resume-lane");
    EXPECT_EQ(regions_.deeds[0].reason, "webhook hersteld");
    EXPECT_EQ(regions_.deeds[0].oin, "uid 1000");
}

// proves: MN-05.5 acceptance refusal
TEST_F(OperatorsApi, OnlyAHaltedFeedIsResumed) {
    const std::string path = "deelnemers/midden-nederland/stroom/hervat";
    EXPECT_EQ(ask("POST", path, R"({"reden":"x"})").status, 404) << "it has none";
    traffic_.now["midden-nederland"].feed = traffic_state::runs;
    EXPECT_EQ(ask("POST", path, R"({"reden":"x"})").status, 409);
    traffic_.now["midden-nederland"].feed = traffic_state::halted;
    EXPECT_EQ(ask("POST", path, R"({"reden":"x","vanaf":0})").status, 400);
    EXPECT_EQ(ask("POST", path, R"({"reden":"x","vanaf":"12"})").status, 400);
    EXPECT_EQ(ask("POST", path, R"({"reden":"x","vanaf":12})").status, 200);
    EXPECT_THAT(regions_.began_at, ElementsAre(12));
    EXPECT_EQ(traffic_.of("midden-nederland").feed, traffic_state::runs);
}

// proves: BEH-10.4 acceptance
TEST_F(OperatorsApi, AnObjectionIsEntered) {
    outcome told;
    told.objection = objection{uuid{7}, support::test_now(), support::test_today(), "0363"};
    desk_.next.what = told;
    const got entered =
        ask("POST",
            "bezwaren",
            R"({"regio":"esar","signaalId":"E-1","verzoeker":"ouders","gemeente":"0363",)"
            R"("kenmerk":"B-1"})");
    EXPECT_EQ(entered.status, 201);
    EXPECT_EQ(entered.body["id"], to_text(uuid{7}));
    EXPECT_EQ(entered.body["besluitVoor"], to_text(support::test_today()));
    ASSERT_TRUE(desk_.entered);
    EXPECT_EQ(desk_.entered->id, "E-1");
    EXPECT_EQ(desk_.entered->by, requester::parents);
    EXPECT_EQ(desk_.entered->municipality, "0363");
    EXPECT_EQ(desk_.entered->reference, "B-1");
    EXPECT_EQ(desk_.asked_by, "esar uid 1000");
}

// proves: BEH-10.4 COM-37.1 refusal
TEST_F(OperatorsApi, AnObjectionThatIsRefusedNamesTheMember) {
    const std::string whole =
        R"({"regio":"esar","signaalId":"E-1","verzoeker":"buren","gemeente":"0363","kenmerk":"B"})";
    EXPECT_EQ(ask("POST", "bezwaren", whole).body["veld"], "verzoeker");
    EXPECT_EQ(ask("POST", "bezwaren", "{}").body["veld"], "regio");
    desk_.next.what = make_error(errc::requester_not_authorised, field::requester);
    const got told = ask(
        "POST",
        "bezwaren",
        R"({"regio":"esar","signaalId":"E-1","verzoeker":"ouders","gemeente":"0363","kenmerk":"B"})"
    );
    EXPECT_EQ(told.status, 403);
    EXPECT_EQ(told.body["code"], "VERZOEKER_NIET_BEVOEGD");
    EXPECT_EQ(told.body["veld"], "verzoeker");
    EXPECT_EQ(ask("POST", "bezwaren/x/besluit", R"({"gegrond":true})").status, 404);
    EXPECT_EQ(ask("POST", "bezwaren/x/besluit", R"({"gegrond":"ja"})").status, 400);
}

// proves: BEH-11.7 acceptance
TEST_F(OperatorsApi, AMatchInShadowIsDisclosedToNobody) {
    regions_.matches[uuid{3}] = {match_kind::child, "esar", "sisa", "sisa"};
    const std::string path = "matches/" + to_text(uuid{3}) + "/mededeling?regio=";
    const got told = ask("GET", path + "esar");
    EXPECT_EQ(told.status, 200);
    EXPECT_EQ(told.body["verteld"], false);
    EXPECT_THAT(told.body["regel"].dump(), HasSubstr("BEH-11"));
    EXPECT_EQ(ask("GET", path + "midden-nederland").status, 404) << "no side of it";
    EXPECT_EQ(ask("GET", "matches/x/mededeling?regio=esar").status, 404);
    std::vector<std::string> acts;
    for (const audit_entry& each : regions_.deeds)
        acts.push_back(each.act);
    EXPECT_THAT(acts, ElementsAre("disclose", "view", "view", "view"));
}

disclosure to_esar(const region_policy& receiver) {
    notice what;
    what.region = "esar";
    what.reference = "E-1";
    what.other_region = "sisa";
    const contact other{
        {"00000099000000000900", "Organisatie", "+3120"},
        professional{"J. Voorbeeld", "arts", "+3121", "j@x.nl"}};
    return disclose(what, receiver, other, municipality{"0363", "Amsterdam"});
}

// proves: COM-24.2 COM-24.3
TEST_F(OperatorsApi, ADisclosureShowsTheRulesAndNoPersonsValue) {
    for (const auto field : {disclosed_field::organisation_name, disclosed_field::reporter_name})
        policy_.regions.at("esar").may_learn.set(static_cast<std::size_t>(field));
    regions_.matches[uuid{3}] = {match_kind::child, "esar", "sisa", {}};
    outcome listed;
    desk_.next.what = listed;
    desk_.next.matches.push_back({to_esar(policy_.of("esar")), true});
    const got told = ask("GET", "matches/" + to_text(uuid{3}) + "/mededeling?regio=esar");
    EXPECT_EQ(told.body["verteld"], true);
    std::map<std::string, std::string> rows;
    for (const auto& row : told.body["velden"])
        rows[row["veld"]] = row["verteld"] == true ? row["waarde"].dump() : row["regel"].dump();
    EXPECT_THAT(rows["organisation.name"], HasSubstr("Organisatie"));
    EXPECT_THAT(rows["reporter.name"], HasSubstr("aanwezig"));
    EXPECT_THAT(rows["reporter.phone"], HasSubstr("COM-24"));
    EXPECT_THAT(rows["child.bsn"], HasSubstr("nooit"));
    EXPECT_THAT(told.body.dump(), Not(HasSubstr("Voorbeeld")));
}

// proves: COM-38.8 COM-20.14
TEST_F(OperatorsApi, WhatNeedsAnEyeIsShownByReference) {
    const auto perform = [this](const sealed_command& command) {
        ASSERT_TRUE(
            support::run_coroutine(store_.execute({federation::use_case_for(command), command}))
        );
    };
    using support::giving;
    perform(giving("sisa", "S-1").by(2).born(2015, 3).named("anna").command());
    perform(giving("esar", "E-1").by(1).born(2016, 4).named("bram").command());
    perform(giving("esar", "E-2").by(1).child(2).command());
    perform(giving("esar", "E-2").by(1).child(3).because(mutation_reason::identity).command());
    traffic_.now["esar"].lane = traffic_state::halted;
    const got told = ask("GET", "aandacht");
    ASSERT_THAT(told.body["bsnBotsingen"], SizeIs(1));
    const auto& sides = told.body["bsnBotsingen"][0]["zijden"];
    EXPECT_THAT(sides.dump(), HasSubstr(R"("signaalId":"E-1")"));
    EXPECT_THAT(sides.dump(), HasSubstr(R"("signaalId":"S-1")"));
    ASSERT_THAT(told.body["identiteitscorrecties"], SizeIs(1));
    EXPECT_EQ(told.body["identiteitscorrecties"][0]["signaalId"], "E-2");
    EXPECT_EQ(told.body["identiteitscorrecties"][0]["keer"], 1);
    EXPECT_EQ(told.body["gestopt"][0]["regio"], "esar");
    EXPECT_THAT(ask("GET", "aandacht?regio=midden-nederland").body["bsnBotsingen"], IsEmpty());
}

// proves: COM-34.9
TEST_F(OperatorsApi, FiguresAreByRegion) {
    ports::region_figures esar;
    esar.region = "esar";
    ports::region_figures sisa;
    sisa.region = "sisa";
    sisa.without_bsn = 4;
    regions_.counted = {esar, sisa};
    const got told = ask("GET", "cijfers");
    EXPECT_EQ(told.body["zonder_bsn"].dump(), R"({"sisa":4})");
}

// proves: BEH-11.1 refusal
TEST_F(OperatorsApi, WhatIsNoPathOrNoMethodOfOneIsSaidSo) {
    EXPECT_EQ(ask("GET", "").status, 404);
    EXPECT_EQ(ask("GET", "deelnemers/esar").status, 405);
    for (const char* path : {"deelnemers/esar/stand/x/y", "deelnemers/", "stroom/", "/rol"})
        EXPECT_EQ(ask("GET", path).status, 404) << path;
    const got wrong = ask("POST", "deelnemers");
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(wrong.fields.find("Allow"), "GET");
    ports::http_request elsewhere;
    elsewhere.method = "GET";
    elsewhere.target = "/gezond";
    EXPECT_EQ(support::run_coroutine(api_.handle(elsewhere)).status, 404);
    EXPECT_EQ(api_.refuse(ports::transport_fault::body_too_large, "").status, 413);
}

// proves: COM-33.1
TEST_F(OperatorsApi, ABackupStandsInTheTrail) {
    EXPECT_EQ(ask("POST", "reservekopieen", R"({"map":"/srv/backup"})").status, 200);
    ASSERT_THAT(regions_.deeds, SizeIs(1));
    EXPECT_EQ(regions_.deeds[0].act, "backup");
    EXPECT_EQ(regions_.deeds[0].oin, "uid 1000");
    EXPECT_EQ(regions_.deeds[0].reason, "/srv/backup");
    EXPECT_EQ(ask("POST", "reservekopieen", "{}").body["veld"], "map");
}

} // namespace
} // namespace kruispunt::portal
