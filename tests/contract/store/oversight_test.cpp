#include "tests/contract/store/subject.hpp"

#include <gmock/gmock.h>

#include <set>

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

constexpr int longer_than_a_page = 211;

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
    const auto all = asked(oversight().objections({"", 10}));
    ASSERT_THAT(all, SizeIs(2));
    EXPECT_EQ(all[0].signal.region, "esar");
    EXPECT_EQ(all[0].signal.reference, "E-1");
    EXPECT_EQ(all[0].what.municipality, "0034");
    EXPECT_TRUE(all[0].what.has_reference);
    EXPECT_FALSE(all[0].what.overdue);
    EXPECT_LT(all[0].what.since, all[1].what.since);
    EXPECT_THAT(asked(oversight().objections({"esar", 1})), SizeIs(1));
    EXPECT_THAT(asked(oversight().objections({"sisa", 10})), IsEmpty());
    perform(withdrawal("esar", "E-1"));
    EXPECT_THAT(asked(oversight().objections({"", 10})), SizeIs(1));
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
    EXPECT_TRUE(asked(oversight().objections({"", 10})).at(0).what.overdue);
    EXPECT_THAT(asked(subject_->due().due(last + std::chrono::days(1), 10)), IsEmpty());
    EXPECT_EQ(asked(oversight().counters()).at("objections_overdue"), 1);
}

// proves: COM-38.8
TEST_P(StoreOversight, ListsClashes) {
    perform(giving("esar", "E-1").by(1).born(2015, 1, 2).named("anna").command());
    perform(giving("sisa", "S-1").by(2).born(2016, 3, 4).named("berend").command());
    const auto found = asked(oversight().clashes({"sisa", 10}));
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].since, subject_->clock.now());
    EXPECT_EQ(found[0].sides[0].reference, "S-1");
    EXPECT_EQ(found[0].sides[1].reference, "E-1");
    EXPECT_THAT(asked(oversight().clashes({"multisignaal", 10})), IsEmpty());
    EXPECT_THAT(asked(oversight().untaken({"", 10})), IsEmpty());
}

// proves: COM-20.14
TEST_P(StoreOversight, ListsHowOftenAnIdentityWasCorrected) {
    perform(giving("esar", "E-1").by(1).command());
    perform(giving("esar", "E-2").by(1).command());
    for (const int child : {2, 3})
        perform(
            giving("esar", "E-1").child(child).by(1).because(mutation_reason::identity).command()
        );
    const auto found = asked(oversight().corrected_identities({"", 10}));
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].signal.reference, "E-1");
    EXPECT_EQ(found[0].times, 2);
    EXPECT_THAT(asked(oversight().corrected_identities({"sisa", 10})), IsEmpty());
}

TEST_P(StoreOversight, ListsMatchesThatNobodyTookUp) {
    perform(giving("esar", "E-1").by(1).command());
    perform(giving("sisa", "S-1").by(2).command());
    const uuid match = owed("esar").front().notice.match;
    EXPECT_THAT(asked(oversight().untaken({"", 10})), IsEmpty());
    subject_->clock.advance(std::chrono::hours(24 * 30));
    perform(reminding("esar", match));
    const auto found = asked(oversight().untaken({"esar", 10}));
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].id, match);
    EXPECT_EQ(found[0].reminded, 1);
    perform(updating("sisa", {match, true}));
    EXPECT_THAT(asked(oversight().untaken({"", 10})), IsEmpty());
}

// A list as its pages of two give it.
template <class Item, class Ask>
std::vector<Item> by_twos(Ask ask) {
    std::vector<Item> all;
    for (std::vector<Item> page = ask(0); !page.empty(); page = ask(all.back().place)) {
        EXPECT_THAT(page, SizeIs(testing::Le(2U)));
        all.insert(all.end(), page.begin(), page.end());
        if (all.size() > 1'000) break;
    }
    return all;
}

// Enter at one moment, so that nothing but their places tells them apart.
TEST_P(StoreOversight, ObjectionsAreGivenByThePageAndCounted) {
    for (int n = 1; n <= longer_than_a_page; ++n) {
        const std::string id = "E-" + std::to_string(n);
        const sealed_command given = giving("esar", id).by(1).child(n).command();
        perform(given);
        perform(objecting("esar", id, data_key_of(given)));
    }
    const auto all = by_twos<ports::open_objection>([this](std::int64_t after) {
        return asked(oversight().objections({"esar", 2, after}));
    });
    std::set<std::string> seen;
    for (const ports::open_objection& each : all)
        seen.insert(each.signal.reference);
    EXPECT_THAT(all, SizeIs(longer_than_a_page));
    EXPECT_THAT(seen, SizeIs(longer_than_a_page));
    EXPECT_THAT(asked(oversight().objections({"", 100, 0})), SizeIs(100));
    EXPECT_EQ(asked(oversight().count_objections("")).open, longer_than_a_page);
    EXPECT_EQ(asked(oversight().count_objections("esar")).overdue, 0);
    EXPECT_EQ(asked(oversight().count_objections("sisa")).open, 0);
}

TEST_P(StoreOversight, AnOverdueObjectionIsCountedAsSuch) {
    const sealed_command given = giving("esar", "E-1").by(1).command();
    perform(given);
    perform(objecting("esar", "E-1", data_key_of(given)));
    subject_->clock.advance(std::chrono::hours(24 * 43));
    const day late = support::test_today() + std::chrono::days(43);
    EXPECT_TRUE(answer_to(asked(subject_->due().due(late, 10)).at(0)));
    EXPECT_EQ(asked(oversight().count_objections("esar")).overdue, 1);
}

// proves: COM-20.14
TEST_P(StoreOversight, TheNewestCorrectionOfAnIdentityComesFirst) {
    for (int n = 1; n <= longer_than_a_page; ++n) {
        const std::string id = "E-" + std::to_string(n);
        perform(giving("esar", id).by(1).child(n).command());
        perform(
            giving("esar", id).by(1).child(n + 1'000).because(mutation_reason::identity).command()
        );
    }
    perform(giving("esar", "E-2").by(1).child(3'000).because(mutation_reason::identity).command());
    const auto first = asked(oversight().corrected_identities({"esar", 3, 0}));
    ASSERT_THAT(first, SizeIs(3));
    EXPECT_EQ(first[0].signal.reference, "E-2");
    EXPECT_EQ(first[0].times, 2);
    EXPECT_EQ(first[1].signal.reference, "E-" + std::to_string(longer_than_a_page));
    const auto all = by_twos<ports::corrected_identity>([this](std::int64_t after) {
        return asked(oversight().corrected_identities({"", 2, after}));
    });
    ASSERT_THAT(all, SizeIs(longer_than_a_page));
    EXPECT_EQ(all.back().signal.reference, "E-1");
}

// proves: COM-38.8
TEST_P(StoreOversight, ClashesAndUntakenMatchesAreGivenByThePage) {
    std::vector<uuid> matches;
    for (int n = 1; n <= 5; ++n) {
        const std::string id = std::to_string(n);
        perform(giving("esar", "E-" + id).by(1).child(n).born(2015, 1, 2).named("a").command());
        perform(giving("sisa", "S-" + id).by(2).child(n).born(2016, 3, 4).named("b").command());
        perform(giving("esar", "E-1" + id).by(1).child(10 + n).command());
        perform(giving("sisa", "S-1" + id).by(2).child(10 + n).command());
        matches.push_back(owed("esar").back().notice.match);
        subject_->clock.advance(std::chrono::milliseconds(n % 2));
    }
    subject_->clock.advance(std::chrono::hours(24 * 30));
    for (const uuid& match : matches)
        perform(reminding("esar", match));
    const auto clashes = by_twos<ports::open_clash>([this](std::int64_t after) {
        return asked(oversight().clashes({"sisa", 2, after}));
    });
    const auto untaken = by_twos<ports::untaken_match>([this](std::int64_t after) {
        return asked(oversight().untaken({"", 2, after}));
    });
    ASSERT_THAT(clashes, SizeIs(5));
    ASSERT_THAT(untaken, SizeIs(5));
    for (std::size_t i = 1; i < 5; ++i) {
        EXPECT_LT(clashes[i - 1].place, clashes[i].place);
        EXPECT_LE(clashes[i - 1].since, clashes[i].since);
        EXPECT_LT(untaken[i - 1].place, untaken[i].place);
        EXPECT_LE(untaken[i - 1].made_at, untaken[i].made_at);
    }
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
