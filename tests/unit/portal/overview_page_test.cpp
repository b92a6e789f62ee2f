#include "tests/unit/portal/operators_fixture.hpp"

#include <gmock/gmock.h>

namespace kruispunt::portal {
namespace {

using namespace domain;
using namespace std::chrono_literals;
using ports::alarm_code;
using ports::traffic_state;
using testing::IsEmpty;
using testing::SizeIs;

class OverviewPage : public operators_fixture {
protected:
    nlohmann::ordered_json overview() {
        const got told = ask("GET", "overzicht");
        EXPECT_EQ(told.status, 200);
        return told.body;
    }
};

// proves: BEH-04.8
TEST_F(OverviewPage, ItSaysHowTheGatewayAndTheRegionsStand) {
    traffic_.now["esar"].lane = traffic_state::runs;
    traffic_.now["esar"].circuit.now = ports::circuit::state::open;
    regions_.counted = {{"esar", 7, 2, clock_.now() - 5min, 0, 1, 30}};
    const auto all = overview();
    EXPECT_EQ(all["gateway"]["versie"], "1.2.3");
    EXPECT_EQ(all["gateway"]["toestand"], "gereed");
    EXPECT_EQ(all["gateway"]["sandbox"], true);
    ASSERT_THAT(all["regios"], SizeIs(2));
    const auto& esar = all["regios"][0];
    EXPECT_EQ(esar["regio"], "esar");
    EXPECT_EQ(esar["stand"], "normaal");
    EXPECT_EQ(esar["kring"]["toestand"], "open");
    EXPECT_EQ(esar["wachtrij"], 7);
    EXPECT_EQ(esar["dodeBrieven"], 2);
    EXPECT_EQ(esar["herhalingen"], 30);
    EXPECT_EQ(esar["oudste"], to_rfc3339(clock_.now() - 5min));
    EXPECT_TRUE(esar["postbus"].is_null());
    EXPECT_EQ(all["som"]["sluit"], true);
    EXPECT_EQ(all["bezwaren"]["open"], 0);
}

// proves: BEH-04.8
TEST_F(OverviewPage, AMailboxSaysWhenItsRegionCameAndAFeedHowFarItWasRead) {
    traffic_.now["esar"].box_seen_at = support::test_now();
    EXPECT_TRUE(overview()["regios"][0]["postbus"]["laatstGezien"].is_null())
        << "since the start it has not come";
    traffic_.now["esar"].box_seen_at = support::test_now() + 1h;
    traffic_.now["midden-nederland"].feed = traffic_state::halted;
    traffic_.now["midden-nederland"].feed_read_at = clock_.machine_time() - 1min;
    const auto all = overview();
    EXPECT_EQ(all["regios"][0]["postbus"]["laatstGezien"], to_rfc3339(support::test_now() + 1h));
    EXPECT_TRUE(all["regios"][0]["kring"].is_null());
    ASSERT_THAT(all["stromen"], SizeIs(1));
    EXPECT_EQ(all["stromen"][0]["stroom"], "gestopt");
    EXPECT_EQ(all["stromen"][0]["merk"], 0);
    EXPECT_EQ(all["stromen"][0]["laatstGelezen"], to_rfc3339(clock_.machine_time() - 1min));
}

// proves: BEH-04.8 BEH-08.4
TEST_F(OverviewPage, EveryAlarmBearsTheCommandThatComesNext) {
    EXPECT_THAT(overview()["alarmen"], IsEmpty());
    alarms_.raise(alarm_code::dead_letters, "esar", "it has a dead letter");
    EXPECT_EQ(overview()["alarmen"][0]["opdracht"], "kruispunt deliveries list --region esar");
    alarms_.clear(alarm_code::dead_letters, "esar");
    alarms_.raise(alarm_code::clock_jumped, {}, "it jumped");
    EXPECT_EQ(overview()["alarmen"][0]["opdracht"], "kruispunt clock confirm");
}

// proves: BEH-04.8
TEST_F(OverviewPage, ItNamesCertificatesNearTheirEndAndARotationThatIsUnderWay) {
    ports::certificate_forecast soon;
    soon.what.common_name = "gateway.example";
    soon.days = 12;
    ports::certificate_forecast later = soon;
    later.days = 61;
    certificates_.rows = {soon, later};
    ports::key_status rotating;
    rotating.stage = ports::rotation_stage::making;
    rotating.done = 5;
    rotating.of = 9;
    keys_.next = rotating;
    const auto all = overview();
    ASSERT_THAT(all["certificaten"], SizeIs(1));
    EXPECT_EQ(all["certificaten"][0]["dagen"], 12);
    EXPECT_EQ(all["sleutels"]["stap"], "maken");
    EXPECT_EQ(all["sleutels"]["van"], 9);
}

TEST_F(OverviewPage, WhereItCannotTakeWhatIsGivenItIsNotReady) {
    alarms_.raise(alarm_code::disk_full, {}, "no room");
    EXPECT_EQ(overview()["gateway"]["toestand"], "schijf vol");
    EXPECT_TRUE(overview()["alarmen"][0]["opdracht"].is_null()) << "no command makes room";
    alarms_.raise(alarm_code::store_failed, {}, "an error");
    EXPECT_EQ(overview()["gateway"]["toestand"], "gestoord");
}

} // namespace
} // namespace kruispunt::portal
