#include "tests/contract/store/subject.hpp"
#include "tests/support/eventually.hpp"

#include <gmock/gmock.h>

#include <mutex>
#include <set>

namespace kruispunt::store {
namespace {

using namespace domain;
using state = ports::settlement::state;
using support::giving;
using support::withdrawal;
using testing::IsEmpty;
using testing::SizeIs;

class StoreOutbox : public Store {
protected:
    sealed_command match_of_two(const char* municipality = "0034") {
        const sealed_command other = giving("sisa", "S-1").by(2).command();
        perform(other);
        perform(giving("esar", "E-1").by(1).in(municipality).command());
        return other;
    }
};

// proves: COM-22.5 COM-24.1
TEST_P(StoreOutbox, ANoticeComesBackWholeWithTheOtherSidesContact) {
    const sealed_command other = match_of_two();
    const auto to_esar = owed("esar");
    ASSERT_THAT(to_esar, SizeIs(1));
    const ports::owed_notice& o = to_esar.front();
    EXPECT_EQ(o.attempts, 0);
    EXPECT_EQ(o.next_attempt, instant());
    EXPECT_EQ(o.notice.kind, notice_kind::match_made);
    EXPECT_EQ(o.notice.region, "esar");
    EXPECT_EQ(o.notice.reference, "E-1");
    EXPECT_EQ(o.notice.other_region, "sisa");
    EXPECT_EQ(o.notice.made_at, subject_->clock.now());
    EXPECT_EQ(o.notice.municipality, "0034");
    EXPECT_EQ(o.notice.kind_of_match, match_kind::child);
    EXPECT_NE(o.notice.id, uuid());
    EXPECT_NE(o.notice.match, uuid());
    ASSERT_TRUE(o.contact);
    EXPECT_FALSE(o.contact_gone);
    EXPECT_EQ(o.contact->signal_key, other.signal_key);
    EXPECT_EQ(o.contact->data_key, data_key_of(other));
    EXPECT_EQ(o.contact->bytes, "contact of organisation 2");
    const auto to_sisa = owed("sisa");
    ASSERT_THAT(to_sisa, SizeIs(1));
    EXPECT_EQ(to_sisa.front().contact->bytes, "contact of organisation 1");
    EXPECT_THAT(owed("multisignaal"), IsEmpty());
}

// proves: COM-25.2 COM-25.3 COM-25.6
TEST_P(StoreOutbox, AnEndedMatchCarriesItsReasonAndNoContact) {
    match_of_two();
    perform(withdrawal("sisa", "S-1", withdrawal_reason::mistake));
    const auto to_esar = owed("esar");
    ASSERT_THAT(to_esar, SizeIs(2));
    EXPECT_EQ(to_esar[1].notice.kind, notice_kind::match_ended);
    EXPECT_EQ(to_esar[1].notice.reason, end_reason::withdrawn);
    EXPECT_TRUE(to_esar[1].notice.wrongful);
    EXPECT_FALSE(to_esar[1].contact);
    EXPECT_FALSE(to_esar[1].contact_gone);
}

TEST_P(StoreOutbox, WhoWithdrawsIsNotToldOfMatchesAnyMore) {
    match_of_two();
    perform(giving("multisignaal", "M-1").by(3).command());
    ASSERT_THAT(owed("sisa"), SizeIs(2));
    perform(withdrawal("sisa", "S-1", withdrawal_reason::other));
    EXPECT_THAT(owed("sisa"), IsEmpty());
    EXPECT_EQ(counted().notices_suppressed, 2);
    EXPECT_THAT(owed("esar"), SizeIs(3)) << "made, made, ended: the others' own go on";
}

TEST_P(StoreOutbox, WhatIsKeptOnlyForADroppedNoticeGoesWithIt) {
    const sealed_command sisa = match_of_two();
    const auto to_sisa = owed("sisa");
    ASSERT_THAT(to_sisa, SizeIs(1));
    settle(to_sisa[0].number, state::delivered);
    perform(withdrawal("sisa", "S-1", withdrawal_reason::other));
    ASSERT_TRUE(owed("esar").at(0).contact) << "kept: ESAR is still to be told";
    perform(withdrawal("esar", "E-1", withdrawal_reason::other));
    for (const auto& o : owed("esar"))
        EXPECT_NE(o.notice.kind, notice_kind::match_made);
    EXPECT_TRUE(subject_->key_goes(data_key_of(sisa)));
}

// proves: COM-20.5 COM-25.6
TEST_P(StoreOutbox, NothingIsToldAnyMoreOfTheChildThatASignalWasNotOf) {
    // Of the match that stands, and of the one before it that ended in an ordinary way.
    match_of_two();
    perform(giving("esar", "E-1").by(2).in("0034").command());
    perform(giving("esar", "E-1").by(1).in("0034").command());
    perform(giving("esar", "E-1").child(2).by(1).because(mutation_reason::identity).command());
    for (const char* region : {"esar", "sisa"}) {
        const auto still = owed(region);
        ASSERT_THAT(still, SizeIs(2)) << region;
        for (const ports::owed_notice& each : still)
            EXPECT_EQ(each.notice.kind, notice_kind::match_ended);
    }
    EXPECT_EQ(counted().notices_suppressed, 4);
}

TEST_P(StoreOutbox, GivesTheOldestFirstAndNoMoreThanAsked) {
    for (int n = 1; n <= 5; ++n) {
        perform(giving("esar", "E-" + std::to_string(n)).child(n).by(1).command());
        perform(giving("sisa", "S-" + std::to_string(n)).child(n).by(2).command());
    }
    const auto all = owed("esar");
    ASSERT_THAT(all, SizeIs(5));
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(all[i].notice.reference, "E-" + std::to_string(i + 1));
    }
    for (std::size_t i = 1; i < all.size(); ++i)
        EXPECT_LT(all[i - 1].number, all[i].number);
    const auto some = owed("esar", 3);
    ASSERT_THAT(some, SizeIs(3));
    EXPECT_EQ(some[0].number, all[0].number);
}

// proves: COM-21.4
TEST_P(StoreOutbox, WhatIsQueuedAgainKeepsItsPlaceAndCountsItsAttempts) {
    match_of_two();
    const auto before = owed("esar").at(0);
    const instant later = subject_->clock.now() + std::chrono::seconds(30);
    settle(before.number, state::queued, later);
    settle(before.number, state::queued, later + std::chrono::seconds(1));
    const auto after = owed("esar").at(0);
    EXPECT_EQ(after.number, before.number);
    EXPECT_EQ(after.notice.id, before.notice.id);
    EXPECT_EQ(after.attempts, 2);
    EXPECT_EQ(after.next_attempt, later + std::chrono::seconds(1));
    EXPECT_EQ(counted().notices_queued, 2);
}

TEST_P(StoreOutbox, EveryEndIsCountedAsItself) {
    for (int n = 1; n <= 3; ++n) {
        perform(giving("esar", "E-" + std::to_string(n)).child(n).by(1).command());
        perform(giving("sisa", "S-" + std::to_string(n)).child(n).by(2).command());
    }
    const auto all = owed("esar");
    settle(all[0].number, state::delivered);
    settle(all[1].number, state::dead);
    settle(all[2].number, state::suppressed);
    EXPECT_THAT(owed("esar"), IsEmpty());
    const ports::census c = counted();
    EXPECT_EQ(c.notices_delivered, 1);
    EXPECT_EQ(c.notices_dead, 1);
    EXPECT_EQ(c.notices_suppressed, 1);
    EXPECT_EQ(c.notices_queued, 3);
    EXPECT_EQ(c.open_matches, 3);
}

// proves: COM-31.1
TEST_P(StoreOutbox, ADestroyedSignalsContactIsGoneAtOnce) {
    for (const withdrawal_reason reason :
         {withdrawal_reason::mistake, withdrawal_reason::objection_upheld}) {
        SCOPED_TRACE(static_cast<int>(reason));
        subject_ = make_subject(GetParam());
        const sealed_command other = match_of_two();
        perform(withdrawal("sisa", "S-1", reason));
        const auto to_esar = owed("esar");
        ASSERT_THAT(to_esar, SizeIs(2));
        EXPECT_TRUE(to_esar[0].contact_gone);
        EXPECT_FALSE(to_esar[0].contact);
        EXPECT_TRUE(subject_->key_goes(data_key_of(other)));
    }
}

TEST_P(StoreOutbox, AWithdrawnSignalsContactStaysUntilTheLastIsTold) {
    const sealed_command other = giving("sisa", "S-1").by(2).command();
    perform(other);
    perform(giving("esar", "E-1").by(1).command());
    perform(giving("multisignaal", "M-1").by(3).command());
    ASSERT_TRUE(answer_to(withdrawal("sisa", "S-1")));
    EXPECT_EQ(counted().signals, 2);
    const auto to_esar = owed("esar");
    ASSERT_TRUE(to_esar.at(0).contact);
    EXPECT_EQ(to_esar.at(0).contact->bytes, "contact of organisation 2");

    // Taking part in nothing any more, though its row is there.
    EXPECT_EQ(answer_to(giving("midden-nederland", "N-1").by(4).command())->open_matches, 2);

    settle(to_esar[0].number, state::delivered);
    EXPECT_FALSE(subject_->key_gone(data_key_of(other)));
    for (const ports::owed_notice& o : owed("multisignaal"))
        if (o.notice.other_region == "sisa" && o.contact) settle(o.number, state::delivered);
    EXPECT_TRUE(subject_->key_goes(data_key_of(other)));
}

TEST_P(StoreOutbox, ADeadLetterDoesNotKeepAWithdrawnSignalsContact) {
    const sealed_command other = match_of_two();
    perform(withdrawal("sisa", "S-1"));
    settle(owed("esar").at(0).number, state::dead);
    EXPECT_TRUE(subject_->key_goes(data_key_of(other)));
}

TEST_P(StoreOutbox, AnActiveSignalsContactStaysWhenItWasTold) {
    const sealed_command other = match_of_two();
    settle(owed("esar").at(0).number, state::delivered);
    EXPECT_EQ(counted().signals, 2);
    EXPECT_FALSE(subject_->key_gone(data_key_of(other)));
    perform(giving("multisignaal", "M-1").by(3).command());
    EXPECT_TRUE(owed("multisignaal").at(0).contact);
}

TEST_P(StoreOutbox, ACorrectedContactGoesWithWhatIsStillOwed) {
    match_of_two();
    const auto corrected = giving("sisa", "S-1").by(4).command();
    perform(corrected);
    const auto o = owed("esar").at(0);
    EXPECT_EQ(o.contact->bytes, "contact of organisation 4");
    EXPECT_EQ(o.contact->data_key, data_key_of(corrected));
}

TEST_P(StoreOutbox, SettlingWhatIsNotThereAnyMoreCountsNothing) {
    match_of_two();
    const std::int64_t number = owed("esar").at(0).number;
    settle(number, state::delivered);
    for (const state becomes : {state::delivered, state::suppressed, state::dead, state::queued})
        settle(number, becomes);
    const ports::census c = counted();
    EXPECT_EQ(c.notices_delivered, 1);
    EXPECT_EQ(c.notices_suppressed, 0);
    EXPECT_EQ(c.notices_dead, 0);
    EXPECT_EQ(c.notices_queued, 1);
}

// proves: COM-21.1
TEST_P(StoreOutbox, WhoIsOwedIsToldAfterTheCommit) {
    std::mutex mutex;
    std::multiset<std::string> told;
    store().when_owed([&mutex, &told](const std::string& region) {
        const std::lock_guard lock(mutex);
        told.insert(region);
    });
    perform(giving("esar", "E-1").by(1).command());
    perform(giving("sisa", "S-1").by(2).command());
    EXPECT_TRUE(support::eventually([&mutex, &told] {
        const std::lock_guard lock(mutex);
        return told == std::multiset<std::string>{"esar", "sisa"};
    }));
    EXPECT_THAT(owed("esar"), SizeIs(1));
    store().when_owed({});
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreOutbox, every_store, name_of);

} // namespace
} // namespace kruispunt::store
