#include "gateway/net/spawn.hpp"

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>

namespace kruispunt::net {
namespace {

using namespace std::chrono_literals;

ports::task<void> throwing() {
    co_await pause(1ms);
    throw std::runtime_error("broke");
}

ports::task<void> waiting() {
    co_await pause(1h);
}

ports::task<void>
drain_within(task_group& group, std::chrono::milliseconds time, std::optional<bool>& ended) {
    ended = co_await group.drained(std::chrono::steady_clock::now() + time);
}

struct SpawnTest : testing::Test {
    boost::asio::io_context context;
    std::vector<std::string> errors;
    task_group group{[this](auto work, auto reason) {
        errors.push_back(std::string(work) + ": " + std::string(reason));
    }};
};

TEST_F(SpawnTest, CountsWorkAndReportsWhatItThrew) {
    spawn(context.get_executor(), group, throwing(), "lane");
    EXPECT_EQ(group.in_flight(), 1U);
    context.run();
    EXPECT_EQ(group.in_flight(), 0U);
    EXPECT_EQ(errors, std::vector<std::string>{"lane: broke"});
}

TEST_F(SpawnTest, CancelsWhatIsInFlightWithoutReport) {
    spawn(context.get_executor(), group, waiting(), "lane");
    context.run_for(5ms);
    ASSERT_EQ(group.in_flight(), 1U);
    group.cancel();
    context.restart();
    context.run_for(5s);
    EXPECT_EQ(group.in_flight(), 0U);
    EXPECT_TRUE(errors.empty());
}

TEST_F(SpawnTest, DrainHasALimit) {
    task_group drains([](auto, auto) {});
    std::optional<bool> ended;
    spawn(context.get_executor(), group, waiting(), "lane");
    spawn(context.get_executor(), drains, drain_within(group, 20ms, ended), "drain");
    context.run_for(1s);
    EXPECT_EQ(ended, false);
}

} // namespace
} // namespace kruispunt::net
