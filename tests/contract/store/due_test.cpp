#include "gateway/domain/retention.hpp"
#include "tests/contract/store/subject.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

namespace kruispunt::store {
namespace {

using namespace domain;
using support::giving;
using support::reading;
using support::test_today;
using support::withdrawal;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::chrono::days warned_ahead{30};

class StoreDue : public Store {
protected:
    ports::due_store& due_store() { return subject_->due(); }

    void be_on(day today) { subject_->clock.set(today + std::chrono::hours(12)); }

    std::vector<sealed_command> due(day today, std::size_t limit = 100) {
        return support::run_coroutine(due_store().due(today, limit)).value();
    }

    std::vector<ports::acted> execute_all(const std::vector<sealed_command>& commands) {
        std::vector<ports::act> acts;
        for (const sealed_command& command : commands)
            acts.push_back(act_for(command));
        return support::run_coroutine(due_store().execute_all(std::move(acts))).value();
    }

    /// All that is due on that day, as the sweeps do it; how many acts it took.
    std::size_t sweep(day today) {
        be_on(today);
        std::size_t acts = 0;
        for (auto some = due(today, 3); !some.empty(); some = due(today, 3)) {
            acts += some.size();
            execute_all(some);
        }
        return acts;
    }

    std::vector<ports::watched_signal>
    watched(day today, ports::watch_cursor after = {}, std::size_t limit = 100) {
        return support::run_coroutine(due_store().watched(today, after, limit)).value();
    }

    std::vector<ports::watched_identity> identities(std::vector<signal_number> numbers) {
        return support::run_coroutine(due_store().watched_identities(std::move(numbers))).value();
    }

    std::size_t forget_ended(day today, std::size_t limit = 100) {
        return support::run_coroutine(due_store().forget_ended(today, limit)).value();
    }

    /// Every number that `keys_kept` gives, asked so many at a time.
    std::vector<std::int64_t> keys_kept(std::size_t at_once) {
        std::vector<std::int64_t> numbers;
        ports::keys_in_use some;
        some.last = false;
        while (!some.last) {
            some = support::run_coroutine(due_store().keys_kept(some.next, at_once)).value();
            numbers.insert(numbers.end(), some.numbers.begin(), some.numbers.end());
        }
        return numbers;
    }

    static std::vector<digest> keys_of(const std::vector<sealed_command>& commands) {
        std::vector<digest> keys;
        for (const sealed_command& command : commands)
            keys.push_back(command.signal_key);
        return keys;
    }
};

// proves: ESAR-22.3
TEST_P(StoreDue, ASignalIsDueOnTheDayOfItsWarningAndNotBefore) {
    perform(giving("esar", "E").command());
    const day warned = plus_years(test_today(), 2) - warned_ahead;
    EXPECT_THAT(due(warned - std::chrono::days(1)), IsEmpty());
    const auto found = due(warned);
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found.front().region, "esar");
    EXPECT_EQ(found.front().signal_key, support::key_of("esar", "E"));
    EXPECT_TRUE(std::holds_alternative<sealed_lapse>(found.front().act));
}

TEST_P(StoreDue, TheOldestComeFirstAndNoMoreThanAsked) {
    const day today = test_today();
    perform(giving("esar", "late").child(1).dated(today).command());
    perform(giving("esar", "early").child(2).dated(today - std::chrono::days(9)).command());
    perform(giving("sisa", "early too").child(3).dated(today - std::chrono::days(9)).command());
    const day end = plus_years(today, 2);
    EXPECT_THAT(
        keys_of(due(end)),
        ElementsAre(
            support::key_of("esar", "early"),
            support::key_of("sisa", "early too"),
            support::key_of("esar", "late")
        )
    );
    EXPECT_THAT(
        keys_of(due(end, 2)),
        ElementsAre(support::key_of("esar", "early"), support::key_of("sisa", "early too"))
    );
    EXPECT_THAT(due(end, 0), IsEmpty());
}

// proves: RET-1.14 RET-1.15 COM-21.3
TEST_P(StoreDue, WhatWasDoneIsDueNoMore) {
    perform(giving("multisignaal", "M").command());
    const day end = plus_years(test_today(), 2);
    EXPECT_EQ(sweep(end - warned_ahead), 1U);
    EXPECT_EQ(sweep(end - warned_ahead), 0U);
    EXPECT_EQ(sweep(end - std::chrono::days(1)), 0U);
    EXPECT_EQ(sweep(end), 1U);
    EXPECT_EQ(answer_to(reading("multisignaal", "M"))->state, signal_state::inactive);
    EXPECT_EQ(sweep(plus_years(end, 5) - std::chrono::days(1)), 0U);
    EXPECT_EQ(sweep(plus_years(end, 5)), 1U);
    EXPECT_EQ(counted().signals, 0);
    EXPECT_EQ(sweep(plus_years(end, 50)), 0U);
}

TEST_P(StoreDue, OfTwoThatSeeTheSameOnlyTheFirstDoesIt) {
    perform(giving("sisa", "S").by(1).command());
    perform(giving("esar", "E").by(2).command());
    const day end = plus_years(test_today(), 2);
    be_on(end);
    const auto seen = due(end);
    execute_all(seen);
    const auto owed_before = owed("esar").size() + owed("sisa").size();
    execute_all(seen);
    EXPECT_EQ(owed("esar").size() + owed("sisa").size(), owed_before);
}

TEST_P(StoreDue, SeveralActsAreOneAndARefusedOneUndoesNoOther) {
    const auto done = execute_all(
        {giving("esar", "E-1").by(1).command(),
         withdrawal("esar", "never given"),
         giving("sisa", "S-1").by(2).command()}
    );
    ASSERT_THAT(done, SizeIs(3));
    EXPECT_TRUE(done[0].answer.what);
    EXPECT_EQ(done[1].answer.what.error().code, errc::signal_unknown);
    EXPECT_EQ(done[2].answer.what->open_matches, 1) << "it sees what came before it";
    EXPECT_THAT(owed("esar"), SizeIs(1));
}

// proves: COM-25.2 COM-25.4 COM-25.8
TEST_P(StoreDue, TheEndIsOwedToBothSides) {
    perform(giving("esar", "E").by(1).command());
    perform(giving("multisignaal", "M").by(2).dated(test_today() - std::chrono::days(60)).command()
    );
    for (const char* region : {"esar", "multisignaal"})
        for (const ports::owed_notice& o : owed(region))
            settle(o.number, ports::settlement::state::delivered);
    sweep(plus_years(test_today() - std::chrono::days(60), 2));
    const auto to_esar = owed("esar");
    ASSERT_THAT(to_esar, SizeIs(1));
    EXPECT_EQ(to_esar[0].notice.kind, notice_kind::match_ended);
    EXPECT_EQ(to_esar[0].notice.reason, end_reason::expired);
    const auto to_multisignaal = owed("multisignaal");
    ASSERT_THAT(to_multisignaal, SizeIs(1));
    EXPECT_EQ(to_multisignaal[0].notice.kind, notice_kind::signal_lapsed);
    EXPECT_EQ(counted().open_matches, 0);
}

// proves: COM-31.5 COM-31.6 COM-31.7 COM-25.8
TEST_P(StoreDue, ADeathThatOneRegionTellsDestroysEveryRegionsSignalsOnTheChild) {
    const sealed_command archived = giving("midden-nederland", "N").by(3).command();
    perform(giving("esar", "E").by(1).command());
    perform(giving("multisignaal", "M").by(2).command());
    perform(archived);
    perform(support::closing("midden-nederland", "N"));
    perform(giving("sisa", "another child").by(2).child(2).command());
    perform(withdrawal("esar", "E", withdrawal_reason::death));
    EXPECT_EQ(counted().signals, 1);
    EXPECT_EQ(counted().open_matches, 0);
    EXPECT_TRUE(subject_->key_goes(data_key_of(archived)));
    EXPECT_EQ(answer_to(reading("multisignaal", "M")).error().code, errc::signal_unknown);
}

// proves: COM-12.5
TEST_P(StoreDue, ASignalIsWatchedFromTheFirstOfJanuaryOfItsChildsYear) {
    const day today = test_today();
    const giving child = giving("esar", "E").born(2005, 8, 9);
    perform(child.command());
    perform(giving("esar", "without a birth date").child(2).command());
    perform(giving("sisa", "too young").child(3).born(2015, 1, 1).command());
    const day january = parse_day("2028-01-01").value();
    EXPECT_THAT(watched(january - std::chrono::days(1)), IsEmpty());
    const auto found = watched(january);
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].from, january) << "the day itself is kept nowhere";
    const auto children = identities({found[0].number, 1'000});
    ASSERT_THAT(children, SizeIs(1));
    EXPECT_EQ(children[0].number, found[0].number);
    EXPECT_EQ(children[0].region, "esar");
    EXPECT_EQ(children[0].identity.signal_key, support::key_of("esar", "E"));
    EXPECT_EQ(children[0].identity.bytes, "identity");
    EXPECT_EQ(children[0].identity.data_key, found[0].data_key);
    EXPECT_NE(found[0].data_key, 0);
    be_on(today);
    perform(withdrawal("esar", "E"));
    EXPECT_THAT(watched(january), IsEmpty());
    EXPECT_THAT(identities({found[0].number}), IsEmpty());
}

// proves: COM-12.5
TEST_P(StoreDue, WhatIsKeptForAnOwedContactAloneIsNotWatched) {
    perform(giving("sisa", "S").by(1).command());
    perform(giving("esar", "E").by(2).born(2005, 8, 9).command());
    const day january = parse_day("2028-01-01").value();
    const auto found = watched(january);
    ASSERT_THAT(found, SizeIs(1));
    perform(withdrawal("esar", "E"));
    ASSERT_TRUE(owed("sisa").front().contact) << "it is kept";
    EXPECT_THAT(watched(january), IsEmpty());
    EXPECT_THAT(identities({found[0].number}), IsEmpty());
}

TEST_P(StoreDue, TheWatchedComeInPagesByYearThenNumber) {
    for (int n = 0; n < 5; ++n)
        perform(giving("esar", "E-" + std::to_string(n))
                    .child(n)
                    .born(n % 2 == 0 ? 2005 : 2004, 6, 1)
                    .command());
    const day later = parse_day("2028-06-01").value();
    std::vector<signal_number> seen;
    ports::watch_cursor after;
    for (auto page = watched(later, after, 2); !page.empty(); page = watched(later, after, 2)) {
        EXPECT_LE(page.size(), 2U);
        for (const ports::watched_signal& signal : page)
            seen.push_back(signal.number);
        after = {page.back().from, page.back().number};
    }
    EXPECT_THAT(seen, ElementsAre(2, 4, 1, 3, 5));
}

// proves: COM-12.5
TEST_P(StoreDue, ACorrectionOfTheBirthDateChangesTheYear) {
    perform(giving("esar", "E").born(2005, 8, 9).command());
    perform(giving("esar", "E").born(2004, 8, 9).command());
    EXPECT_THAT(watched(parse_day("2027-01-01").value()), SizeIs(1));
}

// proves: COM-20.10 COM-20.11
TEST_P(StoreDue, TheDigestOfAnEndedIdIsForgottenOnItsDayAndTheIdIsFreeAgain) {
    perform(giving("sisa", "S").command());
    perform(withdrawal("sisa", "S"));
    const day end = plus_years(test_today(), 2);
    EXPECT_EQ(forget_ended(end - std::chrono::days(1)), 0U);
    EXPECT_TRUE(answer_to(withdrawal("sisa", "S"))) << "still known";
    EXPECT_EQ(forget_ended(end), 1U);
    EXPECT_EQ(forget_ended(end), 0U);
    EXPECT_EQ(answer_to(withdrawal("sisa", "S")).error().code, errc::signal_unknown);
}

TEST_P(StoreDue, NoMoreIdsAreForgottenAtOnceThanAsked) {
    for (int n = 0; n < 5; ++n) {
        const std::string id = "S-" + std::to_string(n);
        perform(giving("sisa", id).child(n).command());
        perform(withdrawal("sisa", id));
    }
    const day end = plus_years(test_today(), 2);
    EXPECT_EQ(forget_ended(end, 2), 2U);
    EXPECT_EQ(forget_ended(end, 2), 2U);
    EXPECT_EQ(forget_ended(end, 2), 1U);
}

// proves: COM-20.10 COM-20.11
TEST_P(StoreDue, AnEndedIdIsFreeAgainOnItsDayThoughItsContactIsStillOwed) {
    perform(giving("esar", "E").by(1).command());
    const sealed_command ended = giving("sisa", "S").by(2).command();
    perform(ended);
    perform(withdrawal("sisa", "S"));
    ASSERT_THAT(owed("esar"), SizeIs(2)) << "ESAR took nothing yet";
    ASSERT_TRUE(owed("esar").front().contact);
    const day end = plus_years(test_today(), 2);
    be_on(end);
    EXPECT_EQ(forget_ended(end), 1U);
    EXPECT_TRUE(subject_->key_goes(data_key_of(ended)));
    ASSERT_THAT(owed("esar"), SizeIs(2));
    EXPECT_TRUE(owed("esar").front().contact_gone);
    const auto again = answer_to(giving("sisa", "S").by(2).dated(end).command());
    ASSERT_TRUE(again) << wire_code(again.error().code);
    EXPECT_EQ(again->what, outcome::effect::created);
    EXPECT_EQ(answer_to(reading("sisa", "S"))->state, signal_state::active);
}

// proves: COM-20.10
TEST_P(StoreDue, NoMoreOwedContactsGoAtOnceThanIdsAreForgotten) {
    for (int n = 0; n < 5; ++n) {
        const std::string number = std::to_string(n);
        perform(giving("esar", "E-" + number).by(1).child(n).command());
        perform(giving("sisa", "S-" + number).by(2).child(n).command());
        perform(withdrawal("sisa", "S-" + number));
    }
    const auto contacts = [this] {
        const auto notices = owed("esar");
        return std::count_if(notices.begin(), notices.end(), [](const ports::owed_notice& o) {
            return o.contact.has_value();
        });
    };
    EXPECT_EQ(contacts(), 5);
    const day end = plus_years(test_today(), 2);
    for (const int left : {3, 1, 0}) {
        forget_ended(end, 2);
        EXPECT_EQ(contacts(), left);
    }
}

TEST_P(StoreDue, EveryKeyThatSealsSomethingIsKept) {
    std::vector<std::int64_t> expected;
    for (int n = 0; n < 5; ++n) {
        const sealed_command command =
            giving("esar", "E-" + std::to_string(n)).by(1).child(n).command();
        perform(command);
        expected.push_back(data_key_of(command));
    }
    perform(withdrawal("esar", "E-3", withdrawal_reason::mistake));
    expected.erase(expected.begin() + 3);
    perform(giving("sisa", "S").by(2).child(0).command());
    const uuid match = owed("esar").front().notice.match;
    sealed_update said;
    said.match = match;
    said.lead = support::lead_of("who leads");
    perform(support::updating("esar", said));
    for (const std::size_t at_once : {1U, 2U, 100U}) {
        const auto kept = keys_kept(at_once);
        const std::set<std::int64_t> found(kept.begin(), kept.end());
        for (const std::int64_t key : expected)
            EXPECT_TRUE(found.contains(key)) << key;
        EXPECT_TRUE(found.contains(said.lead->data_key));
        EXPECT_THAT(found, SizeIs(expected.size() + 2)) << "and nothing else";
    }
}

TEST_P(StoreDue, AMatchThatNobodyTakesUpIsDueAfterWhatEndsAndWithinTheSameLimit) {
    perform(giving("esar", "E").by(1).command());
    perform(giving("sisa", "S").by(2).command());
    // The tenth is Friday the 4th.
    const day after_ten_working_days = parse_day("2026-12-05").value();
    EXPECT_THAT(due(after_ten_working_days - std::chrono::days(1)), IsEmpty());
    const auto found = due(after_ten_working_days);
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_TRUE(std::holds_alternative<sealed_reminding>(found.front().act));
    const auto all = due(plus_years(test_today(), 2));
    ASSERT_THAT(all, SizeIs(3));
    EXPECT_TRUE(std::holds_alternative<sealed_reminding>(all.back().act));
    EXPECT_THAT(due(plus_years(test_today(), 2), 2), SizeIs(2));
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreDue, every_store, name_of);

} // namespace
} // namespace kruispunt::store
