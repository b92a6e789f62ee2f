#include "tests/contract/store/subject.hpp"

#include <gmock/gmock.h>

#include <utility>

namespace kruispunt::store {
namespace {

using namespace domain;
using support::deciding;
using support::giving;
using support::objecting;
using support::reminding;
using support::updating;
using support::withdrawal;
using testing::IsEmpty;
using testing::SizeIs;

/// What the coordination body is to be told, in every store (BEH-09).
class StoreAnnouncements : public Store {
protected:
    StoreAnnouncements() { subject_->policy.announces = true; }

    ports::announcement_store& announcing() { return subject_->announcements(); }

    std::vector<ports::owed_announcement> waiting(std::int64_t after = 0, std::size_t limit = 100) {
        return support::run_coroutine(announcing().announcements(after, limit)).value();
    }

    ports::announcement_sum totals() {
        return support::run_coroutine(announcing().announcement_totals()).value();
    }

    void tell(ports::owed_announcement what) {
        ASSERT_TRUE(
            support::run_coroutine(announcing().announced(std::move(what), "00000099000000000001"))
        );
    }

    void disturb(std::vector<ports::disturbance> standing, bool all_known = true) {
        ASSERT_TRUE(support::run_coroutine(announcing().disturbed(std::move(standing), all_known)));
    }

    /// A match of two regions on that child, of which nobody heard for a month.
    uuid forgotten_match(int child) {
        const std::string n = std::to_string(child);
        last_ = giving("sisa", "S-" + n).child(child).by(2).command();
        perform(last_);
        perform(giving("esar", "E-" + n).child(child).by(1).command());
        const uuid match = owed("esar").back().notice.match;
        subject_->clock.advance(std::chrono::hours(24 * 30));
        return match;
    }

    sealed_command last_; ///< the signal of the last match's first side
};

// proves: BEH-09.1 BEH-09.3
TEST_P(StoreAnnouncements, AMatchThatNobodyTookUpIsToldOnceByItsIdAndItsPair) {
    const uuid match = forgotten_match(1);
    EXPECT_THAT(waiting(), IsEmpty());
    perform(reminding("sisa", match));
    const auto all = waiting();
    ASSERT_THAT(all, SizeIs(1));
    EXPECT_EQ(all[0].what.what, announced_kind::match_not_taken_up);
    EXPECT_EQ(all[0].what.match, match);
    EXPECT_EQ(all[0].what.region, "esar") << "by name, whoever reminded and whoever came first";
    EXPECT_EQ(all[0].what.other_region, "sisa");
    EXPECT_EQ(all[0].what.word, "");
    EXPECT_NE(all[0].id, match) << "an event's id is its own";
    EXPECT_EQ(all[0].at, subject_->clock.now());
    subject_->clock.advance(std::chrono::hours(24 * 30));
    perform(reminding("sisa", match));
    EXPECT_THAT(waiting(), SizeIs(1)) << "that it was escalated is for the regions";
}

// proves: BEH-09.1
TEST_P(StoreAnnouncements, WhereNobodyListensNothingIsKept) {
    subject_->policy.announces = false;
    perform(reminding("sisa", forgotten_match(1)));
    disturb({{"esar", "regio-onbereikbaar"}});
    EXPECT_THAT(waiting(), IsEmpty());
    EXPECT_EQ(totals().waiting, 0);
}

// proves: BEH-09.4
TEST_P(StoreAnnouncements, OfAFrozenMatchNothingIsToldUntilItIsRemindedAgain) {
    const uuid match = forgotten_match(1);
    perform(objecting("sisa", "S-1", data_key_of(last_)));
    perform(reminding("sisa", match));
    EXPECT_THAT(waiting(), IsEmpty());
    EXPECT_EQ(totals().waiting, 0);
}

// proves: BEH-09.4 BEH-10.1
TEST_P(StoreAnnouncements, WhatWaitsAboutAMatchIsHeldBackWhileASideIsFrozen) {
    const uuid first = forgotten_match(1);
    perform(reminding("sisa", first));
    perform(objecting("sisa", "S-1", data_key_of(last_)));
    perform(reminding("sisa", forgotten_match(2)));
    EXPECT_EQ(totals().waiting, 2);
    const auto passed = waiting();
    ASSERT_THAT(passed, SizeIs(1)) << "the other goes past it";
    EXPECT_NE(passed[0].what.match, first);
    const auto pending = support::run_coroutine(subject_->oversight().objections({"", 1})).value();
    perform(deciding("sisa", pending.at(0).what.id, false));
    EXPECT_THAT(waiting(), SizeIs(2));
    EXPECT_EQ(waiting().at(0).what.match, first) << "in its old place";
}

// proves: BEH-09.4
TEST_P(StoreAnnouncements, WhatWaitsAboutAMatchGoesWhenItIsTakenUpOrOver) {
    const uuid first = forgotten_match(1);
    perform(reminding("sisa", first));
    const uuid second = forgotten_match(2);
    perform(reminding("sisa", second));
    perform(updating("esar", {first, std::nullopt, std::nullopt, true}));
    EXPECT_THAT(waiting(), SizeIs(2)) << "nobody is on the way yet";
    perform(updating("esar", {first, true}));
    ASSERT_THAT(waiting(), SizeIs(1));
    EXPECT_EQ(waiting().at(0).what.match, second);
    perform(withdrawal("esar", "E-2"));
    EXPECT_THAT(waiting(), IsEmpty());
    EXPECT_EQ(totals().waiting, 0);
}

// proves: BEH-09.5 BEH-06.1
TEST_P(StoreAnnouncements, AreReadOldestFirstAndWaitUntilTheyWereTold) {
    disturb({{"esar", "regio-onbereikbaar"}});
    subject_->clock.advance(std::chrono::minutes(1));
    disturb({{"esar", "regio-onbereikbaar"}, {"sisa", "regio-weg"}});
    const auto all = waiting();
    ASSERT_THAT(all, SizeIs(2));
    EXPECT_EQ(all[0].what.region, "esar");
    EXPECT_EQ(all[1].what.region, "sisa");
    EXPECT_EQ(all[1].what.word, "regio-weg");
    EXPECT_LT(all[0].number, all[1].number);
    EXPECT_NE(all[0].id, all[1].id);
    EXPECT_THAT(waiting(0, 1), SizeIs(1));
    EXPECT_EQ(waiting(all[0].number).at(0).id, all[1].id);
    EXPECT_EQ(totals().oldest, all[0].at);
    tell(all[0]);
    EXPECT_THAT(waiting(), SizeIs(1));
    EXPECT_EQ(totals().waiting, 1);
    EXPECT_EQ(totals().told, 1);
    EXPECT_EQ(totals().oldest, all[1].at);
    tell(all[1]);
    EXPECT_EQ(totals().oldest, instant{});
}

// proves: BEH-09.9
TEST_P(StoreAnnouncements, ADisturbanceIsToldOnceUntilItIsOver) {
    const ports::disturbance down{"esar", "regio-onbereikbaar"};
    disturb({down});
    disturb({down});
    disturb({}, false);
    disturb({down});
    EXPECT_THAT(waiting(), SizeIs(1)) << "that none is seen yet does not end it";
    disturb({});
    disturb({down});
    EXPECT_THAT(waiting(), SizeIs(2));
}

// proves: BEH-09.8
TEST_P(StoreAnnouncements, BeyondTheMostThatWaitTheOldestThatAreOfNoMatchGo) {
    const auto most = static_cast<std::size_t>(ports::announcement_store::most_waiting);
    perform(reminding("sisa", forgotten_match(1)));
    std::vector<ports::disturbance> many;
    for (std::size_t n = 1; n < most; ++n)
        many.push_back({"r" + std::to_string(n), "regio-weg"});
    disturb(many);
    EXPECT_EQ(totals().waiting, ports::announcement_store::most_waiting);
    EXPECT_EQ(totals().dropped, 0);
    perform(reminding("sisa", forgotten_match(2)));
    EXPECT_EQ(totals().waiting, ports::announcement_store::most_waiting);
    EXPECT_EQ(totals().dropped, 1);
    const auto all = waiting(0, most);
    ASSERT_THAT(all, SizeIs(most));
    EXPECT_EQ(all.front().what.what, announced_kind::match_not_taken_up);
    EXPECT_EQ(all[1].what.region, "r2");
    EXPECT_EQ(all.back().what.what, announced_kind::match_not_taken_up);
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreAnnouncements, every_store, name_of);

} // namespace
} // namespace kruispunt::store
