#include "gateway/exchange/disturbances.hpp"
#include "tests/unit/exchange/exchange_fixture.hpp"

#include <boost/asio/co_spawn.hpp>
#include <gmock/gmock.h>

namespace kruispunt::exchange {
namespace {

using namespace std::chrono_literals;
using ports::alarm_code;
using testing::ElementsAre;
using testing::IsEmpty;

/// What is announced of regions that nothing can be delivered to (BEH-09).
class Disturbances : public exchange_fixture {
protected:
    Disturbances() { policy_.announces = true; }

    void look() { look_of(watch_); }

    void look_of(disturbances& watch) {
        boost::asio::co_spawn(context_, watch.look(), [](std::exception_ptr thrown) {
            EXPECT_FALSE(thrown);
        });
        run_for(std::chrono::milliseconds(5));
    }

    std::vector<std::string> told() {
        std::vector<std::string> all;
        for (const auto& each : support::run_coroutine(store_.announcements(0, 100)).value())
            all.push_back(each.what.region + " " + each.what.word);
        return all;
    }

    disturbances watch_{store_, alarms_, clock_, context_.get_executor(), {1ms, 15min}};
};

// proves: BEH-09.9
TEST_F(Disturbances, AreThoseOfDeliveryAndToldOnceEach) {
    alarms_.raise(alarm_code::region_unreachable, "esar", "x");
    alarms_.raise(alarm_code::feed_unreachable, "sisa", "x");
    alarms_.raise(alarm_code::dead_letters, "sisa", "x");
    look();
    look();
    EXPECT_THAT(told(), ElementsAre("esar regio-onbereikbaar"));
    alarms_.raise(alarm_code::region_gone, "sisa", "x");
    alarms_.raise(alarm_code::mailbox_unvisited, "multisignaal", "x");
    look();
    EXPECT_EQ(told().size(), 3U);
}

// proves: BEH-09.9
TEST_F(Disturbances, ComingBackWithinAQuarterOfAnHourAreTheSameOnes) {
    alarms_.raise(alarm_code::region_unreachable, "esar", "x");
    look();
    alarms_.clear(alarm_code::region_unreachable, "esar");
    clock_.advance(14min);
    look();
    alarms_.raise(alarm_code::region_unreachable, "esar", "x");
    look();
    EXPECT_EQ(told().size(), 1U);
    alarms_.clear(alarm_code::region_unreachable, "esar");
    clock_.advance(15min);
    look();
    alarms_.raise(alarm_code::region_unreachable, "esar", "x");
    look();
    EXPECT_EQ(told().size(), 2U);
}

// proves: BEH-09.9
TEST_F(Disturbances, AreNotToldAgainByARestart) {
    alarms_.raise(alarm_code::region_unreachable, "esar", "x");
    look();
    support::recording_alarms none;
    disturbances after{store_, none, clock_, context_.get_executor(), {1ms, 15min}};
    look_of(after);
    none.raise(alarm_code::region_unreachable, "esar", "x");
    look_of(after);
    EXPECT_EQ(told().size(), 1U);
}

TEST_F(Disturbances, AreSaidAgainWhereTheStoreDidNotTakeThem) {
    store_.fail(true);
    alarms_.raise(alarm_code::region_gone, "esar", "x");
    look();
    store_.fail(false);
    look();
    EXPECT_THAT(told(), ElementsAre("esar regio-weg"));
}

TEST_F(Disturbances, AreLookedForUntilStopped) {
    bool ended = false;
    boost::asio::co_spawn(context_, watch_.run(), [&ended](std::exception_ptr) { ended = true; });
    run_for();
    EXPECT_THAT(told(), IsEmpty());
    alarms_.raise(alarm_code::region_gone, "esar", "x");
    run_for();
    EXPECT_THAT(told(), ElementsAre("esar regio-weg"));
    watch_.stop();
    run_for();
    EXPECT_TRUE(ended);
}

} // namespace
} // namespace kruispunt::exchange
