#include "gateway/exchange/lookout.hpp"
#include "tests/unit/exchange/sweeps_fixture.hpp"

#include <boost/asio/co_spawn.hpp>

namespace kruispunt::exchange {
namespace {

using namespace domain;
using ports::alarm_code;

/// Says of the regions' outboxes what a test says; the rest is nobody's question here.
class said_figures final : public ports::region_store {
public:
    ports::task<result<std::vector<ports::region_standing>>> standings() override {
        co_return std::vector<ports::region_standing>();
    }

    ports::task<result<void>> stand(ports::region_standing) override { co_return result<void>(); }

    ports::task<result<void>> begin_feed_at(std::int64_t, audit_entry) override {
        co_return result<void>();
    }

    ports::task<result<void>> record(audit_entry) override { co_return result<void>(); }

    ports::task<result<std::vector<ports::region_figures>>> figures() override {
        if (failing) co_return make_error(errc::temporarily_unavailable);
        co_return said;
    }

    ports::task<result<std::optional<ports::match_standing>>> match(uuid) override {
        co_return std::optional<ports::match_standing>();
    }

    std::vector<ports::region_figures> said;
    bool failing = false;
};

class Lookout : public sweeps_fixture {
protected:
    Lookout() {
        boost::asio::co_spawn(context_, lookout_.run(), [this](std::exception_ptr thrown) {
            ended_ = true;
            EXPECT_FALSE(thrown);
        });
    }

    void TearDown() override {
        lookout_.stop();
        run_for();
        EXPECT_TRUE(ended_);
    }

    void say_dead(const std::string& region, std::int64_t dead) {
        ports::region_figures of;
        of.region = region;
        of.dead = dead;
        regions_.said = {of};
        run_for();
    }

    said_figures regions_;
    lookout lookout_{
        regions_,
        store_,
        alarms_,
        {"esar", "sisa"},
        context_.get_executor(),
        std::chrono::milliseconds(1)};
    bool ended_ = false;
};

// proves: BEH-04.2 BEH-08.4
TEST_F(Lookout, ARegionWithDeadLettersIsAlarmedOfUntilItHasNone) {
    run_for();
    EXPECT_TRUE(alarms_.standing().empty());
    say_dead("sisa", 2);
    EXPECT_TRUE(alarms_.stands(alarm_code::dead_letters, "sisa"));
    EXPECT_FALSE(alarms_.stands(alarm_code::dead_letters, "esar"));
    EXPECT_NE(alarms_.last_text().find("deliveries list --region sisa"), std::string::npos);
    say_dead("sisa", 1);
    EXPECT_EQ(alarms_.begun(), 1U);
    say_dead("sisa", 0);
    EXPECT_TRUE(alarms_.standing().empty());
}

// proves: BEH-08.4
TEST_F(Lookout, WhatCannotBeReadChangesNothing) {
    say_dead("esar", 1);
    regions_.failing = true;
    say_dead("esar", 0);
    EXPECT_TRUE(alarms_.stands(alarm_code::dead_letters, "esar"));
    regions_.failing = false;
    run_for();
    EXPECT_TRUE(alarms_.standing().empty());
}

// proves: BEH-10.6 BEH-08.4
TEST_F(Lookout, AnObjectionBeyondItsDayIsAlarmedOfAlsoAfterAStartUntilItIsDecided) {
    be_on("2026-11-20");
    const std::int64_t key = hold(support::giving("esar", "E-1").dated(on("2026-11-20")));
    perform(support::objecting("esar", "E-1", key));
    run_for();
    EXPECT_TRUE(alarms_.standing().empty());
    be_on("2027-01-02");
    support::memory_key_store keys;
    scripted_watch watch;
    support::recording_alarms of_another_process;
    sweeps sweeping(
        {due_, vault_, keys, store_, clock_, watch, of_another_process, {}, {}},
        context_.get_executor()
    );
    EXPECT_TRUE(support::run_coroutine(sweeping.round()));
    run_for();
    EXPECT_TRUE(alarms_.stands(alarm_code::objection_overdue, "esar"));
    const auto open = support::run_coroutine(store_.objections({})).value();
    ASSERT_EQ(open.size(), 1U);
    perform(support::deciding("esar", open[0].what.id, false));
    run_for();
    EXPECT_TRUE(alarms_.standing().empty());
}

} // namespace
} // namespace kruispunt::exchange
