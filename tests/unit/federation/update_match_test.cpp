#include "gateway/federation/update_match.hpp"
#include "tests/unit/federation/situation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::federation {
namespace {

using namespace domain;
using support::giving;
using support::updating;
using testing::IsEmpty;
using testing::SizeIs;

constexpr uuid match_id{9};

/// A match of ESAR's E-1 (3) with Multisignaal's M-1 (5), in row 7; everybody may learn all.
class UpdateMatch : public testing::Test {
protected:
    UpdateMatch() {
        for (auto& [name, region] : s_.policy.regions)
            region.may_learn.set();
        s_.own(giving("esar", "E-1").by(1).in("0034").stored(3));
        match_fact match;
        match.match = {7, match_id, match_kind::child, {5, "multisignaal", "M-1"}, s_.now};
        match.other = giving("multisignaal", "M-1").by(2).stored(5);
        match.contact = {support::digest_of("M-1"), 50, "sealed"};
        s_.known.match = match;
        s_.known.same_child = {match.other};
    }

    decision say(const sealed_update& said) { return s_.decide(updating("esar", said)); }

    static sealed_update saying() {
        sealed_update said;
        said.match = match_id;
        return said;
    }

    static sealed_update consenting(consent c) {
        sealed_update said = saying();
        said.consent = c;
        return said;
    }

    static sealed_update led_by(const std::string& name) {
        sealed_update said = saying();
        said.lead = name.empty() ? sealed_lead() : support::lead_of(name);
        return said;
    }

    situation s_;
};

// proves: INF-2.4 INF-2.5 ESAR-16.3 MS-07.3 MN-07.2 acceptance
TEST_F(UpdateMatch, ARefusedConsentIsPassedOnAndUndoesNothing) {
    const decision d = say(consenting(consent::refused));
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->what, outcome::effect::corrected);
    EXPECT_THAT(d.effects.ended_matches, IsEmpty());
    ASSERT_TRUE(d.effects.follow_up);
    EXPECT_EQ(d.effects.follow_up->match, 7);
    EXPECT_EQ(d.effects.follow_up->side, 3);
    EXPECT_EQ(d.effects.follow_up->said.consent, consent::refused);
    ASSERT_THAT(d.effects.notices, SizeIs(1));
    const notice& told = d.effects.notices[0];
    EXPECT_EQ(told.kind, notice_kind::match_changed);
    EXPECT_EQ(told.region, "multisignaal");
    EXPECT_EQ(told.reference, "M-1");
    EXPECT_EQ(told.other, 3);
    EXPECT_EQ(told.municipality, "0034");
    EXPECT_EQ(told.since, s_.known.match->match.made_at);
}

// proves: INF-2.4 COM-35.2
TEST_F(UpdateMatch, SisaHearsOfNoConsentAndOfNoLead) {
    s_.known.match->other = giving("sisa", "S-1").by(2).stored(5);
    s_.policy.regions.at("sisa").may_learn.reset();
    for (const auto& said : {consenting(consent::refused), led_by("A. de Boer")}) {
        const decision d = say(said);
        EXPECT_TRUE(d.effects.follow_up);
        EXPECT_THAT(d.effects.notices, IsEmpty());
    }
}

// proves: COM-35.2 ESAR-16.1 MS-07.1
TEST_F(UpdateMatch, AcknowledgementAndAnInformedFamilyStayOnThisSide) {
    sealed_update said = saying();
    said.acknowledged = true;
    said.family_informed = true;
    const decision d = say(said);
    ASSERT_TRUE(d.effects.follow_up);
    EXPECT_TRUE(d.effects.follow_up->said.acknowledged);
    EXPECT_TRUE(d.effects.follow_up->said.family_informed);
    EXPECT_THAT(d.effects.notices, IsEmpty());
}

// proves: MS-07.1
TEST_F(UpdateMatch, WhatIsNotSaidStaysAsItWas) {
    s_.known.match->said = {true, consent::given, true, support::lead_of("A")};
    const decision d = say(consenting(consent::not_asked));
    const follow_up& now = d.effects.follow_up->said;
    EXPECT_TRUE(now.acknowledged);
    EXPECT_TRUE(now.family_informed);
    EXPECT_EQ(now.lead, s_.known.match->said.lead);
    EXPECT_FALSE(d.effects.follow_up->new_lead);
}

// proves: MS-07.1 COM-35.1
TEST_F(UpdateMatch, WhoLeadsComesChangesAndGoes) {
    const decision first = say(led_by("A"));
    ASSERT_TRUE(first.effects.follow_up);
    EXPECT_TRUE(uses_key(first.effects));
    EXPECT_THAT(first.effects.notices, SizeIs(1));
    s_.known.match->said = first.effects.follow_up->said;
    const decision same = say(led_by("A"));
    EXPECT_FALSE(same.effects.follow_up) << "the same lead stays under its key";
    EXPECT_FALSE(uses_key(same.effects));
    EXPECT_THAT(say(led_by("B")).effects.notices, SizeIs(1));
    const decision nobody = say(led_by(""));
    ASSERT_TRUE(nobody.effects.follow_up);
    EXPECT_FALSE(nobody.effects.follow_up->said.lead);
    EXPECT_FALSE(uses_key(nobody.effects));
    EXPECT_THAT(nobody.effects.notices, SizeIs(1));
}

// proves: ESAR-16.2 MS-07.2
TEST_F(UpdateMatch, TheAnswerIsTheMatchAsItIs) {
    s_.known.match->other_said.consent = consent::given;
    const decision d = say(saying());
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->what, outcome::effect::unchanged);
    EXPECT_FALSE(d.effects.follow_up);
    EXPECT_THAT(d.effects.notices, IsEmpty());
    ASSERT_THAT(d.answer->matches, SizeIs(1));
    const match_line& line = d.answer->matches[0];
    EXPECT_EQ(line.what.match, match_id);
    EXPECT_EQ(line.what.reference, "E-1");
    EXPECT_EQ(line.what.other_region, "multisignaal");
    EXPECT_EQ(line.what.municipality, "0034");
    EXPECT_EQ(line.contact.data_key, 50);
    EXPECT_EQ(line.said.consent, consent::given);
}

// proves: ESAR-16.1 MS-07.1 MN-07.1 refusal
TEST_F(UpdateMatch, AMatchThatIsNotTheirsOrHasEndedIsUnknown) {
    const auto refused = [this] {
        const decision d = say(consenting(consent::given));
        EXPECT_TRUE(!d.answer && d.answer.error().code == errc::signal_unknown);
        EXPECT_TRUE(!d.answer && d.answer.error().field == field::match_id);
        EXPECT_FALSE(d.effects.follow_up);
        EXPECT_THAT(d.effects.notices, IsEmpty());
    };
    const auto match = s_.known.match;
    s_.known.match.reset();
    refused();
    s_.known.match = match;
    s_.known.match->other.expires_on = support::test_today();
    refused();
}

// proves: MN-04.1 MN-07.1 refusal
TEST_F(UpdateMatch, InAFeedAnUnknownMatchIsRejected) {
    s_.known.match.reset();
    sealed_command c = updating("midden-nederland", consenting(consent::given));
    c.feed_item = 12;
    const decision d = s_.decide(c);
    ASSERT_THAT(d.effects.notices, SizeIs(1));
    EXPECT_EQ(d.effects.notices[0].kind, notice_kind::item_rejected);
    EXPECT_EQ(d.effects.notices[0].rejected_field, field::match_id);
}

// proves: MS-11.3 MS-11.4 refusal
TEST_F(UpdateMatch, IfMatchNamesTheMatchAsItIs) {
    const std::string tag = say(saying()).answer->tag;
    sealed_command c = updating("esar", consenting(consent::given));
    c.if_match = {tag};
    const decision d = s_.decide(c);
    ASSERT_TRUE(d.answer);
    EXPECT_NE(d.answer->tag, tag);
    c.if_match = {"*"};
    EXPECT_TRUE(s_.decide(c).answer);
    for (const char* other : {"another", ""}) {
        c.if_match = {other};
        const decision no = s_.decide(c);
        ASSERT_FALSE(no.answer);
        EXPECT_EQ(no.answer.error().field, field::precondition);
        EXPECT_FALSE(no.effects.follow_up);
    }
    s_.known.match.reset();
    c.if_match = {"*"};
    EXPECT_EQ(s_.decide(c).answer.error().field, field::precondition);
}

// proves: MS-11.2
TEST_F(UpdateMatch, TheTagChangesWithWhatIsSeenAndWithNothingElse) {
    const auto tag = [this] { return say(saying()).answer->tag; };
    const std::string before = tag();
    EXPECT_EQ(tag(), before);
    s_.known.match->other.contact_seen->at(0)[0] ^= 1U;
    const std::string corrected = tag();
    EXPECT_NE(corrected, before);
    s_.known.match->other_said.consent = consent::refused;
    EXPECT_NE(tag(), corrected);
    s_.policy.regions.at("esar").may_learn.reset();
    const std::string shut = tag();
    s_.known.match->other_said.consent = consent::given;
    s_.known.match->other.contact_seen->at(0)[0] ^= 1U;
    EXPECT_EQ(tag(), shut);
    s_.known.match->other_said.acknowledged = true;
    EXPECT_EQ(tag(), shut) << "what the far side acknowledged is its own";
}

// proves: COM-33.1
TEST_F(UpdateMatch, IsAudited) {
    const decision d = say(consenting(consent::given));
    ASSERT_THAT(d.effects.audit, SizeIs(1));
    EXPECT_EQ(d.effects.audit[0].act, "update-match");
    EXPECT_EQ(d.effects.audit[0].outcome, "ok");
}

} // namespace
} // namespace kruispunt::federation
