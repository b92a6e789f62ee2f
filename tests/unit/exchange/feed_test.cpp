#include "gateway/exchange/feed.hpp"
#include "tests/unit/exchange/exchange_fixture.hpp"

#include <boost/asio/co_spawn.hpp>
#include <gmock/gmock.h>

namespace kruispunt::exchange {
namespace {

using namespace domain;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::SizeIs;

class Feed : public exchange_fixture {
protected:
    void start(feed_settings settings = {1h, 1s, {1h, 1h}}) {
        feed_ = std::make_unique<feed>(
            participant{
                "midden-nederland", support::organisation_oin(902), "https://mn:1", adapter_},
            feed_parts{enactment_, store_, client_, clock_, journal_, settings},
            context_.get_executor(),
            2'000'000'000 // draws long waits first
        );
        boost::asio::co_spawn(context_, feed_->run(), [this](std::exception_ptr thrown) {
            ended_ = true;
            EXPECT_FALSE(thrown);
        });
        run_for();
    }

    void TearDown() override {
        if (!feed_) return;
        feed_->stop();
        run_for();
        EXPECT_TRUE(ended_);
    }

    std::vector<std::string> asked() const {
        std::vector<std::string> targets;
        for (const auto& call : client_.calls)
            targets.push_back(call.request.target);
        return targets;
    }

    std::int64_t mark() {
        return support::run_coroutine(store_.feed_position("midden-nederland")).value();
    }

    polled_adapter adapter_;
    std::unique_ptr<feed> feed_;
    bool ended_ = false;
};

TEST_F(Feed, TakesPageAfterPageAndWaitsWhereThereIsNothing) {
    client_.answers(200, "1 2 5").answers(200, "9").answers(200, "");
    start();
    EXPECT_THAT(asked(), ElementsAre("/feed/0", "/feed/5", "/feed/9"));
    EXPECT_EQ(mark(), 9);
    EXPECT_EQ(counted().signals, 4);
    EXPECT_EQ(client_.calls[0].origin, "https://mn:1");
    EXPECT_EQ(client_.calls[0].oin, support::organisation_oin(902));
}

TEST_F(Feed, AsksAgainAfterItsInterval) {
    client_.answers(200, "");
    start({20ms, 1s, {1h, 1h}});
    run_for(200ms);
    EXPECT_GE(client_.calls.size(), 3U);
}

TEST_F(Feed, GoesOnWhereTheStoreSaysItWas) {
    ASSERT_TRUE(support::run_coroutine(store_.execute_page({}, {"midden-nederland", 0, 41})));
    client_.answers(200, "42").answers(200, "");
    start();
    EXPECT_THAT(asked(), ElementsAre("/feed/41", "/feed/42"));
}

TEST_F(Feed, ItemsBearTheirRegionAndPosition) {
    client_.answers(200, "7").answers(200, "");
    start();
    ASSERT_THAT(store_.audit(), SizeIs(1));
    EXPECT_EQ(store_.audit()[0].region, "midden-nederland");
    EXPECT_EQ(store_.audit()[0].oin, support::organisation_oin(902));
}

TEST_F(Feed, AnItemThatBreaksARuleDoesNotStopIt) {
    // N-1 ended long ago: giving it again is a conflict, and the region is owed a rejection.
    give("midden-nederland", "N-1", 1);
    withdraw("midden-nederland", "N-1");
    client_.answers(200, "1 2").answers(200, "");
    start();
    EXPECT_EQ(mark(), 2);
    EXPECT_EQ(counted().signals, 1);
    ASSERT_THAT(owed("midden-nederland"), SizeIs(1));
    EXPECT_EQ(owed("midden-nederland")[0].notice.feed_item, 1);
}

TEST_F(Feed, AnUnreadablePageIsNotAppliedAndAskedAgain) {
    client_.answers(200, "unreadable")
        .answers(200, "unreadable")
        .answers(200, "1")
        .answers(200, "");
    start({1h, 1s, {5ms, 5ms}});
    run_for(200ms);
    EXPECT_THAT(asked(), ElementsAre("/feed/0", "/feed/0", "/feed/0", "/feed/1"));
    EXPECT_EQ(mark(), 1);
    EXPECT_EQ(journal_.count(ports::severity::warning), 2U);
}

TEST_F(Feed, BacksOffWhereItCannotBeReached) {
    client_.fails(ports::call_fault::connect);
    start({1ms, 1s, {1h, 1h}});
    run_for(100ms);
    EXPECT_THAT(client_.calls, SizeIs(1));
    EXPECT_EQ(journal_.count(ports::severity::warning), 1U);
    EXPECT_EQ(mark(), 0);
}

TEST_F(Feed, ThatStepsBackHaltsWithAnAlarm) {
    client_.answers(200, "5").answers(200, "backwards").answers(200, "6");
    start({1ms, 1s, {1ms, 1ms}});
    run_for(50ms);
    EXPECT_TRUE(ended_);
    EXPECT_THAT(asked(), ElementsAre("/feed/0", "/feed/5"));
    EXPECT_EQ(journal_.count(ports::severity::alarm), 1U);
    EXPECT_EQ(mark(), 5);
    EXPECT_EQ(counted().signals, 1);
}

TEST_F(Feed, AStoreThatFailsKeepsTheCursor) {
    client_.answers(200, "1 2");
    vault_.fail(true);
    start({1h, 1s, {5ms, 5ms}});
    run_for(50ms);
    EXPECT_EQ(mark(), 0);
    vault_.fail(false);
    store_.fail(true);
    run_for(50ms);
    store_.fail(false);
    const std::size_t before = client_.calls.size();
    run_for(50ms);
    ASSERT_GT(client_.calls.size(), before + 1);
    EXPECT_EQ(client_.calls[before - 1].request.target, "/feed/0");
    EXPECT_EQ(client_.calls[before + 1].request.target, "/feed/2");
    EXPECT_GE(mark(), 2);
    EXPECT_EQ(counted().signals, 2);
}

TEST_F(Feed, AMarkThatCannotBeReadIsAskedForAgain) {
    store_.fail(true);
    client_.answers(200, "");
    start({1h, 1s, {5ms, 5ms}});
    EXPECT_THAT(client_.calls, SizeIs(0));
    store_.fail(false);
    run_for(100ms);
    EXPECT_THAT(asked(), ElementsAre("/feed/0"));
}

TEST_F(Feed, StopsWhileItWaits) {
    client_.answers(200, "");
    start();
    feed_->stop();
    run_for();
    EXPECT_TRUE(ended_);
}

} // namespace
} // namespace kruispunt::exchange
