// Who may do what: the one decision, against what the contract says of each role.
#include "gateway/portal/access.hpp"
#include "gateway/portal/role_book.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace kruispunt::portal {
namespace {

using testing::Contains;
using testing::HasSubstr;
using state = verdict::state;

const std::vector<role> all_roles{
    role::coordinator,
    role::region_operator,
    role::auditor,
    role::vendor,
    role::member,
    role::machine,
    role::nobody};

caller as(role who) {
    const bool regional = who == role::region_operator || who == role::member;
    return {who, regional ? "esar" : "", "role:1/somebody"};
}

const std::set<role> everybody_known{
    role::coordinator, role::region_operator, role::auditor, role::vendor, role::member};

// The contract's sentence on roles, call by call; what is not here is nobody's but the socket's.
const std::map<std::string, std::set<role>> by_contract{
    {"GET deelnemers", {role::coordinator, role::region_operator, role::auditor}},        // BEH-01
    {"PUT deelnemers/*", {role::coordinator}},                                            // BEH-02
    {"GET statistieken", {role::coordinator, role::auditor}},                             // BEH-03
    {"GET abonnement", {role::coordinator, role::auditor}},                               // BEH-09
    {"GET aflevering", {role::region_operator, role::auditor}},                           // BEH-04
    {"GET aflevering/meldingen", {role::region_operator, role::auditor}},                 // BEH-04
    {"GET aflevering/meldingen/*", {role::region_operator, role::auditor}},               // BEH-04
    {"POST aflevering/dode-brieven/*/opnieuw", {role::region_operator}},                  // BEH-04
    {"POST aflevering/dode-brieven/*/vervallen", {role::region_operator}},                // BEH-04
    {"POST aflevering/meldingen/*/vervallen", {role::region_operator}},                   // BEH-04
    {"GET mogelijke-matches", {role::coordinator, role::region_operator, role::auditor}}, // BEH-05
    {"POST mogelijke-matches/*/afwijzen", {role::region_operator}},                       // BEH-05
    {"GET stroom", {role::coordinator, role::region_operator}},                           // BEH-07
    {"POST bezwaren", {role::region_operator}},                                           // BEH-10
    {"POST bezwaren/*/besluit", {role::region_operator}},                                 // BEH-10
    {"PUT deelnemers/*/stand", {role::region_operator}},                                  // BEH-11
    {"POST deelnemers/*/hervat", {role::region_operator}},                                // BEH-11
    {"POST deelnemers/*/stroom/hervat", {role::region_operator}},                         // BEH-11
    {"GET matches/*/mededeling", {role::region_operator}},                                // BEH-11
    {"POST deelnemers/*/verbindingstest", {role::coordinator, role::region_operator}},    // BEH-12
    {"POST toelating", {role::coordinator}},                                              // BEH-02
    {"GET deelnemers/*/sandboxsignalen", {role::region_operator}},
    {"POST deelnemers/*/sandboxsignalen/wis", {role::coordinator}},
    {"GET conformiteitsrapporten", {role::coordinator, role::vendor, role::auditor}}, // BEH-13
    {"GET conformiteitsrapporten/*", {role::coordinator, role::vendor, role::auditor}},
    {"POST conformiteitsrapporten", {role::coordinator, role::vendor}},
    {"GET bezwaren", {role::region_operator, role::auditor}},      // BEH-14
    {"GET niet-opgepakt", {role::region_operator, role::auditor}}, // BEH-14
    {"GET aandacht", {role::region_operator, role::auditor}},
    {"GET cijfers", {role::region_operator, role::auditor}},
    {"GET alarmen", {role::region_operator, role::auditor}},
    {"GET overzicht", {role::region_operator, role::auditor}},
    {"GET certificaten", {role::region_operator, role::auditor}},
    {"GET logboek", {role::auditor}}, // BEH-06
    {"GET logboek/bewijs/*", {role::auditor}},
    {"GET logboek/wortel", everybody_known},
    {"GET logboek/consistentie", everybody_known},
    {"GET logboek/sleutel", everybody_known},
    {"GET rol", everybody_known}};

// proves: BEH-00.1 BEH-00.2 acceptance refusal
TEST(Access, IsWhatTheContractGivesEachRoleAndNothingElse) {
    std::set<std::string> seen;
    for (const route& each : all_routes()) {
        const std::string text = text_of(each);
        seen.insert(text);
        const auto given = by_contract.find(text);
        for (const role who : all_roles) {
            if (who == role::machine) continue;
            const bool may = given != by_contract.end() && given->second.contains(who);
            const bool allowed = decide(as(who), each.action, {}).what == state::allowed;
            EXPECT_EQ(allowed, may) << text << " " << word_of(who);
        }
    }
    for (const auto& [text, roles] : by_contract)
        EXPECT_THAT(seen, Contains(text));
}

// proves: BEH-13.4 acceptance
TEST(Access, AVendorMayBeOneRegionsAlone) {
    const caller of_all{role::vendor, {}, "leverancier:1/v"};
    const caller of_esar{role::vendor, "esar", "leverancier:2/v"};
    EXPECT_TRUE(decide(of_all, action::reports, {}).within.covers("sisa"));
    EXPECT_FALSE(decide(of_esar, action::reports, {}).within.covers("sisa"));
    EXPECT_TRUE(decide(of_esar, action::hand_in_report, {}).within.covers("esar"));
}

// proves: BEH-13.10 acceptance refusal
TEST(Access, AVendorsIsWhatItsPartyHandedIn) {
    const scope within = decide({role::vendor, {}, "leverancier:1/v"}, action::reports, {}).within;
    EXPECT_TRUE(within.covers_of("leverancier:1/v"));
    EXPECT_TRUE(within.covers_of("leverancier:1/another certificate"));
    for (const char* other : {"leverancier:11/v", "leverancier:1", "coordinator:1/v", ""})
        EXPECT_FALSE(within.covers_of(other)) << other;
    EXPECT_TRUE(decide(as(role::auditor), action::reports, {}).within.covers_of("leverancier:1/v"));
    const caller unnamed{role::vendor, {}, {}};
    EXPECT_NE(decide(unnamed, action::reports, {}).what, state::allowed);
}

grant grant_of(const route& each) {
    return each.grants.at(static_cast<std::size_t>(role::region_operator));
}

// proves: BEH-00.3 acceptance refusal
TEST(Access, AnOperatorsIsTheirOwnRegion) {
    const caller who = as(role::region_operator);
    for (const route& each : all_routes()) {
        const verdict unnamed = decide(who, each.action, {});
        if (grant_of(each) != grant::own) continue;
        EXPECT_EQ(unnamed.within.only, "esar") << text_of(each);
        EXPECT_TRUE(unnamed.within.covers("esar"));
        EXPECT_FALSE(unnamed.within.covers("sisa"));
        EXPECT_EQ(decide(who, each.action, "esar").what, state::allowed) << text_of(each);
        EXPECT_EQ(decide(who, each.action, "sisa").what, state::wrong_region) << text_of(each);
    }
}

// proves: BEH-00.2 refusal
TEST(Access, AnOperatorWithoutARegionMayNothing) {
    const caller nobodys{role::region_operator, {}, "x"};
    for (const route& each : all_routes())
        if (grant_of(each) == grant::own) {
            EXPECT_NE(decide(nobodys, each.action, {}).what, state::allowed) << text_of(each);
        }
}

// What a page can do, whoever may open the operators' socket can.
TEST(Access, TheSocketMayAll) {
    for (const route& each : all_routes()) {
        const verdict may = decide(as(role::machine), each.action, "esar");
        EXPECT_EQ(may.what, state::allowed) << text_of(each);
        EXPECT_TRUE(may.within.only.empty() && !may.within.coarse) << text_of(each);
    }
}

// proves: BEH-00.4
TEST(Access, TheCoordinatorSeesNoExactCountOfNow) {
    for (const action what : {action::regions, action::live, action::connect, action::possible})
        EXPECT_TRUE(decide(as(role::coordinator), what, {}).within.coarse);
    EXPECT_FALSE(decide(as(role::auditor), action::regions, {}).within.coarse);
}

// One decision an action: two routes of one action are granted alike.
TEST(Access, RoutesOfOneActionAreGrantedAlike) {
    std::map<action, const route*> first;
    for (const route& each : all_routes()) {
        const auto [at, fresh] = first.emplace(each.action, &each);
        if (!fresh) {
            EXPECT_EQ(at->second->grants, each.grants) << text_of(each);
        }
    }
}

// proves: BEH-00.1
TEST(Access, ThePageShowsTheTable) {
    std::ifstream file(KRUISPUNT_DOCS "/protocols/coordination.md");
    std::stringstream page;
    page << file.rdbuf();
    EXPECT_THAT(page.str(), HasSubstr(access_table())) << "the table on the page should be\n"
                                                       << access_table();
}

ports::peer peer(std::string oin, std::string name) {
    return {std::move(oin), std::move(name), {}, {}, {}};
}

const role_book book(
    {{"00000099000000000010", "coordinator", role::coordinator, ""},
     {"00000099000000000021", "operator-esar", role::region_operator, "esar"},
     {"00000099000000000001", "beheer.esar.example", role::region_operator, "esar"}},
    {{"00000099000000000001", "esar"}}
);

// proves: BEH-00.1 acceptance
TEST(RoleBook, OinAndCommonNameTogetherAreARole) {
    const caller one = book.caller_of(peer("00000099000000000021", "operator-esar"));
    EXPECT_EQ(one.as, role::region_operator);
    EXPECT_EQ(one.region, "esar");
    EXPECT_EQ(one.name, "beheerder:00000099000000000021/operator-esar");
    EXPECT_EQ(book.caller_of(peer("00000099000000000010", "coordinator")).as, role::coordinator);
    const caller own = book.caller_of(peer("00000099000000000001", "beheer.esar.example"));
    EXPECT_EQ(own.as, role::region_operator);
}

// proves: BEH-00.2 refusal
TEST(RoleBook, OneOfThemAloneIsNone) {
    for (const auto& who :
         {peer("", ""),
          peer("", "coordinator"),
          peer("00000099000000000010", ""),
          peer("00000099000000000010", "Coordinator"),
          peer("00000099000000000011", "coordinator"),
          peer("00000099000000000010", "operator-esar")})
        EXPECT_EQ(book.caller_of(who).as, role::nobody) << who.oin << " " << who.common_name;
}

// proves: BEH-00.1
TEST(RoleBook, ARegionsOwnCertificateIsAMembers) {
    const caller own = book.caller_of(peer("00000099000000000001", "esar"));
    EXPECT_EQ(own.as, role::member);
    EXPECT_EQ(own.region, "esar");
    EXPECT_EQ(own.name, "regio:esar");
}

} // namespace
} // namespace kruispunt::portal
