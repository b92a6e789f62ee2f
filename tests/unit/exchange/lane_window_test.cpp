#include "tests/unit/exchange/lane_fixture.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <set>

namespace kruispunt::exchange {
namespace {

using namespace domain;
using namespace std::chrono_literals;
using testing::IsEmpty;
using testing::SizeIs;

/// Takes its time for each call, keeps count of those under way, and says what was told of a signal
/// while something was under way about it.
class slow_region final : public ports::http_client {
public:
    ports::task<ports::call_outcome>
    call(std::string, std::string, ports::http_request request, ports::deadline) override {
        const std::string signal = request.body.substr(0, request.body.find(" Org"));
        const std::string about = signal.substr(signal.find(' ') + 1);
        if (!under_way.insert(about).second) together.push_back(about);
        most = std::max(most, under_way.size());
        boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, takes);
        co_await timer.async_wait(boost::asio::use_awaitable);
        under_way.erase(about);
        told.push_back(request.body);
        ports::call_outcome outcome;
        const auto at = answers.find(about);
        outcome.response.status = at == answers.end() ? status : at->second;
        co_return outcome;
    }

    std::chrono::milliseconds takes{2};
    int status = 200;
    std::map<std::string, int> answers; ///< by the signal
    std::set<std::string> under_way;
    std::size_t most = 0;
    std::vector<std::string> together;
    std::vector<std::string> told;
};

class LaneWindow : public lane_fixture {
protected:
    LaneWindow() { settings_.in_flight = 4; }

    void start() {
        lane_ = std::make_unique<lane>(
            participant{"esar", support::organisation_oin(900), "https://esar:1", adapter_},
            parts_with(vault_, region_, settings_),
            context_.get_executor(),
            2'000'000'000 // draws long waits first
        );
        boost::asio::co_spawn(context_, lane_->run(), [this](std::exception_ptr thrown) {
            ended_ = true;
            EXPECT_FALSE(thrown);
        });
        run_for();
    }

    slow_region region_;
};

TEST_F(LaneWindow, AsManyAreOnTheirWayAsTheSettingSaysAndNoMore) {
    for (int n = 1; n <= 20; ++n)
        match(n);
    start();
    EXPECT_THAT(region_.told, SizeIs(20));
    EXPECT_EQ(region_.most, 4U);
    EXPECT_THAT(owed("esar"), IsEmpty());
}

// proves: COM-21.1 COM-25.2
TEST_F(LaneWindow, NeverTwoOfOneSignalAndThoseInTheirOrder) {
    for (int n = 1; n <= 3; ++n) {
        match(n);
        give("multisignaal", "M-" + std::to_string(n), 3, n);
        give("midden-nederland", "N-" + std::to_string(n), 4, n);
        withdraw("multisignaal", "M-" + std::to_string(n));
    }
    std::map<std::string, std::vector<std::string>> wanted;
    for (const auto& each : owed("esar")) {
        if (each.contact_gone) continue; // destroyed: not told
        wanted[each.notice.reference].push_back(
            each.notice.kind == notice_kind::match_ended
                ? "ended " + each.notice.reference
                : "made " + each.notice.reference + " Organisatie " +
                      (each.notice.other_region == "sisa" ? "2" : "4")
        );
    }
    start();
    EXPECT_THAT(region_.together, IsEmpty());
    EXPECT_EQ(region_.most, 3U) << "three signals";
    std::map<std::string, std::vector<std::string>> came;
    for (const std::string& body : region_.told)
        came[body.substr(body.find(' ') + 1, 3)].push_back(body);
    EXPECT_EQ(came, wanted);
    EXPECT_THAT(owed("esar"), IsEmpty());
}

TEST_F(LaneWindow, WhatIsSlowHoldsNobodyElse) {
    for (int n = 1; n <= 300; ++n)
        match(n);
    region_.takes = 0ms;
    region_.answers["E-1"] = 500;
    start();
    run_for(300ms);
    EXPECT_THAT(owed("esar"), SizeIs(1)) << "more than are read at once";
}

// proves: refusal
TEST_F(LaneWindow, ANoticeThatIsNeverTakenWhileOthersAreBecomesADeadLetter) {
    match(1);
    region_.answers["E-1"] = 500;
    start();
    for (int n = 2; counted().notices_dead == 0 && n < 60; ++n) {
        match(n);
        pass(31s);
    }
    ASSERT_EQ(counted().notices_dead, 1);
    EXPECT_TRUE(alarms_.stands(ports::alarm_code::dead_letters, "esar"));
    const auto dead = support::run_coroutine(store_.undelivered_on({"esar", true, 0, 10})).value();
    ASSERT_THAT(dead, SizeIs(1));
    EXPECT_EQ(dead[0].reference, "E-1");
    EXPECT_EQ(dead[0].cause, ports::death::put_off);
    EXPECT_EQ(dead[0].put_off, settings_.tries);
    EXPECT_EQ(dead[0].code, "500");
    EXPECT_THAT(owed("esar"), IsEmpty());
}

// proves: MS-22.6
TEST_F(LaneWindow, ARegionThatTakesNothingMakesNoDeadLetters) {
    for (int n = 1; n <= 30; ++n)
        match(n);
    region_.takes = 0ms;
    region_.status = 500;
    start();
    for (int hours = 0; hours < 30; ++hours)
        pass(1h);
    EXPECT_EQ(counted().notices_dead, 0);
    EXPECT_THAT(owed("esar"), SizeIs(30));
    EXPECT_NE(lane_->circuit().now, ports::circuit::state::closed);
    region_.status = 200;
    pass(1h);
    pass(1h);
    EXPECT_THAT(owed("esar"), IsEmpty());
    EXPECT_EQ(lane_->circuit().now, ports::circuit::state::closed);
}

TEST_F(LaneWindow, AfterAnOutageOneProbeGoesBeforeTheWindowOpens) {
    for (int n = 1; n <= 12; ++n)
        match(n);
    region_.status = 503;
    start();
    EXPECT_THAT(region_.told, SizeIs(4)) << "the window that was open when it failed";
    EXPECT_EQ(lane_->circuit().now, ports::circuit::state::open);
    EXPECT_EQ(lane_->circuit().failures, 1);
    pass(1min);
    EXPECT_THAT(region_.told, SizeIs(5));
    EXPECT_EQ(lane_->circuit().failures, 2);
    region_.status = 200;
    region_.most = 0;
    pass(1min);
    EXPECT_THAT(owed("esar"), IsEmpty());
    EXPECT_EQ(region_.most, 4U);
}

// proves: COM-21.1
TEST_F(LaneWindow, WhatIsOnItsWayWhenItStopsIsAnsweredAndSettled) {
    for (int n = 1; n <= 12; ++n)
        match(n);
    region_.takes = 100ms;
    start();
    EXPECT_THAT(region_.under_way, SizeIs(4));
    lane_->stop();
    run_for(300ms);
    EXPECT_TRUE(ended_);
    EXPECT_EQ(counted().notices_delivered, 4);
    EXPECT_THAT(owed("esar"), SizeIs(8));
}

TEST_F(LaneWindow, WhatIsNotAnsweredInTimeWhenItStopsIsToldAgainLater) {
    match(1);
    region_.takes = 1h;
    start();
    lane_->stop();
    run_for(1500ms);
    EXPECT_TRUE(ended_);
    EXPECT_THAT(owed("esar"), SizeIs(1));
}

TEST_F(LaneWindow, AStoreThatFailsToSettleIsAskedAgain) {
    match(1);
    region_.takes = 80ms;
    start();
    store_.fail(true);
    run_for(100ms);
    store_.fail(false);
    EXPECT_THAT(owed("esar"), SizeIs(1));
    pass(2s);
    run_for(100ms);
    EXPECT_THAT(owed("esar"), IsEmpty());
    EXPECT_EQ(counted().notices_delivered, 1);
}

} // namespace
} // namespace kruispunt::exchange
