#include "gateway/exchange/announcer.hpp"
#include "tests/unit/exchange/sweeps_fixture.hpp"

#include <boost/asio/co_spawn.hpp>
#include <gmock/gmock.h>

namespace kruispunt::exchange {
namespace {

using namespace domain;
using namespace std::chrono_literals;
using ports::alarm_code;
using support::giving;
using support::reminding;
using testing::IsEmpty;
using testing::SizeIs;

ports::http_request in_short(const ports::owed_announcement& owed) {
    ports::http_request request;
    request.target = "/hier";
    request.body = to_text(owed.id) + " " + owed.what.region + " " + owed.what.word;
    return request;
}

/// Whom the coordination body's events go to, and what becomes of them (BEH-09).
class Announcer : public sweeps_fixture {
protected:
    Announcer() { policy_.announces = true; }

    /// Something to tell, each time another.
    void arises() {
        standing_.push_back({"r" + std::to_string(standing_.size()), "regio-weg"});
        ASSERT_TRUE(support::run_coroutine(store_.disturbed(standing_, false)));
    }

    bool round() { return support::run_coroutine(announcer_.round()); }

    std::int64_t waiting() {
        return support::run_coroutine(store_.announcement_totals()).value().waiting;
    }

    /// The regions that were told of, in order.
    std::vector<std::string> heard(std::size_t from = 0) {
        std::vector<std::string> all;
        for (std::size_t i = from; i < client_.calls.size(); ++i) {
            const std::string& body = client_.calls[i].request.body;
            all.push_back(body.substr(37, body.find(' ', 37) - 37));
        }
        return all;
    }

    std::vector<ports::disturbance> standing_;
    announcer announcer_{
        {store_,
         client_,
         clock_,
         alarms_,
         {"https://coordinatie.example", "00000099000000000010"},
         in_short,
         {{1ms, 5ms}, 5s, 1ms, 1h}},
        context_.get_executor(),
        1};
};

// proves: BEH-09.5 BEH-09.6
TEST_F(Announcer, TellsWhatWaitsOldestFirstToThePartyOfTheConfiguration) {
    EXPECT_TRUE(round());
    EXPECT_THAT(client_.calls, IsEmpty());
    for (int n = 0; n < 3; ++n)
        arises();
    EXPECT_TRUE(round());
    EXPECT_THAT(heard(), testing::ElementsAre("r0", "r1", "r2"));
    EXPECT_EQ(client_.calls[0].origin, "https://coordinatie.example");
    EXPECT_EQ(client_.calls[0].oin, "00000099000000000010");
    EXPECT_EQ(client_.calls[0].request.target, "/hier");
    EXPECT_EQ(waiting(), 0);
    EXPECT_TRUE(round());
    EXPECT_THAT(client_.calls, SizeIs(3)) << "each once";
}

// proves: BEH-09.5 BEH-09.7
TEST_F(Announcer, AfterThreeDaysOfSilenceAllAreToldInOrderAndNoneTwice) {
    client_.fails(ports::call_fault::connect);
    for (int hour = 0; hour < 72; ++hour) {
        arises();
        for (int n = 0; n < 6; ++n) {
            EXPECT_FALSE(round());
            clock_.advance(10min);
        }
        EXPECT_EQ(alarms_.stands(alarm_code::coordination_unreachable), hour > 0) << hour;
    }
    EXPECT_EQ(alarms_.begun(alarm_code::coordination_unreachable), 1U);
    const std::size_t tried = client_.calls.size();
    EXPECT_EQ(tried, 72U * 6U) << "the oldest alone, while nobody answers";
    EXPECT_THAT(heard(), testing::Each("r0"));
    client_.answers(202);
    EXPECT_FALSE(round()) << "the last of what failed";
    EXPECT_TRUE(round());
    std::vector<std::string> expected;
    for (int n = 0; n < 72; ++n)
        expected.push_back("r" + std::to_string(n));
    EXPECT_EQ(heard(tried + 1), expected);
    EXPECT_FALSE(alarms_.stands(alarm_code::coordination_unreachable));
    EXPECT_EQ(waiting(), 0);
}

// proves: BEH-09.5
TEST_F(Announcer, WhatIsTriedAgainHasTheSameId) {
    arises();
    client_.answers(503).answers(204);
    EXPECT_FALSE(round());
    EXPECT_TRUE(round());
    ASSERT_THAT(client_.calls, SizeIs(2));
    EXPECT_EQ(client_.calls[0].request.body, client_.calls[1].request.body);
}

// proves: BEH-09.5 refusal acceptance
TEST_F(Announcer, WhatIsRefusedForWhatItSaysLetsTheOthersPassAndIsTriedAgain) {
    for (int n = 0; n < 3; ++n)
        arises();
    client_.answers(200).always(" r1 ", 400);
    EXPECT_FALSE(round());
    EXPECT_THAT(heard(), testing::ElementsAre("r0", "r1", "r2"));
    EXPECT_EQ(waiting(), 1);
    clock_.advance(2h);
    EXPECT_FALSE(round());
    EXPECT_TRUE(alarms_.stands(alarm_code::coordination_unreachable));
    EXPECT_NE(alarms_.last_text().find("it answers 400"), std::string::npos);
    client_.always(" r1 ", 200);
    EXPECT_TRUE(round());
    EXPECT_EQ(waiting(), 0);
}

// proves: BEH-09.5
TEST_F(Announcer, WhoeverMayNotCallOrMustWaitKeepsTheOrder) {
    for (int n = 0; n < 2; ++n)
        arises();
    for (const int status : {301, 401, 403, 404, 408, 410, 429, 500, 503}) {
        client_ = scripted_client();
        client_.answers(status);
        EXPECT_FALSE(round()) << status;
        EXPECT_THAT(heard(), testing::ElementsAre("r0")) << status;
    }
}

TEST_F(Announcer, WhereTheStoreDoesNotKeepThatItWasToldItIsToldAgain) {
    arises();
    store_.fail(true);
    EXPECT_FALSE(round());
    EXPECT_THAT(client_.calls, IsEmpty()) << "nor is anything read";
    store_.fail(false);
    EXPECT_TRUE(round());
}

// proves: BEH-09.3 BEH-09.4
TEST_F(Announcer, AMatchIsToldOfWhenNobodyTookItUpAndNotOnceSomebodyDid) {
    perform(giving("sisa", "S-1").child(1).by(2).command());
    perform(giving("esar", "E-1").child(1).by(1).command());
    const uuid match = owed("esar").front().notice.match;
    EXPECT_TRUE(round());
    EXPECT_THAT(client_.calls, IsEmpty());
    clock_.advance(24h * 30);
    perform(reminding("sisa", match));
    client_.fails(ports::call_fault::connect).answers(200);
    EXPECT_FALSE(round());
    perform(support::updating("esar", {match, true}));
    EXPECT_TRUE(round());
    EXPECT_THAT(client_.calls, SizeIs(1)) << "the one in vain";
}

TEST_F(Announcer, RunsUntilItIsStopped) {
    bool ended = false;
    boost::asio::co_spawn(context_, announcer_.run(), [&ended](std::exception_ptr thrown) {
        ended = true;
        EXPECT_FALSE(thrown);
    });
    client_.answers(503).answers(200);
    arises();
    run_for();
    arises();
    run_for();
    EXPECT_EQ(waiting(), 0);
    EXPECT_FALSE(ended);
    announcer_.stop();
    run_for();
    EXPECT_TRUE(ended);
}

} // namespace
} // namespace kruispunt::exchange
