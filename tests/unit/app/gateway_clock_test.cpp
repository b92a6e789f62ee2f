#include "gateway/app/gateway_clock.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>

namespace kruispunt::app {
namespace {

using namespace std::chrono_literals;

class GatewayClock : public testing::Test {
protected:
    static std::chrono::milliseconds ahead_of_machine(const gateway_clock& clock) {
        return std::chrono::round<std::chrono::minutes>(clock.now() - clock.machine_time());
    }

    support::temporary_folder folder_;
    std::filesystem::path file_ = folder_.path() / "clock-offset";
};

TEST_F(GatewayClock, IsTheMachinesWhereNobodyMovedIt) {
    for (const bool sandbox : {false, true}) {
        const gateway_clock clock(file_, sandbox);
        EXPECT_EQ(ahead_of_machine(clock), 0ms);
    }
}

TEST_F(GatewayClock, IsMovedInASandboxAndTheMachinesTimeIsNot) {
    write_clock_offset(file_, 48h);
    const gateway_clock clock(file_, true);
    EXPECT_EQ(ahead_of_machine(clock), 48h);
    EXPECT_LT(std::chrono::abs(clock.machine_time() - std::chrono::system_clock::now()), 5s);
}

TEST_F(GatewayClock, NoticesAMoveWhileItRuns) {
    const gateway_clock clock(file_, true);
    EXPECT_EQ(ahead_of_machine(clock), 0ms);
    write_clock_offset(file_, 24h * 730);
    EXPECT_EQ(ahead_of_machine(clock), 24h * 730);
    write_clock_offset(file_, 24h * 731);
    EXPECT_EQ(ahead_of_machine(clock), 24h * 731);
    std::filesystem::remove(file_);
    EXPECT_EQ(ahead_of_machine(clock), 0ms);
}

TEST_F(GatewayClock, ARealGatewayDoesNotStartOnAMovedClock) {
    write_clock_offset(file_, 1h);
    EXPECT_THROW(gateway_clock(file_, false), std::runtime_error);
}

TEST_F(GatewayClock, WhatIsNoOffsetIsRefusedAtTheStart) {
    for (const char* wrong : {"", "soon", "-5"}) {
        std::ofstream(file_) << wrong;
        EXPECT_THROW(gateway_clock(file_, true), std::runtime_error) << wrong;
    }
}

TEST_F(GatewayClock, WhatIsDamagedMeanwhileMovesNothing) {
    write_clock_offset(file_, 48h);
    const gateway_clock clock(file_, true);
    EXPECT_EQ(ahead_of_machine(clock), 48h);
    std::ofstream(file_) << "soon";
    EXPECT_EQ(ahead_of_machine(clock), 48h);
}

} // namespace
} // namespace kruispunt::app
