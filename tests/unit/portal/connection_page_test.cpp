#include "gateway/portal/connection_words.hpp"
#include "tests/unit/portal/operators_fixture.hpp"

#include <gmock/gmock.h>

namespace kruispunt::portal {
namespace {

using namespace domain;
using ports::connection_report;
using ports::link_fault;
using ports::link_finding;
using ports::link_step;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using namespace std::chrono_literals;

class ConnectionPage : public operators_fixture {
protected:
    got test(const std::string& region, std::string body = {}) {
        return ask("POST", "deelnemers/" + region + "/verbindingstest", std::move(body));
    }

    void comes_out(connection_report::state what, std::vector<link_finding> steps = {}) {
        connections_.next = {what, "https://esar.example:8443", std::move(steps)};
    }
};

std::vector<link_finding> failing_at_certificate() {
    return {
        {link_step::name, true, link_fault::none, 3ms, "127.0.0.1"},
        {link_step::tcp, true, link_fault::none, 1ms, {}},
        {link_step::tls, true, link_fault::none, 12ms, "TLSv1.3"},
        {link_step::certificate, true, link_fault::expired, 0ms, "certificate has expired"},
        {link_step::oin, false, link_fault::none, 0ms, {}},
        {link_step::protocol, false, link_fault::none, 0ms, {}}};
}

// proves: BEH-12.1
TEST_F(ConnectionPage, EveryStepHasAnOutcomeAndTheFailingOneASideACauseAndANextStep) {
    comes_out(connection_report::state::done, failing_at_certificate());
    const got told = test("esar");
    EXPECT_EQ(told.status, 200);
    EXPECT_EQ(told.body["geslaagd"], false);
    EXPECT_EQ(told.body["adres"], "https://esar.example:8443");
    std::vector<std::string> steps;
    for (const auto& step : told.body["stappen"])
        steps.push_back(
            step.value("stap", std::string()) + " " + step.value("uitkomst", std::string())
        );
    EXPECT_THAT(
        steps,
        ElementsAre(
            "naam goed",
            "tcp goed",
            "tls goed",
            "certificaat mislukt",
            "oin niet bereikt",
            "protocol niet bereikt"
        )
    );
    const auto& failed = told.body["stappen"][3];
    EXPECT_EQ(failed["oorzaak"], "verlopen");
    EXPECT_EQ(failed["kant"], "regio");
    EXPECT_THAT(failed["volgendeStap"].dump(), HasSubstr("vernieuwen"));
    EXPECT_EQ(told.body["stappen"][2]["duurMs"], 12);
    EXPECT_TRUE(told.body["stappen"][1]["gevonden"].is_null());
}

// proves: BEH-12.1 acceptance
TEST_F(ConnectionPage, ItSucceededWhereEveryStepDid) {
    auto steps = failing_at_certificate();
    for (auto& each : steps) {
        each.reached = true;
        each.fault = link_fault::none;
    }
    comes_out(connection_report::state::done, steps);
    EXPECT_EQ(test("esar").body["geslaagd"], true);
}

// proves: BEH-12.4 refusal
TEST_F(ConnectionPage, WhatCannotBeTestedNowIsRefused) {
    comes_out(connection_report::state::under_way);
    EXPECT_EQ(test("esar").status, 409);
    comes_out(connection_report::state::too_many);
    EXPECT_EQ(test("esar").status, 429);
    EXPECT_EQ(test("atlantis").status, 404);
    EXPECT_EQ(test("esar", R"({"adres":"https://elders"})").status, 400) << "only as configured";
    EXPECT_THAT(connections_.tested, SizeIs(2));
}

// proves: BEH-12.5
TEST_F(ConnectionPage, OfAMailboxItSaysWhenItsRegionLastCame) {
    comes_out(connection_report::state::no_callee);
    traffic_.now["esar"].box_seen_at = clock_.machine_time() - 3h;
    regions_.counted = {{"esar", 4, 0, {}, 0, 0, 0}};
    const got told = test("esar");
    EXPECT_EQ(told.status, 200);
    EXPECT_TRUE(told.body["adres"].is_null());
    EXPECT_THAT(told.body["stappen"], IsEmpty());
    EXPECT_EQ(told.body["postbus"]["wachtrij"], 4);
    const caller coordinator{role::coordinator, {}, "coordinator:1/c"};
    const got roughly = ask_as(coordinator, "POST", "deelnemers/midden-nederland/verbindingstest");
    EXPECT_TRUE(roughly.body["postbus"]["wachtrij"].is_null()) << "BEH-00.4";
    EXPECT_EQ(told.body["postbus"]["laatstGezien"], to_rfc3339(clock_.machine_time() - 3h));
}

// proves: BEH-11.9
TEST_F(ConnectionPage, ItStandsInTheAuditTrail) {
    comes_out(connection_report::state::done);
    test("esar");
    ASSERT_THAT(regions_.deeds, SizeIs(1));
    EXPECT_EQ(regions_.deeds[0].act, "connect");
    EXPECT_EQ(regions_.deeds[0].region, "esar");
    EXPECT_EQ(regions_.deeds[0].oin, "uid 1000");
}

// proves: BEH-12.1
TEST(ConnectionWords, EveryFaultHasACauseOfItsOwnASideAndANextStep) {
    std::set<std::string_view> causes;
    const int last = static_cast<int>(link_fault::not_the_protocol);
    for (int i = static_cast<int>(link_fault::none) + 1; i <= last; ++i) {
        const fault_words words = words_of(static_cast<link_fault>(i));
        EXPECT_TRUE(causes.insert(words.cause).second) << i << ' ' << words.cause;
        EXPECT_TRUE(words.side == "wij" || words.side == "netwerk" || words.side == "regio") << i;
        EXPECT_FALSE(words.step.empty()) << i;
    }
    EXPECT_TRUE(words_of(link_fault::none).cause.empty());
}

} // namespace
} // namespace kruispunt::portal
