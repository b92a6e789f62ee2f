#include "tests/contract/store/subject.hpp"

#include <gmock/gmock.h>

namespace kruispunt::store {
namespace {

using namespace domain;
using support::giving;
using support::objecting;
using support::reminding;
using support::updating;
using support::withdrawal;
using testing::IsEmpty;
using testing::SizeIs;

class StoreOversight : public Store {
protected:
    ports::oversight_store& oversight() { return subject_->oversight(); }

    template <class Found>
    Found asked(ports::task<result<Found>> question) {
        return support::run_coroutine(std::move(question)).value();
    }
};

TEST_P(StoreOversight, ListsPendingObjectionsOldestFirst) {
    for (const char* id : {"E-1", "E-2"}) {
        const sealed_command given = giving("esar", id).by(1).command();
        perform(given);
        perform(objecting("esar", id, data_key_of(given)));
        subject_->clock.advance(std::chrono::minutes(1));
    }
    const auto all = asked(oversight().objections("", 10));
    ASSERT_THAT(all, SizeIs(2));
    EXPECT_EQ(all[0].signal.region, "esar");
    EXPECT_EQ(all[0].signal.reference, "E-1");
    EXPECT_EQ(all[0].what.municipality, "0034");
    EXPECT_TRUE(all[0].what.has_reference);
    EXPECT_FALSE(all[0].what.overdue);
    EXPECT_LT(all[0].what.since, all[1].what.since);
    EXPECT_THAT(asked(oversight().objections("esar", 1)), SizeIs(1));
    EXPECT_THAT(asked(oversight().objections("sisa", 10)), IsEmpty());
    perform(withdrawal("esar", "E-1"));
    EXPECT_THAT(asked(oversight().objections("", 10)), SizeIs(1));
}

// proves: BEH-10.6
TEST_P(StoreOversight, AnObjectionThatIsOverdueIsDueOnceAndCounted) {
    const sealed_command given = giving("esar", "E-1").by(1).command();
    perform(given);
    perform(objecting("esar", "E-1", data_key_of(given)));
    const day last = support::test_today() + std::chrono::weeks(6);
    EXPECT_THAT(asked(subject_->due().due(last, 10)), IsEmpty());
    subject_->clock.advance(std::chrono::hours(24 * 43));
    const auto due = asked(subject_->due().due(last + std::chrono::days(1), 10));
    ASSERT_THAT(due, SizeIs(1));
    EXPECT_EQ(due[0].region, "esar");
    const auto said = answer_to(due[0]);
    ASSERT_TRUE(said);
    EXPECT_EQ(said->reference, "E-1");
    EXPECT_TRUE(asked(oversight().objections("", 10)).at(0).what.overdue);
    EXPECT_THAT(asked(subject_->due().due(last + std::chrono::days(1), 10)), IsEmpty());
    EXPECT_EQ(asked(oversight().counters()).at("objections_overdue"), 1);
}

// proves: COM-38.8
TEST_P(StoreOversight, ListsClashes) {
    perform(giving("esar", "E-1").by(1).born(2015, 1, 2).named("anna").command());
    perform(giving("sisa", "S-1").by(2).born(2016, 3, 4).named("berend").command());
    const auto found = asked(oversight().clashes("sisa", 10));
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].since, subject_->clock.now());
    EXPECT_EQ(found[0].sides[0].reference, "S-1");
    EXPECT_EQ(found[0].sides[1].reference, "E-1");
    EXPECT_THAT(asked(oversight().clashes("multisignaal", 10)), IsEmpty());
    EXPECT_THAT(asked(oversight().untaken("", 10)), IsEmpty());
}

// proves: COM-20.14
TEST_P(StoreOversight, ListsHowOftenAnIdentityWasCorrected) {
    perform(giving("esar", "E-1").by(1).command());
    perform(giving("esar", "E-2").by(1).command());
    for (const int child : {2, 3})
        perform(
            giving("esar", "E-1").child(child).by(1).because(mutation_reason::identity).command()
        );
    const auto found = asked(oversight().corrected_identities("", 10));
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].signal.reference, "E-1");
    EXPECT_EQ(found[0].times, 2);
    EXPECT_THAT(asked(oversight().corrected_identities("sisa", 10)), IsEmpty());
}

TEST_P(StoreOversight, ListsMatchesThatNobodyTookUp) {
    perform(giving("esar", "E-1").by(1).command());
    perform(giving("sisa", "S-1").by(2).command());
    const uuid match = owed("esar").front().notice.match;
    EXPECT_THAT(asked(oversight().untaken("", 10)), IsEmpty());
    subject_->clock.advance(std::chrono::hours(24 * 30));
    perform(reminding("esar", match));
    const auto found = asked(oversight().untaken("esar", 10));
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].id, match);
    EXPECT_EQ(found[0].reminded, 1);
    perform(updating("sisa", {match, true}));
    EXPECT_THAT(asked(oversight().untaken("", 10)), IsEmpty());
}

TEST_P(StoreOversight, GivesTheSealedChildOfASignalThatIsHeld) {
    const sealed_command given = giving("esar", "E-1").by(1).command();
    perform(given);
    const auto found = asked(oversight().identity_of(given.signal_key));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->data_key, data_key_of(given));
    EXPECT_EQ(found->bytes, "identity");
    perform(withdrawal("esar", "E-1"));
    EXPECT_FALSE(asked(oversight().identity_of(given.signal_key)));
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreOversight, every_store, name_of);

} // namespace
} // namespace kruispunt::store
