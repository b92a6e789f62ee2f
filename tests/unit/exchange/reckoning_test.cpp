#include "gateway/exchange/reckoning.hpp"
#include "tests/unit/exchange/exchange_fixture.hpp"

#include <boost/asio/co_spawn.hpp>

namespace kruispunt::exchange {
namespace {

using namespace domain;

/// Says what a test makes of the sum; the rest is nobody's question here.
class said_sum final : public ports::outbox_desk {
public:
    ports::task<result<std::vector<ports::undelivered>>> undelivered_on(ports::undelivered_page
    ) override {
        co_return std::vector<ports::undelivered>();
    }

    ports::task<result<std::optional<ports::undelivered>>> undelivered_of(uuid) override {
        co_return std::optional<ports::undelivered>();
    }

    ports::task<result<ports::outbox_sum>> sum() override {
        if (failing) co_return make_error(errc::temporarily_unavailable);
        co_return said;
    }

    ports::task<result<ports::desk_answer>> redrive(ports::desk_order) override {
        co_return ports::desk_answer::unknown;
    }

    ports::task<result<ports::desk_answer>> give_up(ports::desk_order) override {
        co_return ports::desk_answer::unknown;
    }

    ports::outbox_sum said{6, 1, 2, 1, 1, 1};
    bool failing = false;
};

class Reckoning : public exchange_fixture {
protected:
    Reckoning() {
        boost::asio::co_spawn(context_, reckoning_.run(), [this](std::exception_ptr thrown) {
            ended_ = true;
            EXPECT_FALSE(thrown);
        });
    }

    void TearDown() override {
        reckoning_.stop();
        run_for();
        EXPECT_TRUE(ended_);
    }

    std::size_t alarms() { return alarms_.begun(ports::alarm_code::notices_missing); }

    said_sum desk_;
    reckoning reckoning_{desk_, alarms_, context_.get_executor(), std::chrono::milliseconds(1)};
    bool ended_ = false;
};

// proves: BEH-04.1
TEST_F(Reckoning, AlarmsOnceWhereTheSumIsOffAndSaysWhenItHoldsAgain) {
    run_for();
    EXPECT_EQ(alarms(), 0U);
    ++desk_.said.owed;
    run_for();
    ASSERT_EQ(alarms(), 1U) << "looked at many times";
    EXPECT_NE(alarms_.last_text().find("off by 1"), std::string::npos);
    desk_.failing = true;
    run_for();
    desk_.failing = false;
    ++desk_.said.delivered;
    run_for();
    EXPECT_EQ(alarms(), 1U);
    EXPECT_TRUE(alarms_.standing().empty());
    ++desk_.said.delivered;
    run_for();
    EXPECT_EQ(alarms(), 2U) << "one told twice is as wrong";
}

// proves: BEH-04.1
TEST_F(Reckoning, ARealStoreAddsUp) {
    desk_.said = support::run_coroutine(store_.sum()).value();
    give("sisa", "S-1", 2);
    give("esar", "E-1", 1);
    desk_.said = support::run_coroutine(store_.sum()).value();
    EXPECT_EQ(desk_.said.owed, 2);
    run_for();
    EXPECT_EQ(alarms(), 0U);
}

} // namespace
} // namespace kruispunt::exchange
