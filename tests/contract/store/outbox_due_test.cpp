#include "tests/contract/store/subject.hpp"

#include <gmock/gmock.h>

#include <optional>

namespace kruispunt::store {
namespace {

using namespace domain;
using namespace std::chrono_literals;
using state = ports::settlement::state;
using support::giving;
using support::relocation;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class StoreOutboxDue : public Store {
protected:
    /// Child n: a signal in ESAR, and then one in each of `others`, each of another organisation.
    void match(int n, std::vector<std::string> others = {"sisa"}) {
        const std::string id = std::to_string(n);
        perform(giving("esar", "E-" + id).child(n).by(1).command());
        int organisation = 2;
        for (const std::string& region : others)
            perform(giving(region, region + id).child(n).by(organisation++).command());
    }

    ports::due_notices due(std::size_t limit = 100, const char* region = "esar") {
        const instant now = subject_->clock.now();
        return support::run_coroutine(store().deliverable(region, now, limit)).value();
    }

    std::vector<std::string> references(const ports::due_notices& of) {
        std::vector<std::string> found;
        for (const auto& each : of.notices)
            found.push_back(each.notice.reference);
        return found;
    }

    void wait_with(const ports::owed_notice& owed, std::chrono::milliseconds time) {
        settle(owed.number, state::queued, subject_->clock.now() + time);
    }
};

// proves: COM-21.1
TEST_P(StoreOutboxDue, OnlyTheFirstOfASignalMayGo) {
    match(1, {"sisa", "multisignaal", "midden-nederland"});
    match(2);
    ASSERT_THAT(owed("esar"), SizeIs(4));
    EXPECT_THAT(references(due()), ElementsAre("E-1", "E-2"));
    settle(owed("esar")[0].number, state::delivered);
    const auto next = due();
    EXPECT_THAT(references(next), ElementsAre("E-1", "E-2"));
    EXPECT_EQ(next.notices[0].notice.other_region, "multisignaal");
    EXPECT_FALSE(next.next) << "nothing waits for its time";
}

TEST_P(StoreOutboxDue, WhatWaitsForItsTimeIsLeftOutUntilThen) {
    match(1, {"sisa", "multisignaal"});
    match(2);
    wait_with(owed("esar")[0], 30s);
    auto now = due();
    EXPECT_THAT(references(now), ElementsAre("E-2"));
    EXPECT_EQ(now.next, subject_->clock.now() + 30s);
    subject_->clock.advance(30s - 1ms);
    EXPECT_THAT(references(due()), ElementsAre("E-2"));
    subject_->clock.advance(1ms);
    now = due();
    EXPECT_THAT(references(now), ElementsAre("E-2", "E-1")) << "what was never tried goes first";
    EXPECT_EQ(now.notices[1].notice.other_region, "sisa");
    EXPECT_FALSE(now.next);
}

TEST_P(StoreOutboxDue, ManyThatWaitHideNothing) {
    for (int n = 1; n <= 300; ++n)
        match(n);
    for (const auto& each : owed("esar"))
        if (each.notice.reference != "E-300") wait_with(each, 1h);
    EXPECT_THAT(references(due(1)), ElementsAre("E-300"));
}

TEST_P(StoreOutboxDue, GivesNoMoreThanAsked) {
    for (int n = 1; n <= 5; ++n)
        match(n);
    EXPECT_THAT(references(due(3)), ElementsAre("E-1", "E-2", "E-3"));
    EXPECT_THAT(due(0).notices, IsEmpty());
}

TEST_P(StoreOutboxDue, ADeadLetterHoldsNobody) {
    match(1, {"sisa", "multisignaal"});
    settle(owed("esar")[0].number, state::dead);
    const auto now = due();
    ASSERT_THAT(now.notices, SizeIs(1));
    EXPECT_EQ(now.notices[0].notice.other_region, "multisignaal");
}

// proves: COM-21.1
TEST_P(StoreOutboxDue, WhatComesBehindARowIsAskedForByIt) {
    for (int n = 1; n <= 4; ++n)
        match(n);
    const auto all = owed("esar");
    const auto rest = support::run_coroutine(store().owed("esar", all[1].number, 1)).value();
    ASSERT_THAT(rest, SizeIs(1));
    EXPECT_EQ(rest[0].notice.reference, "E-3");
    EXPECT_EQ(rest[0].number, all[2].number);
}

TEST_P(StoreOutboxDue, AttemptsThatCountAreCountedApart) {
    match(1);
    const auto number = owed("esar")[0].number;
    settle(number, state::queued);
    ports::settlement counts;
    counts.number = number;
    counts.put_off = true;
    ASSERT_TRUE(support::run_coroutine(store().settle({counts})));
    const auto now = due();
    ASSERT_THAT(now.notices, SizeIs(1));
    EXPECT_EQ(now.notices[0].attempts, 2);
    EXPECT_EQ(now.notices[0].put_off, 1);
    EXPECT_EQ(now.notices[0].last_attempt, subject_->clock.now());
}

// proves: COM-26.5
TEST_P(StoreOutboxDue, RelocationsKeepTheirOrder) {
    subject_->policy.municipalities = [](const std::string& code, day) {
        return std::optional(municipal_area{code, code == "0344" ? "midden-nederland" : ""});
    };
    for (int n = 1; n <= 2; ++n) {
        const std::string id = "E-" + std::to_string(n);
        perform(giving("esar", id).child(n).by(1).in("0034").command());
        ASSERT_TRUE(answer_to(relocation("esar", id, "0344", support::test_today())));
    }
    ASSERT_THAT(owed("midden-nederland"), SizeIs(2));
    const auto first = due(100, "midden-nederland");
    ASSERT_THAT(first.notices, SizeIs(1));
    settle(first.notices[0].number, state::delivered);
    EXPECT_THAT(due(100, "midden-nederland").notices, SizeIs(1));
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreOutboxDue, every_store, name_of);

} // namespace
} // namespace kruispunt::store
