#include "gateway/exchange/emptying.hpp"
#include "tests/contract/store/trail_fixture.hpp"

namespace kruispunt::store {
namespace {

using namespace domain;
using support::giving;
using testing::IsEmpty;

/// Erasing what a region gave in the sandbox, over the durable store (BEH-02.8).
class Sandbox : public Trail {
protected:
    void give(const std::string& region, const std::string& id, int child, int organisation) {
        ASSERT_TRUE(execute(giving(region, id).child(child).by(organisation).command()).answer.what
        );
    }

    void suspend(const std::string& region) { let_in(region, {member_state::suspended, false}); }

    result<std::int64_t> erase(const std::string& region) {
        exchange::emptying emptying({store_->admissions(), *store_});
        return support::run_coroutine(emptying.erase(region, "coordinator:1/c"));
    }

    result<ports::sandbox_holding> holding(const std::string& region) {
        exchange::emptying emptying({store_->admissions(), *store_});
        return support::run_coroutine(emptying.holding(region));
    }
};

// proves: BEH-02.8 BEH-02.9 acceptance
TEST_F(Sandbox, EverySignalOfTheRegionGoesAndTheOthersAreTold) {
    give("esar", "E-1", 1, 1);
    give("esar", "E-2", 2, 1);
    give("sisa", "S-1", 1, 2);
    const auto told_before = support::run_coroutine(store_->owed("sisa", 0, 100)).value().size();
    suspend("esar");
    const auto held = holding("esar");
    ASSERT_TRUE(held);
    EXPECT_EQ(held->signals, 2);
    EXPECT_EQ(held->matches, 1);
    const auto erased = erase("esar");
    ASSERT_TRUE(erased);
    EXPECT_EQ(*erased, 2);
    EXPECT_EQ(counted().open_matches, 0);
    EXPECT_EQ(holding("esar")->signals, 0);
    const auto told = support::run_coroutine(store_->owed("sisa", 0, 100)).value();
    EXPECT_GT(told.size(), told_before) << "that its match ended";
    EXPECT_TRUE(told.front().contact_gone) << "nothing of it is told any more";
    EXPECT_THAT(support::run_coroutine(store_->owed("esar", 0, 100)).value(), IsEmpty());
    std::vector<std::string> gone = entries();
    std::erase_if(gone, [](const auto& line) { return member(line, "wat") != "withdraw"; });
    ASSERT_THAT(gone, testing::SizeIs(2)) << "an entry for each";
    EXPECT_THAT(gone, testing::Each(testing::HasSubstr("coordinator:1/c")));
    const ports::member_record admitted{
        "esar", {member_state::admitted, true}, reason, "coordinator:1/c", clock_.now()};
    EXPECT_TRUE(support::run_coroutine(store_->decide({admitted})));
}

// proves: BEH-02.12 acceptance
TEST_F(Sandbox, TheSameIdsCanBeGivenAgain) {
    give("esar", "E-1", 1, 1);
    give("sisa", "S-1", 1, 2);
    suspend("esar");
    ASSERT_TRUE(erase("esar"));
    let_in("esar", {member_state::sandbox, false});
    give("esar", "E-1", 1, 1);
    EXPECT_EQ(counted().open_matches, 1);
    EXPECT_EQ(
        execute(giving("esar", "E-1").child(1).by(1).command()).answer.what.has_value(), true
    );
}

// proves: BEH-02.8 acceptance
TEST_F(Sandbox, MoreThanABatchGoes) {
    const int many = static_cast<int>(exchange::emptying::batch) + 1;
    for (int i = 1; i <= many; ++i)
        give("esar", "E-" + std::to_string(i), i, 1);
    suspend("esar");
    EXPECT_EQ(*erase("esar"), many);
    EXPECT_EQ(holding("esar")->signals, 0);
}

// proves: BEH-02.8 refusal
TEST_F(Sandbox, NothingGoesOfWhoIsNotSuspendedOrWasEverAdmitted) {
    give("esar", "E-1", 1, 1);
    EXPECT_EQ(erase("esar").error().code, errc::reference_conflict);
    EXPECT_EQ(holding("esar").error().code, errc::reference_conflict);
    let_in("sisa", {member_state::admitted, true});
    give("sisa", "S-1", 1, 2);
    let_in("sisa", {member_state::suspended, true});
    EXPECT_EQ(erase("sisa").error().code, errc::reference_conflict);
    EXPECT_EQ(holding("sisa").error().code, errc::reference_conflict);
}

// proves: BEH-02.7 refusal
TEST_F(Sandbox, OfSeveralNoneIsAdmittedWhereOneHoldsSignals) {
    give("sisa", "S-1", 1, 2);
    const auto admitted = [this](const char* region) {
        return ports::member_record{
            region, {member_state::admitted, true}, reason, "coordinator:1/c", clock_.now()};
    };
    const auto refused =
        support::run_coroutine(store_->decide({admitted("esar"), admitted("sisa")}));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().field, "sisa");
    EXPECT_THAT(support::run_coroutine(store_->memberships()).value(), IsEmpty());
}

} // namespace
} // namespace kruispunt::store
