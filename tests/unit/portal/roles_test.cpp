// Every route asked in every role: what is answered, refused and left in the audit trail.
#include "tests/unit/portal/operators_fixture.hpp"

#include <gmock/gmock.h>

namespace kruispunt::portal {
namespace {

using namespace domain;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const caller coordinator{role::coordinator, {}, "coordinator:1/c"};
const caller of_esar{role::region_operator, "esar", "beheerder:2/o"};
const caller auditor{role::auditor, {}, "auditor:3/a"};
const caller vendor{role::vendor, {}, "leverancier:4/v"};
const caller member_esar{role::member, "esar", "regio:esar"};
const caller stranger{role::nobody, {}, "onbekend:5/x"};

class Roles : public operators_fixture {
protected:
    // A call of the route with something in each parameter.
    static std::string path_of(const route& r, const std::string& region) {
        std::string path;
        for (std::size_t i = 0; i < r.path.size() && !r.path.at(i).empty(); ++i) {
            const bool parameter = r.path.at(i) == "*";
            const bool names = i == 1 && r.path.at(0) == "deelnemers";
            const std::string filled = names ? region : to_text(uuid{9});
            path += (path.empty() ? "" : "/") + (parameter ? filled : std::string(r.path.at(i)));
        }
        return path;
    }

    static ports::signal_name signal(const char* region, const char* reference) {
        return {region, reference};
    }
};

// proves: BEH-00.1 BEH-00.2 BEH-00.5 acceptance refusal
TEST_F(Roles, EveryRouteIsAnsweredToWhomItIsGrantedAndToNobodyElse) {
    for (const caller& who : {coordinator, of_esar, auditor, vendor, member_esar})
        for (const route& each : all_routes()) {
            if (each.action == action::live) continue; // streamed
            const bool may = decide(who, each.action, {}).what == verdict::state::allowed;
            regions_.deeds.clear();
            const got told = ask_as(who, std::string(each.method), path_of(each, "esar"), "{}");
            const std::string what = text_of(each) + " " + who.name;
            EXPECT_EQ(told.status == 403, !may) << what << "\n" << told.body.dump();
            if (!may) {
                ASSERT_THAT(regions_.deeds, SizeIs(1)) << what;
                EXPECT_EQ(regions_.deeds[0].act, "refuse") << what;
                EXPECT_EQ(regions_.deeds[0].oin, who.name) << what;
                EXPECT_THAT(regions_.deeds[0].reference, HasSubstr(text_of(each)));
            } else if (each.method == "GET") {
                ASSERT_FALSE(regions_.deeds.empty()) << what;
                EXPECT_EQ(regions_.deeds.back().act, "view") << what;
                EXPECT_EQ(regions_.deeds.back().outcome == "ok", told.status < 400) << what;
            }
        }
}

// proves: BEH-06.1 BEH-00.5 refusal
TEST_F(Roles, WhateverIsRefusedOfWhomIsKnownLeavesAnEntryWithItsCode) {
    const auto left_by = [this](const caller& who, const char* method, const char* path) {
        regions_.deeds.clear();
        ask_as(who, method, path, "{}");
        EXPECT_THAT(regions_.deeds, SizeIs(1)) << method << " " << path;
        const audit_entry left = regions_.deeds.empty() ? audit_entry() : regions_.deeds.front();
        EXPECT_EQ(left.oin, who.name) << path;
        return left.act + " " + left.outcome + " " + left.reference;
    };
    EXPECT_EQ(left_by(stranger, "GET", "deelnemers"), "refuse OIN_NIET_BEVOEGD GET deelnemers");
    EXPECT_EQ(left_by(stranger, "GET", "nergens"), "refuse OIN_NIET_BEVOEGD ");
    EXPECT_EQ(left_by(auditor, "GET", "nergens/999990019"), "refuse WAARDE_ONGELDIG ");
    EXPECT_EQ(left_by(auditor, "PATCH", "deelnemers"), "refuse WAARDE_ONGELDIG ");
    EXPECT_EQ(left_by(auditor, "GET", "logboek?van=gisteren"), "view DATUM_ONGELDIG GET logboek");
    EXPECT_EQ(
        left_by(of_esar, "PUT", "deelnemers/esar/stand"),
        "refuse VERPLICHT_VELD PUT deelnemers/*/stand"
    );
    regions_.deeds.clear();
    ask_as({role::nobody, {}, {}}, "GET", "deelnemers");
    EXPECT_THAT(regions_.deeds, IsEmpty()) << "who shows no certificate is not known";
}

// proves: BEH-06.1 refusal
TEST_F(Roles, WhatCouldNotBeReadOfWhomIsKnownLeavesAnEntry) {
    ports::peer operator_at_the_socket;
    operator_at_the_socket.common_name = "uid 1000";
    using fault = ports::transport_fault;
    support::run_coroutine(api_.note_refused(operator_at_the_socket, fault::body_too_large, "/"));
    support::run_coroutine(api_.note_refused(operator_at_the_socket, fault::malformed, ""));
    ASSERT_THAT(regions_.deeds, SizeIs(2));
    EXPECT_EQ(regions_.deeds[0].outcome, "BERICHT_TE_GROOT");
    EXPECT_EQ(regions_.deeds[1].outcome, "BERICHT_ONLEESBAAR");
    EXPECT_EQ(regions_.deeds[1].oin, "uid 1000");
}

// proves: BEH-00.3 refusal
TEST_F(Roles, AnotherRegionsPathsAreRefusedToAnOperator) {
    for (const route& each : all_routes()) {
        if (each.path[0] != "deelnemers" || each.path[1] != "*") continue;
        const got told =
            ask_as(of_esar, std::string(each.method), path_of(each, "midden-nederland"), "{}");
        EXPECT_EQ(told.status, 403) << text_of(each);
    }
    for (const char* path :
         {"bezwaren?regio=midden-nederland",
          "niet-opgepakt?regio=midden-nederland",
          "aandacht?regio=midden-nederland",
          "aflevering/meldingen?regio=midden-nederland"})
        EXPECT_EQ(ask_as(of_esar, "GET", path).status, 403) << path;
    EXPECT_THAT(traffic_.is_suspended, IsEmpty());
    EXPECT_THAT(regions_.stands, IsEmpty());
}

// proves: BEH-00.2 refusal
TEST_F(Roles, WhoHasNoRoleLearnsNotEvenWhatThereIs) {
    for (const char* path : {"deelnemers", "rol", "nergens"}) {
        const got told = ask_as(stranger, "GET", path);
        EXPECT_EQ(told.status, 403) << path;
        EXPECT_EQ(told.body["title"], "Geen rol");
    }
}

// proves: BEH-00.3
TEST_F(Roles, AnOperatorSeesTheirOwnRegionAndNotTheNameOfAnothersSignal) {
    regions_.counted = {
        {"esar", 3, 1, support::test_now(), 2, 4, 5},
        {"midden-nederland", 70, 0, support::test_now(), 8, 0, 0}};
    EXPECT_THAT(ask_as(of_esar, "GET", "deelnemers").body["deelnemers"], SizeIs(1));
    const got delivery = ask_as(of_esar, "GET", "aflevering");
    EXPECT_THAT(delivery.body["aflevering"], SizeIs(1));
    EXPECT_TRUE(delivery.body["som"].is_null());
    const got figures = ask_as(of_esar, "GET", "cijfers");
    EXPECT_EQ(figures.body["zonder_bsn"].dump(), R"({"esar":2})");
    EXPECT_FALSE(figures.body.contains("openMatches"));
    EXPECT_THAT(figures.body.dump(), Not(HasSubstr("midden-nederland")));
    const got overview = ask_as(of_esar, "GET", "overzicht");
    EXPECT_THAT(overview.body["regios"], SizeIs(1));
    EXPECT_TRUE(overview.body["sleutels"].is_null());
}

// proves: BEH-00.3
TEST_F(Roles, AlarmsAndCertificatesAreTheOperatorsOwnRegions) {
    alarms_.raise(ports::alarm_code::dead_letters, "esar", "one");
    alarms_.raise(ports::alarm_code::dead_letters, "midden-nederland", "two");
    alarms_.raise(ports::alarm_code::disk_full, "", "three");
    ports::certificate_forecast own;
    own.what.party = "esar";
    ports::certificate_forecast other;
    other.what.party = "midden-nederland";
    certificates_.rows = {own, other, {}};
    EXPECT_THAT(ask_as(of_esar, "GET", "alarmen").body["alarmen"], SizeIs(1));
    EXPECT_THAT(ask_as(auditor, "GET", "alarmen").body["alarmen"], SizeIs(3));
    EXPECT_THAT(ask_as(of_esar, "GET", "certificaten").body["certificaten"], SizeIs(1));
    EXPECT_THAT(ask_as(auditor, "GET", "certificaten").body["certificaten"], SizeIs(3));
}

// proves: BEH-00.4
TEST_F(Roles, TheCoordinatorsCountsAreInTens) {
    regions_.counted = {{"esar", 39, 11, support::test_now(), 2, 4, 5}};
    const auto rows = ask_as(coordinator, "GET", "deelnemers").body["deelnemers"];
    ASSERT_THAT(rows, SizeIs(2));
    EXPECT_EQ(rows[0]["wachtrij"], 30);
    EXPECT_EQ(rows[0]["dodeBrieven"], 10);
    EXPECT_EQ(rows[0]["ongeveer"], true);
    EXPECT_FALSE(rows[0].contains("nietVerteld"));
    const auto exact = ask_as(auditor, "GET", "deelnemers").body["deelnemers"];
    EXPECT_EQ(exact[0]["wachtrij"], 39);
}

// proves: BEH-00.4
TEST_F(Roles, TheCoordinatorLearnsOfACircuitByItsAlarmAlone) {
    const auto circuit_for = [this](const caller& who) {
        return ask_as(who, "GET", "deelnemers").body["deelnemers"][0]["kring"];
    };
    const auto amiss_in_nothing = circuit_for(coordinator);
    traffic_.now["esar"].circuit = {
        ports::circuit::state::open, support::test_now(), 2, support::test_now() + 30s};
    EXPECT_EQ(circuit_for(coordinator), amiss_in_nothing) << "it tells that something is owed";
    EXPECT_EQ(circuit_for(auditor)["toestand"], "open");
    alarms_.raise(ports::alarm_code::region_unreachable, "esar", "two wait");
    const auto told = circuit_for(coordinator);
    EXPECT_EQ(told["toestand"], "open");
    EXPECT_TRUE(told["tot"].is_null());
    EXPECT_EQ(circuit_for(auditor)["tot"], to_rfc3339(support::test_now() + 30s));
}

// proves: BEH-00.6 refusal
TEST_F(Roles, APageOfAnotherSiteDoesNothing) {
    ports::http_request request;
    request.method = "PUT";
    request.target = "/beheer/v1/deelnemers/esar/stand";
    request.body = R"({"stand":"onderhoud","reden":"x"})";
    const auto sent = [&](const char* name, const char* value) {
        ports::http_request one = request;
        if (*name) one.fields.add(name, value);
        if (std::string(name) != "Content-Type") one.fields.add("Content-Type", "application/json");
        return support::run_coroutine(api_.serve(std::move(one), of_esar)).status;
    };
    EXPECT_EQ(sent("Sec-Fetch-Site", "cross-site"), 403);
    EXPECT_EQ(sent("Sec-Fetch-Site", "same-site"), 403);
    EXPECT_EQ(sent("Content-Type", "text/plain"), 415);
    EXPECT_EQ(sent("Content-Type", "application/jsonp"), 415);
    EXPECT_THAT(regions_.stands, IsEmpty());
    EXPECT_EQ(sent("Sec-Fetch-Site", "same-origin"), 200);
    EXPECT_EQ(sent("Content-Type", "application/json; charset=utf-8"), 200);
    EXPECT_EQ(sent("", ""), 200);
}

// proves: BEH-00.5
TEST_F(Roles, WhatSomebodyWroteInAPathIsNotInTheTrail) {
    ask_as(of_esar, "GET", "aflevering/meldingen/999990019");
    ask_as(coordinator, "PUT", "deelnemers/999990019", "{}");
    ask_as(auditor, "GET", "aandacht?regio=999990019");
    for (const audit_entry& each : regions_.deeds)
        for (const std::string& text : {each.region, each.reference, each.reason, each.oin})
            EXPECT_THAT(text, Not(HasSubstr("999990019")));
    EXPECT_THAT(regions_.deeds, Not(IsEmpty()));
}

// proves: BEH-00.1
TEST_F(Roles, EachMaySeeWhatTheyMay) {
    const got told = ask_as(of_esar, "GET", "rol");
    EXPECT_EQ(told.body["rol"], "operator");
    EXPECT_EQ(told.body["regio"], "esar");
    EXPECT_THAT(told.body["mag"].dump(), HasSubstr("PUT deelnemers/*/stand"));
    EXPECT_THAT(told.body["mag"].dump(), Not(HasSubstr("sleutels")));
    const std::string of_a_member = ask_as(member_esar, "GET", "rol").body["mag"].dump();
    EXPECT_THAT(of_a_member, HasSubstr("GET logboek/wortel"));
    EXPECT_THAT(of_a_member, Not(HasSubstr("deelnemers")));
}

// proves: BEH-02.1 BEH-02.3 acceptance refusal
TEST_F(Roles, ARegionIsSuspendedAndLetInAgain) {
    const std::string path = "deelnemers/esar";
    const got out = ask_as(coordinator, "PUT", path, R"({"toegang":"geschorst","reden":"lek"})");
    EXPECT_EQ(out.status, 200) << out.body.dump();
    EXPECT_EQ(out.body["toegang"], "geschorst");
    EXPECT_TRUE(traffic_.is_suspended["esar"]);
    EXPECT_EQ(members_.records["esar"].by, coordinator.name);
    const got in = ask_as(coordinator, "PUT", path, R"({"toegang":"sandbox","reden":"dicht"})");
    EXPECT_EQ(in.body["toegang"], "sandbox");
    EXPECT_FALSE(traffic_.is_suspended["esar"]);
    EXPECT_EQ(
        ask_as(coordinator, "PUT", "deelnemers/atlantis", R"({"toegang":"geschorst","reden":"x"})")
            .status,
        404
    );
}

// proves: BEH-02.2 refusal
TEST_F(Roles, NobodyIsAdmittedWithoutAReport) {
    const got told =
        ask_as(coordinator, "PUT", "deelnemers/esar", R"({"toegang":"toegelaten","reden":"x"})");
    EXPECT_EQ(told.status, 409);
    EXPECT_EQ(told.body["title"], "Geen aanvaard conformiteitsrapport");
    EXPECT_THAT(members_.records, IsEmpty());
}

// proves: BEH-02.1
TEST_F(Roles, WhereTheStoreFailsASuspensionIsAsBefore) {
    members_.failing = true;
    const got told =
        ask_as(coordinator, "PUT", "deelnemers/esar", R"({"toegang":"geschorst","reden":"x"})");
    EXPECT_EQ(told.status, 503);
    EXPECT_FALSE(traffic_.is_suspended["esar"]);
}

// proves: BEH-01.1
TEST_F(Roles, AMemberIsShownWithProtocolHostAndCertificates) {
    ports::certificate_forecast own;
    own.what.party = "esar";
    own.what.ends = support::test_now();
    own.days = 12;
    certificates_.rows = {own, {}};
    const auto row = ask_as(coordinator, "GET", "deelnemers").body["deelnemers"][0];
    EXPECT_EQ(row["regio"], "esar");
    EXPECT_EQ(row["oin"], "00000099000000000001");
    EXPECT_EQ(row["protocol"], "esar");
    EXPECT_EQ(row["protocolversie"], "1");
    EXPECT_EQ(row["host"], "esar.example");
    ASSERT_THAT(row["certificaten"], SizeIs(1));
    EXPECT_EQ(row["certificaten"][0]["dagen"], 12);
    EXPECT_TRUE(row["conformiteit"].is_null());
    EXPECT_EQ(row["toegang"], "sandbox");
}

// proves: BEH-13.1 refusal
TEST_F(Roles, AReportIsNotTakenAsLongAsNothingVerifiesIt) {
    EXPECT_EQ(ask_as(vendor, "POST", "conformiteitsrapporten", "{}").status, 501);
    const got none = ask_as(vendor, "GET", "conformiteitsrapporten");
    EXPECT_THAT(none.body["rapporten"], IsEmpty());
    EXPECT_THAT(none.body["toelichting"].dump(), HasSubstr("nog niet"));
    EXPECT_EQ(ask_as(vendor, "GET", "conformiteitsrapporten/1").status, 404);
}

} // namespace
} // namespace kruispunt::portal
