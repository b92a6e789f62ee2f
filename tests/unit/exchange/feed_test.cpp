#include "gateway/exchange/feed.hpp"
#include "tests/unit/exchange/exchange_fixture.hpp"

#include <boost/asio/co_spawn.hpp>
#include <gmock/gmock.h>

namespace kruispunt::exchange {
namespace {

using namespace domain;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

class Feed : public exchange_fixture {
protected:
    void start(feed_settings settings = {1h, 1s, {1h, 1h}}) { start_with(adapter_, settings); }

    void start_with(const polled_adapter& adapter, const feed_settings& settings) {
        feed_ = std::make_unique<feed>(
            participant{
                "midden-nederland", support::organisation_oin(902), "https://mn:1", adapter},
            feed_parts{enactment_, store_, client_, clock_, journal_, alarms_, ids_, settings},
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

    std::string told(ports::severity how) const {
        std::string all;
        for (const auto& line : journal_.lines())
            if (line.how == how) all += line.text + "\n";
        return all;
    }

    // The tag in each question, empty where it bore none.
    std::vector<std::string> tags() const {
        std::vector<std::string> all;
        for (const auto& call : client_.calls)
            all.emplace_back(call.request.fields.find("If-None-Match").value_or(""));
        return all;
    }

    std::int64_t mark() {
        return support::run_coroutine(store_.feed_position("midden-nederland")).value();
    }

    polled_adapter adapter_;
    polled_adapter waiting_adapter_{20s};
    std::unique_ptr<feed> feed_;
    bool ended_ = false;
};

// proves: MN-01.6 MN-01.7 MN-01.9 MN-03.1 acceptance
TEST_F(Feed, TakesPageAfterPageAndWaitsWhereThereIsNothing) {
    client_.answers(200, "1 2 5").answers(200, "9").answers(200, "");
    start();
    EXPECT_THAT(asked(), ElementsAre("/feed/0", "/feed/5", "/feed/9"));
    EXPECT_EQ(mark(), 9);
    EXPECT_EQ(counted().signals, 4);
    EXPECT_EQ(client_.calls[0].origin, "https://mn:1");
    EXPECT_EQ(client_.calls[0].oin, support::organisation_oin(902));
}

// proves: MN-01.11
TEST_F(Feed, AsksAgainAfterItsInterval) {
    client_.answers(200, "");
    start({20ms, 1s, {1h, 1h}});
    run_for(200ms);
    EXPECT_GE(client_.calls.size(), 3U);
}

// proves: MN-03.2
TEST_F(Feed, GoesOnWhereTheStoreSaysItWas) {
    ASSERT_TRUE(support::run_coroutine(store_.execute_page({}, {"midden-nederland", 0, 41})));
    client_.answers(200, "42").answers(200, "");
    start();
    EXPECT_THAT(asked(), ElementsAre("/feed/41", "/feed/42"));
}

// proves: MN-03.1
TEST_F(Feed, ItemsBearTheirRegionAndPosition) {
    client_.answers(200, "7").answers(200, "");
    start();
    ASSERT_THAT(store_.audit(), SizeIs(1));
    EXPECT_EQ(store_.audit()[0].region, "midden-nederland");
    EXPECT_EQ(store_.audit()[0].oin, support::organisation_oin(902));
}

// proves: MN-04.1 MN-04.4 MN-04.5 refusal
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
    ASSERT_EQ(journal_.count(ports::severity::warning), 1U);
    EXPECT_EQ(journal_.lines()[0].region, "midden-nederland");
    EXPECT_EQ(
        journal_.lines()[0].text,
        "mutation 1 of its feed is rejected (KENMERK_CONFLICT, own/signal.id); the region is told "
        "and must give it again"
    );
}

// proves: MN-04.1 MN-04.4 MN-04.5 refusal
TEST_F(Feed, ShowsTwentyRejectionsOfAPageAndCountsTheRest) {
    std::string page;
    for (int i = 1; i <= 22; ++i) {
        give("midden-nederland", "N-" + std::to_string(i), 1);
        withdraw("midden-nederland", "N-" + std::to_string(i));
        page += std::to_string(i) + " ";
    }
    client_.answers(200, page).answers(200);
    start();
    EXPECT_EQ(mark(), 22);
    EXPECT_THAT(owed("midden-nederland"), SizeIs(22));
    EXPECT_EQ(journal_.count(ports::severity::warning), 21U);
    EXPECT_THAT(journal_.lines().back().text, HasSubstr("2 more mutations of the same page"));
}

// proves: MN-01.8 MN-01.9
TEST_F(Feed, BearsTheTagOfAnEmptyPageForAsLongAsNothingIsNew) {
    client_.answers(200, "5", "\"t1\"")
        .answers(200, "", "\"t2\"")
        .answers(304)
        .answers(304)
        .answers(200, "7", "\"t3\"")
        .answers(200);
    start({1ms, 1s, {1h, 1h}});
    ASSERT_GE(client_.calls.size(), 7U);
    // The tag of a page that was not empty is of another question.
    const std::vector<std::string> wanted{"", "", "\"t2\"", "\"t2\"", "\"t2\"", "", ""};
    const auto all = tags();
    EXPECT_EQ(std::vector(all.begin(), all.begin() + 7), wanted);
    EXPECT_EQ(mark(), 7);
    EXPECT_EQ(counted().signals, 2);
    EXPECT_THAT(journal_.lines(), SizeIs(0));
}

// proves: MN-01.10
TEST_F(Feed, AnAnswerThatIsHeldGetsItsTime) {
    client_.answers(200);
    const auto begin = std::chrono::steady_clock::now();
    start_with(waiting_adapter_, {1h, 5s, {1h, 1h}});
    EXPECT_THAT(asked(), ElementsAre("/feed/0?wait"));
    EXPECT_GE(client_.calls[0].until, begin + 25s);
    EXPECT_LT(client_.calls[0].until, begin + 30s);
}

// proves: MN-01.9 MN-01.10
TEST_F(Feed, AnIndexThatHeldItsAnswerIsAskedAgainAtOnce) {
    const polled_adapter held(1s);
    client_.answers(200).holds(550ms);
    start_with(held, {1h, 5s, {1h, 1h}});
    run_for(1300ms);
    EXPECT_GE(client_.calls.size(), 2U);
    EXPECT_LE(client_.calls.size(), 3U);
    feed_->stop();
    run_for(600ms);
}

// proves: MN-01.11
TEST_F(Feed, AnIndexThatDoesNotHoldItsAnswerIsAskedAtTheInterval) {
    client_.answers(200);
    start_with(waiting_adapter_, {25ms, 5s, {1h, 1h}});
    run_for(200ms);
    EXPECT_GE(client_.calls.size(), 3U);
    EXPECT_LE(client_.calls.size(), 15U);
}

// proves: MN-01.10 MN-01.11 refusal
TEST_F(Feed, AnIndexThatRefusesToHoldItsAnswerIsAskedWithoutForGood) {
    client_.answers(400).answers(200, "1").answers(200);
    start_with(waiting_adapter_, {25ms, 5s, {1h, 1h}});
    ASSERT_GE(client_.calls.size(), 3U);
    const auto all = asked();
    const std::vector<std::string> wanted{"/feed/0?wait", "/feed/0", "/feed/1"};
    EXPECT_EQ(std::vector(all.begin(), all.begin() + 3), wanted);
    EXPECT_EQ(journal_.count(ports::severity::warning), 1U);
    EXPECT_THAT(told(ports::severity::warning), HasSubstr("at the poll interval"));
    EXPECT_EQ(mark(), 1);
}

// proves: MN-05.6 refusal
TEST_F(Feed, ARefusalOfThePlainQuestionIsUnreadable) {
    client_.answers(400);
    start_with(waiting_adapter_, {1h, 5s, {1h, 1h}});
    EXPECT_THAT(asked(), ElementsAre("/feed/0?wait", "/feed/0"));
    EXPECT_TRUE(alarms_.stands(ports::alarm_code::feed_unreadable, "midden-nederland"));
}

// proves: MN-05.6 MN-05.7 refusal
TEST_F(Feed, AnUnreadablePageIsNotAppliedAndAskedAgain) {
    client_.answers(200, "unreadable")
        .answers(200, "unreadable")
        .answers(200, "1")
        .answers(200, "");
    start({1h, 1s, {5ms, 5ms}});
    run_for(200ms);
    EXPECT_THAT(asked(), ElementsAre("/feed/0", "/feed/0", "/feed/0", "/feed/1"));
    EXPECT_EQ(mark(), 1);
    EXPECT_EQ(alarms_.begun(ports::alarm_code::feed_unreadable), 1U) << "one a row of them";
    EXPECT_EQ(journal_.count(ports::severity::warning), 2U);
    EXPECT_THAT(alarms_.last_text(), HasSubstr("a page of its feed after 0"));
    EXPECT_THAT(alarms_.standing(), SizeIs(0)) << "it is readable again";
}

// proves: MN-05.7 refusal
TEST_F(Feed, TheNextRowOfUnreadablePagesIsAlarmedAnew) {
    client_.answers(200, "unreadable").answers(200, "1").answers(200, "unreadable").answers(200);
    start({1ms, 1s, {1ms, 1ms}});
    EXPECT_EQ(alarms_.begun(ports::alarm_code::feed_unreadable), 2U);
    EXPECT_THAT(alarms_.standing(), SizeIs(0));
    EXPECT_EQ(mark(), 1);
}

TEST_F(Feed, AnIndexThatAsksToComeBackLaterIsNoAlarm) {
    client_.answers(200, "later").answers(200, "1").answers(200);
    start({1h, 1s, {5ms, 5ms}});
    EXPECT_THAT(asked(), ElementsAre("/feed/0", "/feed/0", "/feed/1"));
    EXPECT_EQ(alarms_.begun(), 0U);
    EXPECT_EQ(journal_.count(ports::severity::warning), 1U);
}

// proves: MN-05.7
TEST_F(Feed, BacksOffWhereItCannotBeReached) {
    client_.fails(ports::call_fault::connect);
    start({1ms, 1s, {1h, 1h}});
    run_for(100ms);
    EXPECT_THAT(client_.calls, SizeIs(1));
    EXPECT_EQ(journal_.count(ports::severity::warning), 1U);
    EXPECT_EQ(mark(), 0);
    EXPECT_EQ(alarms_.begun(), 0U) << "once is nothing to wake anybody for";
    EXPECT_EQ(feed_->read_at(), instant{});
}

// proves: MN-05.7
TEST_F(Feed, ThatCannotBeReachedThriceIsAlarmedOfUntilItAnswers) {
    for (int n = 0; n < 4; ++n)
        client_.fails(ports::call_fault::connect);
    client_.answers(200, "");
    start({1h, 1s, {1ms, 1ms}});
    run_for(100ms);
    EXPECT_EQ(alarms_.begun(ports::alarm_code::feed_unreachable), 1U);
    EXPECT_EQ(journal_.count(ports::severity::warning), 4U);
    EXPECT_THAT(alarms_.standing(), SizeIs(0)) << "it answers again";
    EXPECT_EQ(feed_->read_at(), clock_.machine_time());
}

// proves: MN-05.1 MN-05.4 refusal
TEST_F(Feed, ThatStepsBackHaltsWithAnAlarm) {
    client_.answers(200, "5").answers(200, "backwards").answers(200, "6");
    start({1ms, 1s, {1ms, 1ms}});
    run_for(50ms);
    EXPECT_TRUE(feed_->halted());
    EXPECT_THAT(asked(), ElementsAre("/feed/0", "/feed/5"));
    EXPECT_TRUE(alarms_.stands(ports::alarm_code::feed_halted, "midden-nederland"));
    EXPECT_THAT(alarms_.last_text(), HasSubstr("after 5: reading halts"));
    EXPECT_THAT(alarms_.last_text(), HasSubstr("kruispunt feed resume"));
    EXPECT_EQ(mark(), 5);
    EXPECT_EQ(counted().signals, 1);
}

// proves: MN-05.5 acceptance
TEST_F(Feed, ThatIsResumedGoesOnFromTheStoredMark) {
    client_.answers(200, "5").answers(200, "backwards").answers(200, "6").answers(200, "");
    start({1h, 1s, {1ms, 1ms}});
    run_for(50ms);
    ASSERT_TRUE(feed_->halted());
    EXPECT_TRUE(feed_->resume());
    EXPECT_FALSE(feed_->resume()) << "it runs again";
    EXPECT_THAT(alarms_.standing(), SizeIs(0));
    run_for(50ms);
    EXPECT_THAT(asked(), ElementsAre("/feed/0", "/feed/5", "/feed/5", "/feed/6"));
    EXPECT_EQ(mark(), 6);
    EXPECT_FALSE(feed_->halted());
}

// proves: BEH-02.12 BEH-02.3
TEST_F(Feed, ThatWasSuspendedGoesOnFromTheMarkThatIsStoredThen) {
    client_.answers(200, "5").answers(200, "").answers(200, "6").answers(200, "");
    start({20ms, 1s, {1h, 1h}});
    feed_->suspend(true);
    run_for(60ms);
    const std::size_t before = client_.calls.size();
    run_for(60ms);
    EXPECT_EQ(client_.calls.size(), before) << "nothing is asked meanwhile";
    const std::string region = "midden-nederland";
    ASSERT_TRUE(support::run_coroutine(store_.execute_page({}, {region, mark(), 0})));
    feed_->suspend(false);
    run_for(60ms);
    ASSERT_GT(client_.calls.size(), before);
    EXPECT_EQ(client_.calls[before].request.target, "/feed/0");
}

// An hour's wait is not over before it is let in again, nor was an answer that was on its way.
// proves: BEH-02.12
TEST_F(Feed, ThatWasSuspendedForAMomentLooksAtItsMarkToo) {
    client_.answers(200, "5").answers(200, "").answers(200, "");
    start();
    ASSERT_THAT(asked(), ElementsAre("/feed/0", "/feed/5"));
    feed_->suspend(true);
    ASSERT_TRUE(support::run_coroutine(store_.execute_page({}, {"midden-nederland", 5, 0})));
    feed_->suspend(false);
    run_for();
    EXPECT_THAT(asked(), ElementsAre("/feed/0", "/feed/5", "/feed/0"));
}

// proves: MN-03.1 MN-03.2
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

// proves: MN-03.2
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
