#include "tests/unit/federation/situation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::federation {
namespace {

using namespace domain;
using support::giving;
using support::inspection;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// ESAR's signal says that the child is 12; SISA has one on it too.
class Inspect : public testing::Test {
protected:
    Inspect() {
        s.policy.municipalities = [](const std::string& code, day) {
            return std::optional(municipal_area{code, code == "0344" ? "midden-nederland" : ""});
        };
        hold(giving("esar", "E-1").by(1).born(2014, 5, 17).stored(3));
        hold(giving("sisa", "S-1").by(2).born(2010, 1, 1).stored(5));
    }

    void hold(const stored_signal& signal) {
        s.other(signal);
        inspected_fact fact{signal.number, {signal.content, signal.data_key, "sealed"}, {}};
        if (signal.number == 5) fact.inspections = {{support::test_today(), "esar"}};
        s.known.held.push_back(fact);
    }

    situation s;
};

// proves: COM-37.4 COM-37.8 acceptance
TEST_F(Inspect, WhoHoldsASignalIsShownAllThatIsHeld) {
    const decision d = s.decide(inspection("esar", 1, requester::both));
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->reference, "K-1");
    ASSERT_THAT(d.answer->held, SizeIs(2));
    const held_line& sisa = d.answer->held[1];
    EXPECT_EQ(sisa.what.region, "sisa");
    EXPECT_EQ(sisa.what.since, support::test_today());
    EXPECT_EQ(sisa.what.until, plus_years(support::test_today(), 2));
    EXPECT_EQ(sisa.what.state, signal_state::active);
    EXPECT_THAT(sisa.what.inspections, ElementsAre(past_inspection{support::test_today(), "esar"}));
    EXPECT_EQ(sisa.contact.bytes, "sealed");
    EXPECT_THAT(d.effects.notices, IsEmpty());
}

// proves: COM-37.4 acceptance
TEST_F(Inspect, WhoNamesAMunicipalityOfItsOwnAreaIsShownItToo) {
    const auto asked = inspection("midden-nederland", 1, requester::both, "0344");
    EXPECT_THAT(s.decide(asked).answer->held, SizeIs(2));
}

// proves: COM-37.4 COM-37.7 refusal
TEST_F(Inspect, WhoHoldsNothingIsToldTheSameAsOfAChildOnWhomNothingIsHeld) {
    for (const char* municipality : {"", "0034"}) {
        const auto asked = inspection("multisignaal", 1, requester::both, municipality);
        const decision d = s.decide(asked);
        ASSERT_TRUE(d.answer);
        EXPECT_THAT(d.answer->held, IsEmpty());
        situation nothing;
        const decision other = nothing.decide(asked);
        EXPECT_EQ(other.answer->reference, d.answer->reference);
        EXPECT_THAT(other.answer->held, IsEmpty());
        EXPECT_THAT(d.effects.inspection->shown, IsEmpty());
    }
}

// proves: COM-37.2 COM-37.3 refusal
TEST_F(Inspect, WhoAsksIsJudgedByTheRegionsOwnBirthDateAlone) {
    struct judged {
        const char* region;
        requester by;
        bool may;
    };

    for (const judged& j :
         {judged{"esar", requester::both, true},
          judged{"esar", requester::parents, false},
          judged{"esar", requester::young_person, false},
          judged{"sisa", requester::young_person, true},
          judged{"sisa", requester::both, false}}) {
        const decision d = s.decide(inspection(j.region, 1, j.by));
        EXPECT_EQ(d.answer.has_value(), j.may) << j.region;
        if (d.answer) continue;
        EXPECT_EQ(d.answer.error().code, errc::requester_not_authorised);
        EXPECT_EQ(d.answer.error().field, field::requester);
    }
}

// proves: COM-37.3 acceptance
TEST_F(Inspect, WithoutABirthDateOfItsOwnWhoAsksIsRecordedOnly) {
    hold(giving("multisignaal", "M-1").by(3).stored(7));
    for (const requester by : {requester::both, requester::parents, requester::young_person}) {
        const decision d = s.decide(inspection("multisignaal", 1, by));
        ASSERT_TRUE(d.answer);
        EXPECT_THAT(d.answer->held, SizeIs(3));
        EXPECT_EQ(d.effects.audit.at(0).asked_by, wire_word(by));
    }
}

// proves: RET-1.13
TEST_F(Inspect, AnInactiveSignalIsShownAsWhatItIs) {
    for (stored_signal& signal : s.known.same_child)
        signal.state = signal_state::inactive;
    const decision d = s.decide(inspection("esar", 1, requester::both));
    ASSERT_THAT(d.answer->held, SizeIs(2));
    EXPECT_EQ(d.answer->held[0].what.state, signal_state::inactive);
}

// proves: COM-37.5
TEST_F(Inspect, EachIsAuditedAndCounted) {
    const decision d = s.decide(inspection("esar", 1, requester::both));
    ASSERT_THAT(d.effects.audit, SizeIs(1));
    EXPECT_EQ(d.effects.audit[0].act, "inspect");
    EXPECT_TRUE(d.effects.audit[0].child);
    ASSERT_TRUE(d.effects.inspection);
    EXPECT_EQ(d.effects.inspection->region, "esar");
    EXPECT_THAT(d.effects.inspection->shown, ElementsAre(3, 5));
    const decision withheld = s.decide(inspection("multisignaal", 1));
    EXPECT_EQ(withheld.effects.audit.at(0).act, "inspect-withheld");
    EXPECT_TRUE(withheld.effects.inspection);
}

// proves: COM-37.6 refusal
TEST_F(Inspect, TheDaysBoundHolds) {
    s.known.inspections_today = 49;
    EXPECT_TRUE(s.decide(inspection("esar", 1)).answer);
    s.known.inspections_today = 50;
    const decision d = s.decide(inspection("esar", 1));
    ASSERT_FALSE(d.answer);
    EXPECT_EQ(d.answer.error().code, errc::temporarily_unavailable);
    EXPECT_FALSE(d.effects.inspection);
    EXPECT_THAT(d.effects.audit, SizeIs(1));
}

// proves: MN-08.2 acceptance
TEST_F(Inspect, WhoPollsIsAnsweredByANotice) {
    auto asked = inspection("midden-nederland", 1, requester::both, "0344");
    asked.feed_item = 7;
    const decision d = s.decide(asked);
    ASSERT_THAT(d.effects.notices, SizeIs(1));
    EXPECT_EQ(d.effects.notices[0].kind, notice_kind::inspection_answer);
    EXPECT_EQ(d.effects.notices[0].region, "midden-nederland");
    EXPECT_EQ(d.effects.notices[0].reference, "K-1");
    EXPECT_THAT(d.effects.notices[0].reporters, ElementsAre(3, 5));
}

} // namespace
} // namespace kruispunt::federation
