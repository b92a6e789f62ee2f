#include "tests/contract/store/kept_fixture.hpp"

namespace kruispunt::store {
namespace {

using namespace domain;
using support::giving;
using testing::IsEmpty;
using testing::SizeIs;

/// How far regions are let in, over the durable store (BEH-02).
class Members : public KeptStore {
protected:
    void give(const std::string& region, const std::string& id, int child, int organisation) {
        ASSERT_TRUE(execute(giving(region, id).child(child).by(organisation).command()).answer.what
        );
    }

    std::int64_t matches() { return counted().open_matches; }

    std::vector<ports::member_record> kept() {
        return support::run_coroutine(store_->memberships()).value();
    }
};

// proves: BEH-02.1 BEH-02.4
TEST_F(Members, WhatWasDecidedHoldsOverARestart) {
    EXPECT_THAT(kept(), IsEmpty());
    let_in("esar", {member_state::suspended, true});
    let_in("sisa", {member_state::sandbox, false});
    reopen();
    const auto all = kept();
    ASSERT_THAT(all, SizeIs(2));
    EXPECT_EQ(all[0].region, "esar");
    EXPECT_EQ(all[0].what.state, member_state::suspended);
    EXPECT_TRUE(all[0].what.admitted);
    EXPECT_EQ(all[0].reason, reason);
    EXPECT_EQ(all[0].by, "coordinator:1/c");
    EXPECT_EQ(all[0].since, clock_.now());
    EXPECT_FALSE(all[1].what.admitted);
}

// proves: BEH-02.4 acceptance refusal
TEST_F(Members, AnAdmittedRegionIsNotPairedWithOneOfTheSandbox) {
    let_in("esar", {member_state::admitted, true});
    give("esar", "E-1", 1, 1);
    give("sisa", "S-1", 1, 2);
    EXPECT_EQ(matches(), 0);
    let_in("multisignaal", {member_state::admitted, true});
    give("multisignaal", "M-1", 1, 3);
    EXPECT_EQ(matches(), 1) << "with ESAR";
    give("midden-nederland", "N-1", 1, 4);
    EXPECT_EQ(matches(), 2) << "with SISA";
    reopen();
    give("sisa", "S-2", 2, 2);
    give("esar", "E-2", 2, 1);
    EXPECT_EQ(matches(), 2);
}

// proves: BEH-02.6 refusal acceptance
TEST_F(Members, NobodyBringsSignalsOfTheSandboxAlong) {
    const ports::member_record admitted{
        "esar", {member_state::admitted, true}, reason, "coordinator:1/c", clock_.now()};
    give("esar", "E-1", 1, 1);
    give("sisa", "S-1", 1, 2);
    const auto refused = support::run_coroutine(store_->decide({admitted}));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, errc::reference_conflict);
    EXPECT_THAT(kept(), IsEmpty());
    ASSERT_TRUE(execute(support::withdrawal("esar", "E-1")).answer.what);
    EXPECT_EQ(matches(), 0);
    EXPECT_TRUE(support::run_coroutine(store_->decide({admitted})));
    let_in("esar", {member_state::suspended, true});
    EXPECT_TRUE(support::run_coroutine(store_->decide({admitted})));
    give("esar", "E-2", 1, 1);
    EXPECT_TRUE(support::run_coroutine(store_->decide({admitted}))) << "it is admitted already";
}

// proves: BEH-02.5 BEH-02.3
TEST_F(Members, ASuspendedRegionsSignalsAreStillPairedAndItsNoticesKept) {
    give("esar", "E-1", 1, 1);
    let_in("esar", {member_state::suspended, false});
    give("sisa", "S-1", 1, 2);
    EXPECT_EQ(matches(), 1);
    EXPECT_THAT(support::run_coroutine(store_->owed("esar", 0, 10)).value(), SizeIs(1));
}

} // namespace
} // namespace kruispunt::store
