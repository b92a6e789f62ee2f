#include "gateway/exchange/wakeable.hpp"
#include "tests/support/run_coroutine.hpp"

#include <boost/asio/co_spawn.hpp>
#include <gtest/gtest.h>

#include <thread>

namespace kruispunt::exchange {
namespace {

using namespace std::chrono_literals;

class Wakeable : public testing::Test {
protected:
    /// Starts a wait; `waited_` counts those that ended.
    void start_waiting(std::chrono::milliseconds time) {
        boost::asio::co_spawn(context_, waits_.wait(time), [this](std::exception_ptr) {
            ++waited_;
        });
    }

    void run_for(std::chrono::milliseconds time) {
        context_.restart();
        context_.run_for(time);
    }

    boost::asio::io_context context_;
    wakeable waits_{context_.get_executor()};
    int waited_ = 0;
};

TEST_F(Wakeable, WaitsItsTime) {
    start_waiting(50ms);
    run_for(10ms);
    EXPECT_EQ(waited_, 0);
    run_for(200ms);
    EXPECT_EQ(waited_, 1);
}

TEST_F(Wakeable, AWakeCutsTheWaitShort) {
    start_waiting(1h);
    std::thread([this] { waits_.wake(); }).join();
    run_for(20ms);
    EXPECT_EQ(waited_, 1);
    EXPECT_FALSE(waits_.stopped());
}

TEST_F(Wakeable, AWakeBetweenTwoWaitsIsNotLostAndWakesOnce) {
    waits_.wake();
    run_for(10ms);
    start_waiting(1h);
    run_for(20ms);
    EXPECT_EQ(waited_, 1);
    start_waiting(1h);
    run_for(20ms);
    EXPECT_EQ(waited_, 1);
}

TEST_F(Wakeable, AStopEndsThisAndEveryLaterWait) {
    start_waiting(1h);
    waits_.stop();
    run_for(20ms);
    EXPECT_EQ(waited_, 1);
    EXPECT_TRUE(waits_.stopped());
    start_waiting(1h);
    start_waiting(1h);
    run_for(20ms);
    EXPECT_EQ(waited_, 3);
}

} // namespace
} // namespace kruispunt::exchange
