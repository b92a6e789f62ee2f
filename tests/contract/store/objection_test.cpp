#include "tests/contract/store/subject.hpp"
#include "tests/support/eventually.hpp"

#include <gmock/gmock.h>

#include <mutex>
#include <set>

namespace kruispunt::store {
namespace {

using namespace domain;
using state = ports::settlement::state;
using support::deciding;
using support::giving;
using support::listing;
using support::objecting;
using support::reading;
using support::relocation;
using support::updating;
using support::withdrawal;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class StoreObjection : public Store {
protected:
    /// ESAR's signal E-1 on child 1, under this data key from now on.
    void give_esar(giving what = giving("esar", "E-1").by(1)) {
        const sealed_command command = what.command();
        key_ = data_key_of(command);
        perform(command);
    }

    objection freeze() {
        const auto entered = answer_to(objecting("esar", "E-1", key_));
        EXPECT_TRUE(entered);
        return entered->objection.value();
    }

    result<outcome> decide(const objection& what, bool upheld) {
        return answer_to(deciding("esar", what.id, upheld));
    }

    std::vector<notice_kind> told(const std::string& region) {
        std::vector<notice_kind> kinds;
        for (const ports::owed_notice& o : owed(region))
            kinds.push_back(o.notice.kind);
        return kinds;
    }

    void deliver_all() {
        for (const char* region : {"esar", "multisignaal", "sisa", "midden-nederland"})
            for (const ports::owed_notice& o : owed(region))
                settle(o.number, state::delivered);
    }

    signal_state state_of(const std::string& region, const std::string& id) {
        return answer_to(reading(region, id))->state;
    }

    std::int64_t key_ = 0;
};

// proves: BEH-10.1 WORD-1.1
TEST_P(StoreObjection, FreezesAtOnceAndTellsNobody) {
    give_esar();
    perform(giving("sisa", "S-1").by(2).command());
    deliver_all();
    const objection pending = freeze();
    EXPECT_EQ(pending.since, subject_->clock.now());
    EXPECT_EQ(pending.due_on, support::test_today() + std::chrono::weeks(6));
    EXPECT_EQ(state_of("esar", "E-1"), signal_state::frozen);
    EXPECT_EQ(state_of("sisa", "S-1"), signal_state::active);
    EXPECT_THAT(told("esar"), IsEmpty());
    EXPECT_THAT(told("sisa"), IsEmpty());
    EXPECT_EQ(counted().open_matches, 1) << "it stands, and is shown to nobody:";
    EXPECT_EQ(answer_to(listing("esar", "E-1"))->match_total, 0);
    EXPECT_EQ(answer_to(listing("sisa", "S-1"))->match_total, 0);
    EXPECT_THAT(answer_to(listing("sisa", "S-1"))->matches, IsEmpty());
    EXPECT_EQ(answer_to(reading("sisa", "S-1"))->open_matches, 0);
}

// proves: BEH-10.1 BEH-10.2
TEST_P(StoreObjection, WhatComesMeanwhileIsMatchedWhenItIsRejected) {
    give_esar();
    const objection pending = freeze();
    perform(giving("sisa", "S-1").by(2).command());
    perform(giving("multisignaal", "M-1").by(3).command());
    EXPECT_EQ(counted().open_matches, 1) << "SISA and Multisignaal";
    EXPECT_THAT(told("esar"), IsEmpty());
    EXPECT_THAT(told("sisa"), ElementsAre(notice_kind::match_made));

    const auto freed = decide(pending, false);
    ASSERT_TRUE(freed);
    EXPECT_EQ(freed->state, signal_state::active);
    EXPECT_EQ(freed->open_matches, 2);
    EXPECT_EQ(counted().open_matches, 3);
    EXPECT_THAT(told("esar"), ElementsAre(notice_kind::match_made, notice_kind::match_made));
    EXPECT_THAT(told("sisa"), SizeIs(2));
    EXPECT_EQ(state_of("esar", "E-1"), signal_state::active);
}

// proves: BEH-10.1 BEH-10.2
TEST_P(StoreObjection, WhatIsOwedAboutItIsHeldBackAndGoesInOrderWhenItIsRejected) {
    subject_->policy.regions.at("esar").may_learn.set();
    give_esar();
    perform(giving("sisa", "S-1").by(2).command());
    perform(giving("multisignaal", "M-1").by(3).command());
    ASSERT_THAT(told("esar"), SizeIs(2));
    const objection pending = freeze();
    EXPECT_THAT(told("esar"), IsEmpty());
    EXPECT_THAT(told("sisa"), SizeIs(1)) << "of Multisignaal";
    perform(giving("sisa", "S-1").by(2).reporter("another").command());
    perform(withdrawal("multisignaal", "M-1"));
    EXPECT_THAT(told("esar"), IsEmpty());
    EXPECT_EQ(counted().notices_suppressed, 2) << "Multisignaal's own, as at every withdrawal";

    ASSERT_TRUE(decide(pending, false));
    EXPECT_THAT(
        told("esar"),
        ElementsAre(
            notice_kind::match_made,
            notice_kind::match_made,
            notice_kind::match_changed,
            notice_kind::match_ended
        )
    );
}

// proves: BEH-10.3 COM-31.2 COM-25.3
TEST_P(StoreObjection, UpheldItIsErasedAndTheOtherSidesAreTold) {
    give_esar();
    perform(giving("sisa", "S-1").by(2).command());
    deliver_all();
    const objection pending = freeze();
    const auto done = decide(pending, true);
    ASSERT_TRUE(done);
    EXPECT_EQ(done->state, signal_state::withdrawn);
    const auto to_sisa = owed("sisa");
    ASSERT_THAT(to_sisa, SizeIs(1));
    EXPECT_EQ(to_sisa[0].notice.kind, notice_kind::match_ended);
    EXPECT_EQ(to_sisa[0].notice.reason, end_reason::withdrawn);
    EXPECT_FALSE(to_sisa[0].notice.wrongful);
    EXPECT_THAT(told("esar"), IsEmpty());
    EXPECT_EQ(counted().open_matches, 0);
    EXPECT_EQ(counted().signals, 1);
    EXPECT_TRUE(subject_->key_goes(key_));
    EXPECT_EQ(answer_to(reading("esar", "E-1")).error().code, errc::signal_unknown);
    EXPECT_EQ(
        answer_to(giving("esar", "E-1").by(1).command()).error().code, errc::reference_conflict
    ) << "the id stays taken";
    EXPECT_FALSE(decide(pending, true)) << "there is nothing to decide any more";
}

// proves: BEH-10.3 COM-31.2
TEST_P(StoreObjection, UpheldWhatWasHeldBackOfItShowsNobodyItsContact) {
    give_esar();
    perform(giving("sisa", "S-1").by(2).command());
    const objection pending = freeze();
    ASSERT_TRUE(decide(pending, true));
    const auto to_sisa = owed("sisa");
    ASSERT_THAT(to_sisa, SizeIs(2));
    EXPECT_TRUE(to_sisa[0].contact_gone);
    EXPECT_EQ(to_sisa[1].notice.kind, notice_kind::match_ended);
    EXPECT_THAT(owed("esar"), IsEmpty()) << "what showed it the other side is dropped";
}

// proves: BEH-10.1 refusal
TEST_P(StoreObjection, IsPendingOncePerSignal) {
    give_esar();
    const objection pending = freeze();
    const auto again = answer_to(objecting("esar", "E-1", key_));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->what, outcome::effect::unchanged);
    EXPECT_EQ(again->objection->id, pending.id);
    EXPECT_FALSE(answer_to(objecting("esar", "E-9", key_)));
    EXPECT_FALSE(answer_to(deciding("sisa", pending.id, false))) << "another region's";
    EXPECT_FALSE(answer_to(deciding("esar", uuid{}, false)));
    EXPECT_EQ(state_of("esar", "E-1"), signal_state::frozen);
}

// proves: BEH-10.1
TEST_P(StoreObjection, ItsRegionMayCorrectItMeanwhileAndItStaysFrozen) {
    give_esar();
    perform(giving("sisa", "S-1").by(2).command());
    perform(giving("sisa", "S-2").child(2).by(2).command());
    deliver_all();
    const objection pending = freeze();
    const auto corrected =
        answer_to(giving("esar", "E-1").child(2).by(1).because(mutation_reason::identity).command()
        );
    ASSERT_TRUE(corrected);
    EXPECT_EQ(corrected->state, signal_state::frozen);
    EXPECT_EQ(corrected->open_matches, 0);
    EXPECT_EQ(counted().open_matches, 0);
    ASSERT_THAT(told("sisa"), ElementsAre(notice_kind::match_ended))
        << "to forget what was told wrongly does not wait";
    EXPECT_TRUE(owed("sisa").front().notice.wrongful);
    ASSERT_TRUE(decide(pending, false));
    EXPECT_EQ(counted().open_matches, 1) << "with S-2, the right child";
}

// proves: BEH-10.1 COM-25.2
TEST_P(StoreObjection, WhoeverEndsItErasesItAndTheObjectionIsOver) {
    give_esar();
    perform(giving("sisa", "S-1").by(2).command());
    const objection pending = freeze();
    perform(withdrawal("esar", "E-1", withdrawal_reason::other));
    EXPECT_TRUE(subject_->key_goes(key_)) << "though SISA was not told of it yet";
    const auto to_sisa = owed("sisa");
    ASSERT_THAT(to_sisa, SizeIs(2));
    EXPECT_TRUE(to_sisa[0].contact_gone);
    EXPECT_EQ(to_sisa[1].notice.kind, notice_kind::match_ended);
    EXPECT_FALSE(decide(pending, false));
}

TEST_P(StoreObjection, NothingIsSaidOfItsMatchesMeanwhile) {
    give_esar();
    perform(giving("sisa", "S-1").by(2).command());
    const uuid match = owed("sisa").front().notice.match;
    const objection pending = freeze();
    for (const char* region : {"esar", "sisa"}) {
        const auto said = answer_to(updating(region, {match, true}));
        ASSERT_FALSE(said) << region;
        EXPECT_EQ(said.error().code, errc::signal_unknown);
    }
    ASSERT_TRUE(decide(pending, false));
    EXPECT_TRUE(answer_to(updating("sisa", {match, true})));
}

// proves: BEH-10.2
TEST_P(StoreObjection, TimeGoesOnAndWhatItEndedStaysEnded) {
    give_esar(giving("esar", "E-1").by(1).dated(support::test_today() - std::chrono::days(700)));
    perform(giving("sisa", "S-1").by(2).command());
    deliver_all();
    const objection pending = freeze();
    subject_->clock.set(support::test_now() + std::chrono::days(40));
    const auto decided = decide(pending, false);
    ASSERT_TRUE(decided);
    EXPECT_EQ(decided->what, outcome::effect::ended);
    EXPECT_THAT(told("sisa"), IsEmpty()) << "the sweep tells it";
}

TEST_P(StoreObjection, AReporterOfAMoveIsFrozenApartFromTheOthers) {
    give_esar(giving("esar", "E-1").by(1).in("0034"));
    perform(giving("sisa", "S-1").by(2).in("0599").command());
    deliver_all();
    const objection pending = freeze();
    subject_->policy.municipalities = [](const std::string& code, day) {
        return std::optional(municipal_area{code, code == "0344" ? "midden-nederland" : "sisa"});
    };
    perform(relocation("sisa", "S-1", "0344", support::test_today()));
    const auto now = owed("midden-nederland");
    ASSERT_THAT(now, SizeIs(1));
    ASSERT_THAT(now[0].reporters, SizeIs(1));
    EXPECT_EQ(now[0].reporters[0].region, "sisa");
    settle(now[0].number, state::delivered);
    ASSERT_TRUE(decide(pending, false));
    const auto later = owed("midden-nederland");
    ASSERT_THAT(later, SizeIs(1));
    ASSERT_THAT(later[0].reporters, SizeIs(1));
    EXPECT_EQ(later[0].reporters[0].region, "esar");
}

TEST_P(StoreObjection, IsToldThatAFrozenSignalIsReleasedAndToWhom) {
    give_esar();
    perform(giving("sisa", "S-1").by(2).command());
    const objection pending = freeze();
    std::set<std::string> woken;
    std::mutex guard;
    store().when_owed([&](const std::string& region) {
        const std::lock_guard lock(guard);
        woken.insert(region);
    });
    ASSERT_TRUE(decide(pending, false));
    EXPECT_TRUE(support::eventually([&] {
        const std::lock_guard lock(guard);
        return woken.contains("sisa") && woken.contains("esar");
    }));
    store().when_owed({});
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreObjection, every_store, name_of);

} // namespace
} // namespace kruispunt::store
