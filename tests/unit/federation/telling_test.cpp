#include "tests/unit/federation/situation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::federation {
namespace {

using namespace domain;
using support::closing;
using support::giving;
using support::withdrawal;
using testing::IsEmpty;
using testing::SizeIs;

sealed_command for_administration(sealed_command command) {
    command.reason = mutation_reason::administration;
    return command;
}

sealed_command from_feed(sealed_command command, std::int64_t position) {
    command.feed_item = position;
    return command;
}

// proves: COM-32.3 COM-32.4 COM-32.5
TEST(Administration, MakesTheMatchesAndTellsNobody) {
    situation s;
    s.other(giving("sisa", "S-1").by(2).stored(5));
    s.other(giving("multisignaal", "M-1").by(3).stored(6));
    const decision d = s.decide(for_administration(giving("esar", "E-1").by(1).command()));
    ASSERT_TRUE(d.answer);
    EXPECT_THAT(d.effects.matches, SizeIs(2));
    EXPECT_EQ(d.answer->open_matches, 2);
    EXPECT_THAT(d.effects.notices, IsEmpty());
    EXPECT_EQ(d.effects.suppressed_notices, 4);
}

// proves: COM-32.3 COM-32.4 COM-32.5
TEST(Administration, EndsTheMatchesAndTellsNobody) {
    situation s;
    s.own(giving("sisa", "S-1").stored(3)).matched(giving("esar", "E-1").by(2).stored(5));
    for (const sealed_command& command : {withdrawal("sisa", "S-1"), closing("sisa", "S-1")}) {
        const decision d = s.decide(for_administration(command));
        ASSERT_TRUE(d.answer);
        EXPECT_THAT(d.effects.ended_matches, SizeIs(1));
        EXPECT_THAT(d.effects.notices, IsEmpty());
        EXPECT_EQ(d.effects.suppressed_notices, 1);
    }
}

// proves: COM-32.3 COM-32.4 COM-32.5
TEST(Administration, CorrectsAndTellsNobody) {
    situation s;
    const auto other = giving("sisa", "S-1").by(2).stored(5);
    s.own(giving("esar", "E-1").by(1).stored(3)).other(other).matched(other);
    const decision d = s.decide(for_administration(giving("esar", "E-1").by(2).command()));
    EXPECT_THAT(d.effects.ended_matches, SizeIs(1));
    EXPECT_THAT(d.effects.notices, IsEmpty());
    EXPECT_EQ(d.effects.suppressed_notices, 2);
}

// proves: MN-04.1 MN-04.2 refusal
TEST(FeedItem, ThatIsRefusedOwesItsRegionARejection) {
    situation s;
    const decision d = s.decide(from_feed(withdrawal("midden-nederland", "N-1"), 42));
    ASSERT_FALSE(d.answer);
    ASSERT_THAT(d.effects.notices, SizeIs(1));
    const notice& n = d.effects.notices.front();
    EXPECT_EQ(n.kind, notice_kind::item_rejected);
    EXPECT_EQ(n.region, "midden-nederland");
    EXPECT_EQ(n.feed_item, 42);
    EXPECT_EQ(n.rejected_code, errc::signal_unknown);
    EXPECT_EQ(n.rejected_field, field::signal_id);
    EXPECT_EQ(n.about, 0);
    EXPECT_EQ(n.other, 0);
    EXPECT_NE(n.id, uuid{});
}

// proves: MN-04.1 acceptance
TEST(FeedItem, ThatIsTakenOwesNoRejection) {
    situation s;
    const decision d = s.decide(giving("midden-nederland", "N-1").from_feed(42).command());
    ASSERT_TRUE(d.answer);
    EXPECT_THAT(d.effects.notices, IsEmpty());
}

// proves: MN-04.1 refusal
TEST(FeedItem, RefusedBeforeItWasACommandOwesARejectionToo) {
    situation s;
    sealed_command refused;
    refused.region = "midden-nederland";
    refused.act = refused_message{make_error(errc::age_exceeded, field::birth_date)};
    const decision d = s.decide(from_feed(refused, 43));
    ASSERT_FALSE(d.answer);
    EXPECT_EQ(d.answer.error().code, errc::age_exceeded);
    ASSERT_THAT(d.effects.notices, SizeIs(1));
    EXPECT_EQ(d.effects.notices.front().rejected_code, errc::age_exceeded);
}

// proves: COM-33.1 refusal
TEST(RefusedMessage, ChangesNothingAndIsAudited) {
    situation s;
    sealed_command refused;
    refused.region = "esar";
    refused.oin = support::organisation_oin(900);
    refused.act = refused_message{make_error(errc::signature_invalid)};
    const decision d = s.decide(refused);
    EXPECT_TRUE(changes_nothing(d));
    ASSERT_THAT(d.effects.audit, SizeIs(1));
    EXPECT_EQ(d.effects.audit.front().act, "refuse");
    EXPECT_EQ(d.effects.audit.front().outcome, "HANDTEKENING_ONGELDIG");
}

// proves: COM-33.1
TEST(Audit, EveryDecisionLeavesOneEntry) {
    struct row {
        sealed_command command;
        const char* act;
        const char* outcome_when_new;
        const char* outcome_when_ended;
    };

    for (const row& r :
         {row{giving("esar", "E-1").command(), "submit", "ok", "KENMERK_CONFLICT"},
          row{closing("esar", "E-1"), "close", "SIGNAAL_ONBEKEND", "ok"},
          row{withdrawal("esar", "E-1"), "withdraw", "SIGNAAL_ONBEKEND", "ok"}}) {
        for (const bool ended : {false, true}) {
            situation s;
            s.known.ended = ended;
            const decision d = s.decide(r.command);
            ASSERT_THAT(d.effects.audit, SizeIs(1)) << r.act;
            const audit_entry& entry = d.effects.audit.front();
            EXPECT_EQ(entry.act, r.act);
            EXPECT_EQ(entry.region, "esar");
            EXPECT_EQ(entry.oin, r.command.oin);
            EXPECT_EQ(entry.signal_key, r.command.signal_key);
            EXPECT_EQ(entry.outcome, ended ? r.outcome_when_ended : r.outcome_when_new);
        }
    }
}

} // namespace
} // namespace kruispunt::federation
