#include "tests/contract/store/subject.hpp"

#include <gmock/gmock.h>

namespace kruispunt::store {
namespace {

using namespace domain;
using support::closing;
using support::giving;
using support::withdrawal;
using testing::SizeIs;

class StoreActs : public Store {};

TEST_P(StoreActs, AnAnswerHasItsTimeAndItsOwnId) {
    const auto one = perform(giving("esar", "E-1").command());
    const auto two = perform(giving("esar", "E-2").command());
    EXPECT_EQ(one.answer.at, subject_->clock.now());
    EXPECT_NE(one.answer.id, two.answer.id);
}

TEST_P(StoreActs, ASignalIsKeptAndFoundAgain) {
    ASSERT_TRUE(answer_to(giving("esar", "E-1").command()));
    const auto again = answer_to(giving("esar", "E-1").command());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->what, outcome::effect::unchanged);
    EXPECT_EQ(counted().signals, 1);
}

TEST_P(StoreActs, EveryPartOfASignalComesBack) {
    auto given = giving("sisa", "S-1").by(2).in("0599").born(2014, 5, 17).named("aicha");
    ASSERT_TRUE(answer_to(given.sent(support::test_now()).command()));
    // What the store forgot would show: a clash, a conflict, an overtaken message, a municipality.
    const auto clash = perform(giving("esar", "E-1").born(2016, 5, 17).named("bram").command());
    EXPECT_EQ(clash.answer.what->open_matches, 0);
    EXPECT_EQ(owed("sisa").at(0).notice.kind, notice_kind::verify_identity);
    const auto match = perform(giving("multisignaal", "M-1").by(3).born(2014, 5).command());
    EXPECT_EQ(match.answer.what->open_matches, 2);
    EXPECT_EQ(owed("multisignaal").at(0).notice.municipality, "0599");
    const auto late =
        answer_to(giving("sisa", "S-1").sent(support::test_now() - std::chrono::hours(1)).command()
        );
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, errc::message_expired);
}

TEST_P(StoreActs, ThePartialBirthDateComesBackAsPartial) {
    ASSERT_TRUE(answer_to(giving("sisa", "S-1").by(2).born(2014).named("aicha").command()));
    EXPECT_EQ(
        answer_to(giving("esar", "E-1").born(2014, 6, 1).named("bram").command())->open_matches, 1
    );
    EXPECT_EQ(
        answer_to(giving("esar", "E-2").born(2015, 6, 1).named("bram").command())->open_matches, 0
    );
}

// proves: COM-20.2 COM-22.2 COM-25.1
TEST_P(StoreActs, AMatchOutlivesRepeatsAndEndsWithItsSignal) {
    perform(giving("esar", "E-1").by(1).command());
    EXPECT_EQ(answer_to(giving("sisa", "S-1").by(2).command())->open_matches, 1);
    EXPECT_EQ(answer_to(giving("esar", "E-1").by(1).command())->open_matches, 1);
    EXPECT_EQ(counted().open_matches, 1);
    ASSERT_TRUE(answer_to(withdrawal("sisa", "S-1")));
    EXPECT_EQ(counted().open_matches, 0);
    EXPECT_EQ(answer_to(giving("esar", "E-1").by(1).command())->open_matches, 0);
    const auto to_esar = owed("esar");
    ASSERT_THAT(to_esar, SizeIs(2));
    EXPECT_EQ(to_esar[0].notice.kind, notice_kind::match_made);
    EXPECT_EQ(to_esar[1].notice.kind, notice_kind::match_ended);
    EXPECT_EQ(to_esar[0].notice.match, to_esar[1].notice.match);
}

// proves: COM-20.8 COM-20.9 refusal
TEST_P(StoreActs, AnEndedIdStaysTaken) {
    perform(giving("esar", "E-1").command());
    ASSERT_TRUE(answer_to(withdrawal("esar", "E-1")));
    EXPECT_TRUE(answer_to(withdrawal("esar", "E-1")));
    EXPECT_TRUE(answer_to(closing("esar", "E-1")));
    const auto again = answer_to(giving("esar", "E-1").command());
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, errc::reference_conflict);
    // Another region's id of the same text is another signal.
    EXPECT_TRUE(answer_to(giving("sisa", "E-1").command()));
}

// proves: RET-1.3 COM-20.2
TEST_P(StoreActs, AClosedSignalIsKeptAsSuch) {
    perform(giving("esar", "E-1").by(1).command());
    EXPECT_EQ(answer_to(closing("esar", "E-1"))->state, signal_state::closed);
    const auto again = answer_to(giving("esar", "E-1").by(1).command());
    EXPECT_EQ(again->state, signal_state::closed);
    EXPECT_EQ(to_text(again->expires_on), "2027-11-20");
    EXPECT_EQ(answer_to(giving("sisa", "S-1").by(2).command())->open_matches, 1);
}

// proves: COM-30.1
TEST_P(StoreActs, AnInactiveSignalIsKeptAndMatchesNothing) {
    perform(giving("multisignaal", "M-1").by(1).command());
    EXPECT_EQ(answer_to(closing("multisignaal", "M-1"))->state, signal_state::inactive);
    EXPECT_EQ(answer_to(giving("sisa", "S-1").by(2).command())->open_matches, 0);
    EXPECT_EQ(counted().signals, 2);
}

// proves: COM-20.5 COM-20.12 refusal
TEST_P(StoreActs, IdentityMovesWithTheSignal) {
    perform(giving("esar", "E-1").child(1).by(1).command());
    perform(giving("sisa", "S-1").child(1).by(2).command());
    perform(giving("multisignaal", "M-1").child(2).by(3).command());
    const auto moved =
        answer_to(giving("esar", "E-1").child(2).by(1).because(mutation_reason::identity).command()
        );
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->open_matches, 1);
    EXPECT_EQ(counted().open_matches, 1);
    EXPECT_EQ(answer_to(giving("sisa", "S-1").child(1).by(2).command())->open_matches, 0);
    for (int child = 3; child <= 4; ++child)
        ASSERT_TRUE(answer_to(
            giving("esar", "E-1").child(child).by(1).because(mutation_reason::identity).command()
        ));
    EXPECT_FALSE(
        answer_to(giving("esar", "E-1").child(5).by(1).because(mutation_reason::identity).command())
    );
}

// proves: COM-34.1 COM-34.7 COM-34.8 COM-20.6
TEST_P(StoreActs, ASignalWithoutBsnIsCounted) {
    perform(giving("sisa", "S-1").without_bsn().command());
    perform(giving("midden-nederland", "N-1").without_bsn().by(2).command());
    EXPECT_EQ(counted().without_bsn, 2);
    EXPECT_EQ(counted().open_matches, 0);
    EXPECT_EQ(
        answer_to(giving("sisa", "S-1").child(1).command())->what, outcome::effect::corrected
    );
    EXPECT_EQ(counted().without_bsn, 1);
}

TEST_P(StoreActs, SaysWhetherTheCommandsKeyIsInUse) {
    EXPECT_TRUE(perform(giving("esar", "E-1").command()).key_used);
    EXPECT_FALSE(perform(giving("esar", "E-1").command()).key_used);
    EXPECT_TRUE(perform(giving("esar", "E-1").in("0034").command()).key_used);
    EXPECT_FALSE(perform(giving("esar", "E-1").child(2).command()).key_used);
    EXPECT_FALSE(perform(withdrawal("esar", "E-1")).key_used);
}

// proves: COM-20.3
TEST_P(StoreActs, TheKeyOfWhatWasCorrectedGoes) {
    const auto first = giving("esar", "E-1").command();
    const auto second = giving("esar", "E-1").in("0034").command();
    perform(first);
    perform(second);
    EXPECT_TRUE(subject_->key_goes(data_key_of(first)));
    EXPECT_FALSE(subject_->key_gone(data_key_of(second)));
}

// proves: COM-32.5
TEST_P(StoreActs, SuppressedNoticesAreCounted) {
    perform(giving("esar", "E-1").by(1).command());
    perform(giving("sisa", "S-1").by(2).because(mutation_reason::administration).command());
    EXPECT_EQ(counted().notices_suppressed, 2);
    EXPECT_EQ(counted().notices_queued, 0);
    EXPECT_EQ(counted().open_matches, 1);
}

// proves: COM-20.7 refusal
TEST_P(StoreActs, ARefusalLeavesNothing) {
    ASSERT_FALSE(answer_to(withdrawal("esar", "E-1")));
    sealed_command refused;
    refused.region = "esar";
    refused.act = refused_message{make_error(errc::age_exceeded, field::birth_date)};
    const auto answer = answer_to(refused);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, errc::age_exceeded);
    EXPECT_EQ(answer.error().field, field::birth_date);
    EXPECT_EQ(counted().signals, 0);
    EXPECT_EQ(counted().notices_queued, 0);
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreActs, every_store, name_of);

} // namespace
} // namespace kruispunt::store
