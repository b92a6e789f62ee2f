#include "tests/unit/exchange/lane_fixture.hpp"

#include <gmock/gmock.h>

#include <map>

namespace kruispunt::exchange {
namespace {

using namespace domain;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::IsEmpty;

/// A region that is dead or alive, and what reached it.
class mortal_region final : public ports::http_client {
public:
    ports::task<ports::call_outcome>
    call(std::string, std::string, ports::http_request request, ports::deadline) override {
        ++calls;
        ports::call_outcome outcome;
        if (dead)
            outcome.fault = ports::call_fault::connect;
        else
            told.push_back(request.body);
        co_return outcome;
    }

    bool dead = true;
    int calls = 0;
    std::vector<std::string> told;
};

class LaneOfADeadRegion : public lane_fixture {
protected:
    LaneOfADeadRegion() {
        settings_ = {};
        lane_ = std::make_unique<lane>(
            participant{"esar", support::organisation_oin(900), "https://esar:1", adapter_},
            parts_with(vault_, region_, settings_),
            context_.get_executor(),
            3
        );
        boost::asio::co_spawn(context_, lane_->run(), [this](std::exception_ptr) {
            ended_ = true;
        });
        store_.when_owed([this](const std::string& region) {
            if (region == "esar") lane_->wake();
        });
    }

    ~LaneOfADeadRegion() override { store_.when_owed({}); }

    /// Lets the lane do what it can at this moment.
    void settle_down() {
        context_.restart();
        context_.poll();
    }

    void pass(std::chrono::milliseconds time) {
        clock_.advance(time);
        lane_->wake();
        settle_down();
    }

    /// What ESAR is owed, as its region will see it, by signal.
    std::map<std::string, std::vector<std::string>> owed_by_signal() {
        std::map<std::string, std::vector<std::string>> found;
        for (const auto& each : owed("esar"))
            found[each.notice.reference].push_back(
                each.notice.kind == notice_kind::match_made    ? "made"
                : each.notice.kind == notice_kind::match_ended ? "ended"
                                                               : "other"
            );
        return found;
    }

    std::map<std::string, std::vector<std::string>> told_by_signal() const {
        std::map<std::string, std::vector<std::string>> found;
        for (const std::string& body : region_.told) {
            const auto space = body.find(' ');
            const auto end = body.find(' ', space + 1);
            found[body.substr(space + 1, end - space - 1)].push_back(body.substr(0, space));
        }
        return found;
    }

    mortal_region region_;
};

// proves: COM-21.1 COM-25.2 MS-22.6
TEST_F(LaneOfADeadRegion, AfterThreeDaysAllArrivesInOrderPerSignal) {
    constexpr auto step = 2s;
    constexpr int steps = 72 * 60 * 60 / 2;
    constexpr int children = 120;
    for (int n = 0; n < steps; ++n) {
        if (n % (steps / children) == 0) {
            const int child = n / (steps / children) + 1;
            match(child);
            if (child % 3 == 0) give("sisa", "S-" + std::to_string(child), 4, child);
            // Ended in an ordinary way: what was owed of it before is still told.
            if (child % 5 == 0) give("sisa", "S-" + std::to_string(child - 2), 1, child - 2);
        }
        pass(step);
    }
    EXPECT_THAT(region_.told, IsEmpty());
    EXPECT_EQ(counted().notices_dead, 0);
    // At the longest wait of 30 s with full jitter a call every 15 s, whatever is queued.
    EXPECT_LT(region_.calls, 72 * 60 * 60 / 15 * 5 / 4);
    const auto wanted = owed_by_signal();
    const auto all = counted().notices_queued;
    ASSERT_GT(wanted.size(), 100U);

    region_.dead = false;
    const int calls = region_.calls;
    for (int n = 0; n < 30; ++n)
        pass(step);
    EXPECT_THAT(owed("esar"), IsEmpty());
    EXPECT_EQ(told_by_signal(), wanted);
    EXPECT_EQ(region_.calls - calls, static_cast<int>(region_.told.size())) << "each once";
    const auto c = counted();
    EXPECT_EQ(c.notices_owed, c.notices_queued + c.notices_delivered + c.notices_suppressed);
    EXPECT_LT(c.notices_queued, all);
    EXPECT_EQ(lane_->circuit().now, ports::circuit::state::closed);
}

// proves: BEH-08.4
TEST_F(LaneOfADeadRegion, IsAlarmedOfOnceAndUntilItTakesAgain) {
    match(1);
    settle_down();
    EXPECT_LT(region_.calls, 3);
    EXPECT_EQ(alarms_.begun(), 0U) << "one call is nothing to wake anybody for";
    for (int n = 0; n < 100; ++n)
        pass(2s);
    EXPECT_TRUE(alarms_.stands(ports::alarm_code::region_unreachable, "esar"));
    EXPECT_EQ(alarms_.begun(), 1U);
    EXPECT_THAT(alarms_.last_text(), HasSubstr("kruispunt connect esar"));
    region_.dead = false;
    for (int n = 0; n < 30; ++n)
        pass(2s);
    EXPECT_THAT(alarms_.standing(), IsEmpty());
}

} // namespace
} // namespace kruispunt::exchange
