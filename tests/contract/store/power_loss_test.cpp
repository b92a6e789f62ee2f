#include "tests/contract/store/faults_fixture.hpp"
#include "tests/support/eventually.hpp"

#include <thread>

namespace kruispunt::store {
namespace {

using namespace domain;
using support::fault;

/// A store whose log is copied back and cut all the while, on a disk that loses its power.
class PowerLoss : public StoreFaults {
protected:
    PowerLoss() { empty_log_every_ = std::chrono::milliseconds(1); }
};

// proves: COM-21.1 COM-21.2
TEST_F(PowerLoss, LosesNothingThatWasTaken) {
    for (int round = 0; round < 60; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        start_afresh();
        ASSERT_TRUE(opens());
        const auto all = said();
        const std::size_t taken = lot_() % (all.size() + 1);
        for (std::size_t i = 0; i < taken; ++i)
            ASSERT_TRUE(perform(all[i]));
        const support::temporary_folder elsewhere;
        ASSERT_TRUE(opens_after_loss_of_power(elsewhere.path()));
        expect_recovered(taken);
        store_.reset();
        ASSERT_FALSE(HasFailure());
    }
}

// proves: COM-21.1 COM-21.2
TEST_F(PowerLoss, LosesNothingThatWasTakenInTheMiddleOfIt) {
    for (int round = 0; round < 20; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        start_afresh();
        ASSERT_TRUE(opens());
        const auto all = given_at_once(0);
        std::atomic<std::size_t> taken{0};
        std::thread giving_them([&] {
            for (const sealed_command& command : all)
                if (perform(command)) ++taken;
        });
        const std::size_t wanted = lot_() % all.size();
        EXPECT_TRUE(support::eventually([&] { return taken >= wanted; }));
        const std::size_t there = taken;
        const support::temporary_folder elsewhere;
        disk_.lose_power(place_, elsewhere.path(), lot_);
        giving_them.join();
        store_.reset();
        place_ = elsewhere.path();
        ASSERT_TRUE(opens());
        for (std::size_t i = 0; i < there; ++i)
            expect_there(all[i]);
        store_.reset();
        ASSERT_FALSE(HasFailure());
    }
}

// proves: COM-21.1 COM-21.2 refusal
TEST_F(PowerLoss, LosesNothingThatWasTakenBeforeASyncFailed) {
    for (int at = 1; at < 40; ++at) {
        SCOPED_TRACE("the sync that fails is number " + std::to_string(at));
        start_afresh();
        ASSERT_TRUE(opens());
        disk_.fail({fault::deed::sync, at, EIO, false, "-wal"});
        const std::size_t taken = say_until_refused();
        const bool struck = disk_.struck();
        const support::temporary_folder elsewhere;
        disk_.heal();
        ASSERT_TRUE(opens_after_loss_of_power(elsewhere.path()));
        expect_recovered(taken);
        store_.reset();
        if (struck) continue;
        EXPECT_GT(at, 5) << "something failed at all";
        return;
    }
    ADD_FAILURE() << "more syncs than these acts take";
}

} // namespace
} // namespace kruispunt::store
