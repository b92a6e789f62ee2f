#include "tests/contract/store/subject.hpp"
#include "tests/support/eventually.hpp"

#include <gmock/gmock.h>

#include <mutex>

namespace kruispunt::store {
namespace {

using namespace domain;
using namespace std::chrono_literals;
using ports::desk_answer;
using state = ports::settlement::state;
using support::giving;
using support::withdrawal;
using testing::IsEmpty;
using testing::SizeIs;

class StoreOutboxDesk : public Store {
protected:
    void match(int n) {
        const std::string id = std::to_string(n);
        perform(giving("sisa", "S-" + id).child(n).by(2).command());
        perform(giving("esar", "E-" + id).child(n).by(1).command());
    }

    /// ESAR's oldest notice becomes a dead letter; its id.
    uuid kill(ports::death cause = ports::death::refused) {
        const auto oldest = owed("esar", 1).at(0);
        ports::settlement s;
        s.number = oldest.number;
        s.becomes = state::dead;
        s.code = "409";
        s.cause = cause;
        EXPECT_TRUE(support::run_coroutine(store().settle({s})));
        return oldest.notice.id;
    }

    std::vector<ports::undelivered>
    page(bool dead, std::string region = {}, std::int64_t after = 0, std::size_t limit = 100) {
        return support::run_coroutine(desk().undelivered_on({std::move(region), dead, after, limit})
        )
            .value();
    }

    std::optional<ports::undelivered> shown(const uuid& id) {
        return support::run_coroutine(desk().undelivered_of(id)).value();
    }

    desk_answer redrive(const uuid& id) {
        return support::run_coroutine(desk().redrive({id, "op-1", "mended"})).value();
    }

    desk_answer give_up(const uuid& id) {
        return support::run_coroutine(desk().give_up({id, "op-1", "of no use"})).value();
    }

    void must_add_up() {
        const ports::census c = counted();
        EXPECT_EQ(
            c.notices_owed,
            c.notices_queued + c.notices_delivered + c.notices_dead + c.notices_suppressed +
                c.notices_dropped
        );
    }

    ports::outbox_desk& desk() { return subject_->desk(); }
};

TEST_P(StoreOutboxDesk, ShowsWhatIsQueuedByIdsAndWhatCameOfIt) {
    match(1);
    const auto queued = owed("esar").at(0);
    settle(queued.number, state::queued, subject_->clock.now() + 30s);
    const auto found = shown(queued.notice.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->number, queued.number);
    EXPECT_EQ(found->id, queued.notice.id);
    EXPECT_EQ(found->kind, notice_kind::match_made);
    EXPECT_EQ(found->region, "esar");
    EXPECT_EQ(found->reference, "E-1");
    EXPECT_EQ(found->match, queued.notice.match);
    EXPECT_EQ(found->made_at, queued.notice.made_at);
    EXPECT_EQ(found->attempts, 1);
    EXPECT_EQ(found->put_off, 0);
    EXPECT_EQ(found->last_attempt, subject_->clock.now());
    EXPECT_EQ(found->next_attempt, subject_->clock.now() + 30s);
    EXPECT_EQ(found->cause, ports::death::none);
    EXPECT_EQ(found->code, "x");
    EXPECT_FALSE(shown(uuid{}));
}

// proves: refusal
TEST_P(StoreOutboxDesk, ListsDeadLettersAndWhatIsQueuedByRegionAndPage) {
    for (int n = 1; n <= 4; ++n)
        match(n);
    for (int n = 1; n <= 3; ++n)
        kill();
    EXPECT_THAT(page(false), SizeIs(1 + 4));
    EXPECT_THAT(page(false, "sisa"), SizeIs(4));
    EXPECT_THAT(page(true, "sisa"), IsEmpty());
    const auto first = page(true, "esar", 0, 2);
    ASSERT_THAT(first, SizeIs(2));
    EXPECT_EQ(first[0].reference, "E-1");
    EXPECT_EQ(first[0].code, "409");
    EXPECT_EQ(first[0].cause, ports::death::refused);
    EXPECT_EQ(first[0].attempts, 1);
    const auto second = page(true, {}, first[1].number, 2);
    ASSERT_THAT(second, SizeIs(1));
    EXPECT_EQ(second[0].reference, "E-3");
}

// proves: COM-21.4
TEST_P(StoreOutboxDesk, ADeadLetterThatIsSetGoingAgainIsAsNewInItsOldPlace) {
    std::mutex mutex;
    std::vector<std::string> told;
    match(1);
    perform(giving("multisignaal", "M-1").by(3).command());
    const auto before = owed("esar").at(0);
    const uuid id = kill(ports::death::put_off);
    EXPECT_EQ(counted().notices_dead, 1);
    store().when_owed([&mutex, &told](const std::string& region) {
        const std::lock_guard lock(mutex);
        told.push_back(region);
    });
    EXPECT_EQ(redrive(id), desk_answer::done);
    EXPECT_TRUE(support::eventually([&mutex, &told] {
        const std::lock_guard lock(mutex);
        return told == std::vector<std::string>{"esar"};
    })) << "its lane is woken";
    store().when_owed({});
    const auto after = owed("esar").at(0);
    EXPECT_EQ(after.number, before.number);
    EXPECT_EQ(after.notice.id, before.notice.id);
    EXPECT_EQ(after.attempts, 0);
    EXPECT_EQ(after.put_off, 0);
    EXPECT_EQ(after.next_attempt, instant());
    EXPECT_EQ(counted().notices_dead, 0);
    EXPECT_EQ(shown(id)->cause, ports::death::none);
    EXPECT_EQ(redrive(id), desk_answer::not_dead);
    EXPECT_EQ(redrive(uuid{}), desk_answer::unknown);
    must_add_up();
}

TEST_P(StoreOutboxDesk, WhatIsGivenUpIsCountedApart) {
    match(1);
    match(2);
    const uuid dead = kill();
    const uuid queued = owed("esar").at(0).notice.id;
    EXPECT_EQ(give_up(dead), desk_answer::done);
    EXPECT_EQ(give_up(queued), desk_answer::done) << "one that stands in the way";
    EXPECT_EQ(give_up(dead), desk_answer::unknown);
    EXPECT_EQ(give_up(uuid{}), desk_answer::unknown);
    const ports::census c = counted();
    EXPECT_EQ(c.notices_dropped, 2);
    EXPECT_EQ(c.notices_suppressed, 0);
    EXPECT_EQ(c.notices_queued, 2);
    EXPECT_EQ(c.notices_owed, 4);
    must_add_up();
}

TEST_P(StoreOutboxDesk, WhatIsGivenUpKeepsNoContact) {
    const sealed_command other = giving("sisa", "S-1").by(2).command();
    perform(other);
    perform(giving("esar", "E-1").by(1).command());
    perform(withdrawal("sisa", "S-1"));
    ASSERT_FALSE(subject_->key_gone(data_key_of(other)));
    EXPECT_EQ(give_up(owed("esar").at(0).notice.id), desk_answer::done);
    EXPECT_TRUE(subject_->key_goes(data_key_of(other)));
}

TEST_P(StoreOutboxDesk, ADeadLetterTellsWhatTheOtherSideSaysToday) {
    match(1);
    const uuid id = kill();
    const auto corrected = giving("sisa", "S-1").by(4).command();
    perform(corrected);
    ASSERT_EQ(redrive(id), desk_answer::done);
    const auto again = owed("esar").at(0);
    EXPECT_EQ(again.notice.id, id);
    EXPECT_EQ(again.contact->bytes, "contact of organisation 4");
}

// proves: COM-31.1 COM-25.2
TEST_P(StoreOutboxDesk, ADeadLetterOfWhatIsErasedHasNothingLeftToTell) {
    for (const auto reason : {withdrawal_reason::other, withdrawal_reason::mistake}) {
        subject_ = make_subject(GetParam());
        match(1);
        const uuid id = kill();
        perform(withdrawal("sisa", "S-1", reason));
        ASSERT_EQ(redrive(id), desk_answer::done);
        const auto again = owed("esar");
        ASSERT_THAT(again, SizeIs(2));
        EXPECT_TRUE(again[0].contact_gone);
        EXPECT_EQ(again[1].notice.kind, notice_kind::match_ended) << "still told in order";
    }
}

// proves: COM-25.2 refusal
TEST_P(StoreOutboxDesk, ADeadLetterThatWasOvertakenIsNotTold) {
    match(1);
    const uuid id = kill();
    // Ended in an ordinary way: the organisations are one now. The end arrives.
    perform(giving("sisa", "S-1").by(1).command());
    const auto end = owed("esar");
    ASSERT_THAT(end, SizeIs(1));
    ASSERT_EQ(end[0].notice.kind, notice_kind::match_ended);
    EXPECT_FALSE(shown(id)->overtaken) << "not until it arrived";
    settle(end[0].number, state::delivered);
    EXPECT_TRUE(shown(id)->overtaken);
    EXPECT_EQ(redrive(id), desk_answer::overtaken);
    EXPECT_THAT(owed("esar"), IsEmpty());
    EXPECT_EQ(counted().notices_dead, 1) << "it stays to be given up";
    EXPECT_EQ(give_up(id), desk_answer::done);
    must_add_up();
}

TEST_P(StoreOutboxDesk, AnotherMatchsEndOvertakesNothing) {
    match(1);
    const uuid id = kill();
    perform(giving("multisignaal", "M-1").by(3).command());
    perform(giving("multisignaal", "M-1").by(1).command());
    for (const auto& each : owed("esar"))
        settle(each.number, state::delivered);
    EXPECT_FALSE(shown(id)->overtaken);
    EXPECT_EQ(redrive(id), desk_answer::done);
}

TEST_P(StoreOutboxDesk, WhoWithdrawsIsNotToldByADeadLetterEither) {
    match(1);
    const uuid id = kill();
    perform(withdrawal("esar", "E-1"));
    EXPECT_FALSE(shown(id));
    EXPECT_EQ(redrive(id), desk_answer::unknown);
    EXPECT_EQ(counted().notices_dead, 0);
    must_add_up();
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreOutboxDesk, every_store, name_of);

} // namespace
} // namespace kruispunt::store
