#include "tests/contract/store/subject.hpp"

namespace kruispunt::store {
namespace {

using namespace domain;
using support::giving;

class StoreReplay : public Store {};

// proves: SISA-03.1 SISA-03.2 ESAR-05.1 ESAR-05.2 acceptance
TEST_P(StoreReplay, TheSameMessageGetsTheVeryAnswerWithoutEffect) {
    perform(giving("esar", "E-1").by(1).command());
    const auto message = giving("sisa", "S-1").by(2).in("0599").replayable("m-1", "octets");
    const auto first = perform(message.command());
    subject_->clock.advance(std::chrono::minutes(5));
    const auto again = perform(message.command());
    ASSERT_TRUE(again.answer.what);
    EXPECT_EQ(again.answer.what->what, outcome::effect::created);
    EXPECT_EQ(again.answer.what->reference, "S-1");
    EXPECT_EQ(again.answer.what->state, signal_state::active);
    EXPECT_EQ(again.answer.what->expires_on, first.answer.what->expires_on);
    EXPECT_EQ(again.answer.what->open_matches, 1);
    EXPECT_EQ(again.answer.at, first.answer.at);
    EXPECT_EQ(again.answer.id, first.answer.id);
    EXPECT_FALSE(again.key_used);
    EXPECT_EQ(counted().notices_queued, 2);
}

TEST_P(StoreReplay, WarningsComeBackToo) {
    auto command = giving("sisa", "S-1").without_bsn().replayable("m-1", "octets").command();
    std::get<sealed_submit>(command.act).warnings = {warning::duty_to_inform};
    perform(command);
    const std::vector<warning> both{warning::duty_to_inform, warning::not_matched};
    EXPECT_EQ(perform(command).answer.what->warnings, both);
}

TEST_P(StoreReplay, AChangeThatCameBetweenIsNotUndone) {
    const auto first = giving("sisa", "S-1").in("0599").replayable("m-1", "octets").command();
    perform(first);
    perform(giving("sisa", "S-1").in("0606").command());
    perform(first);
    EXPECT_EQ(
        answer_to(giving("sisa", "S-1").in("0606").command())->what, outcome::effect::unchanged
    );
}

// proves: SISA-03.5 ESAR-05.3 refusal
TEST_P(StoreReplay, OtherContentUnderTheSameIdIsAConflict) {
    perform(giving("sisa", "S-1").replayable("m-1", "octets").command());
    const auto other = perform(giving("sisa", "S-2").replayable("m-1", "other octets").command());
    ASSERT_FALSE(other.answer.what);
    EXPECT_EQ(other.answer.what.error().code, errc::reference_conflict);
    EXPECT_EQ(other.answer.what.error().field, field::message_id);
    EXPECT_FALSE(other.key_used);
    EXPECT_EQ(counted().signals, 1);
    // The first outcome still stands.
    EXPECT_TRUE(answer_to(giving("sisa", "S-1").replayable("m-1", "octets").command()));
}

// proves: SISA-03.1 refusal
TEST_P(StoreReplay, ARefusalIsRepeatedEvenWhereItWouldNowSucceed) {
    auto refused = support::withdrawal("sisa", "S-1");
    refused.replay = giving("sisa", "S-1").replayable("m-1", "octets").command().replay;
    const auto first = perform(refused);
    ASSERT_FALSE(first.answer.what);
    perform(giving("sisa", "S-1").command());
    const auto again = perform(refused);
    ASSERT_FALSE(again.answer.what);
    EXPECT_EQ(again.answer.what.error().code, errc::signal_unknown);
    EXPECT_EQ(again.answer.what.error().field, field::signal_id);
    EXPECT_EQ(again.answer.id, first.answer.id);
    EXPECT_EQ(counted().signals, 1);
}

// proves: SISA-03.4
TEST_P(StoreReplay, IsForgottenAfterItsTime) {
    const auto message = giving("sisa", "S-1").replayable("m-1", "octets").command();
    perform(message);
    subject_->clock.advance(std::chrono::hours(24) - std::chrono::milliseconds(1));
    EXPECT_EQ(answer_to(message)->what, outcome::effect::created);
    subject_->clock.advance(std::chrono::milliseconds(1));
    EXPECT_EQ(answer_to(message)->what, outcome::effect::unchanged);
    const auto other = giving("sisa", "S-2").replayable("m-1", "other octets").command();
    EXPECT_FALSE(answer_to(other)) << "the new outcome is kept as the first was";
    subject_->clock.advance(std::chrono::hours(24));
    EXPECT_TRUE(answer_to(other));
}

// proves: SISA-03.3 SISA-04.9 SISA-04.10 refusal
TEST_P(StoreReplay, ARepeatIsRecognisedBeforeItsTimeIsJudged) {
    const instant sent = subject_->clock.now();
    const auto first = giving("sisa", "S-1").sent(sent).replayable("m-1", "octets").command();
    const auto given = perform(first);
    const instant later = sent + std::chrono::minutes(1);
    ASSERT_TRUE(answer_to(
        giving("sisa", "S-1").in("0599").sent(later).replayable("m-2", "others").command()
    ));
    EXPECT_EQ(perform(first).answer.id, given.answer.id);
    const auto late =
        answer_to(giving("sisa", "S-1").sent(sent).replayable("m-3", "octets").command());
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, errc::message_expired);
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreReplay, every_store, name_of);

} // namespace
} // namespace kruispunt::store
