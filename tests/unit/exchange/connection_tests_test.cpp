#include "gateway/exchange/connection_tests.hpp"
#include "tests/unit/exchange/exchange_fixture.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <gmock/gmock.h>

#include <future>

namespace kruispunt::exchange {
namespace {

using namespace domain;
using namespace std::chrono_literals;
using ports::connection_report;
using ports::link_fault;
using ports::link_step;
using testing::SizeIs;
using state = connection_report::state;

/// Walks as far as a test says, and keeps where to and with what.
class scripted_walker final : public ports::link_walker {
public:
    struct asked_walk {
        std::string origin;
        std::string oin;
        ports::http_request probe;
    };

    ports::task<ports::link_walk>
    walk(std::string origin, std::string expected_oin, ports::http_request probe) override {
        walks.push_back({std::move(origin), std::move(expected_oin), std::move(probe)});
        ports::link_walk made;
        for (int i = 0; i <= static_cast<int>(link_step::protocol); ++i)
            made.steps.push_back({static_cast<link_step>(i), true, link_fault::none, 1ms, {}});
        if (hold > 0ms) {
            boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, hold);
            co_await timer.async_wait(boost::asio::use_awaitable);
        }
        if (refused)
            made.steps[1].fault = link_fault::port_refused;
        else
            made.answer = answer;
        co_return made;
    }

    ports::http_response answer;
    bool refused = false;
    std::chrono::milliseconds hold{0};
    std::vector<asked_walk> walks;
};

class ConnectionTests : public exchange_fixture {
protected:
    connection_report test(const std::string& region) {
        return support::run_coroutine(tests_.test(region)).value();
    }

    link_fault
    protocol_after(int status, std::string body = {}, const std::string& region = "sisa") {
        walker_.answer = {status, {}, std::move(body)};
        return test(region).steps.at(5).fault;
    }

    plain_adapter plain_;
    polled_adapter polled_{20s};
    scripted_walker walker_;
    std::vector<participant> regions_{
        {"sisa", "00000099000000000003", "https://sisa.example:1", plain_},
        {"esar", "00000099000000000001", "https://esar.example:2", plain_},
        {"midden-nederland", "00000099000000000004", "https://mn.example:3", polled_},
        {"multisignaal", "00000099000000000002", "", plain_}};
    connection_tests tests_{regions_, walker_, store_, clock_};
};

// proves: BEH-12.3
TEST_F(ConnectionTests, ARegionIsAskedWhatItsEndpointCanDo) {
    walker_.answer = {405, {}, {}};
    const auto report = test("sisa");
    EXPECT_EQ(report.what, state::done);
    EXPECT_EQ(report.origin, "https://sisa.example:1");
    EXPECT_EQ(report.steps.at(5).fault, link_fault::none) << "it is there";
    ASSERT_THAT(walker_.walks, SizeIs(1));
    EXPECT_EQ(walker_.walks[0].oin, "00000099000000000003");
    EXPECT_EQ(walker_.walks[0].probe.method, "OPTIONS");
    EXPECT_EQ(walker_.walks[0].probe.target, "*");
    EXPECT_TRUE(walker_.walks[0].probe.body.empty());
}

struct status_case {
    int status;
    link_fault fault;
};

// proves: BEH-12.1 BEH-12.3 refusal
TEST_F(ConnectionTests, WhatItAnswersSaysWhetherTheEndpointIsThere) {
    for (const auto& [status, fault] : std::vector<status_case>{
             {200, link_fault::none},
             {204, link_fault::none},
             {501, link_fault::none},
             {301, link_fault::elsewhere},
             {307, link_fault::elsewhere},
             {400, link_fault::request_refused},
             {401, link_fault::not_admitted},
             {403, link_fault::not_admitted},
             {404, link_fault::not_there},
             {410, link_fault::not_there},
             {429, link_fault::asks_to_wait},
             {500, link_fault::failing},
             {502, link_fault::failing},
             {503, link_fault::asks_to_wait}})
        EXPECT_EQ(protocol_after(status), fault) << status;
}

// proves: BEH-12.3
TEST_F(ConnectionTests, AFeedIsAskedItsOwnQuestionAndNothingOfItIsTaken) {
    EXPECT_EQ(protocol_after(200, "1 2 3", "midden-nederland"), link_fault::none);
    ASSERT_THAT(walker_.walks, SizeIs(1));
    EXPECT_EQ(walker_.walks[0].probe.method, "GET");
    EXPECT_EQ(walker_.walks[0].probe.target, "/feed/0") << "it is not asked to wait";
    EXPECT_EQ(counted().signals, 0);
    EXPECT_EQ(support::run_coroutine(store_.feed_position("midden-nederland")).value(), 0);
}

// proves: BEH-12.1 refusal
TEST_F(ConnectionTests, WhatIsNoPageIsNotTheProtocol) {
    const std::string region = "midden-nederland";
    EXPECT_EQ(protocol_after(200, "unreadable", region), link_fault::not_the_protocol);
    EXPECT_EQ(protocol_after(405, {}, region), link_fault::not_the_protocol);
    EXPECT_EQ(protocol_after(404, {}, region), link_fault::not_there);
    EXPECT_EQ(protocol_after(500, {}, region), link_fault::failing);
    EXPECT_EQ(protocol_after(200, "backwards", region), link_fault::none) << "the feed's own alarm";
}

// proves: BEH-12.1
TEST_F(ConnectionTests, WhereNoAnswerCameTheStepsStandAsTheyWere) {
    walker_.refused = true;
    const auto report = test("sisa");
    EXPECT_EQ(report.steps.at(1).fault, link_fault::port_refused);
    EXPECT_EQ(report.steps.at(5).fault, link_fault::none);
}

// proves: BEH-12.4 BEH-12.5 refusal
TEST_F(ConnectionTests, WhoIsUnknownOrCannotBeCalledIsNotWalkedTo) {
    EXPECT_EQ(test("atlantis").what, state::unknown);
    EXPECT_EQ(test("multisignaal").what, state::no_callee);
    EXPECT_THAT(walker_.walks, SizeIs(0));
}

// proves: BEH-12.4 refusal
TEST_F(ConnectionTests, OneARegionAndSoManyAtOnce) {
    for (std::size_t i = 0; i < connection_tests::most_at_once; ++i)
        regions_.push_back({"r" + std::to_string(i), "1", "https://r.example", plain_});
    walker_.hold = 50ms;
    std::vector<std::future<result<connection_report>>> asked;
    for (const char* const region : {"sisa", "sisa", "r0", "r1", "r2", "r3"})
        asked.push_back(
            boost::asio::co_spawn(context_, tests_.test(region), boost::asio::use_future)
        );
    run_for(500ms);
    std::vector<state> came;
    for (auto& each : asked)
        came.push_back(each.get().value().what);
    EXPECT_THAT(
        came,
        testing::ElementsAre(
            state::done, state::under_way, state::done, state::done, state::done, state::too_many
        )
    );
    EXPECT_EQ(test("sisa").what, state::done) << "and then again";
}

} // namespace
} // namespace kruispunt::exchange
