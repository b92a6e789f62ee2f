#include "gateway/federation/read.hpp"
#include "tests/unit/federation/situation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kruispunt::federation {
namespace {

using namespace domain;
using support::giving;
using support::listing;
using support::reading;
using testing::IsEmpty;
using testing::SizeIs;

constexpr signal_number own_number = 3;

// proves: MS-02.1 acceptance
TEST(Read, GivesTodaysState) {
    situation s;
    stored_signal own = giving("multisignaal", "M-1").stored(own_number);
    own.state = signal_state::inactive;
    s.own(own).matched(giving("sisa", "S-1").by(2).stored(5));
    const decision d = s.decide(reading("multisignaal", "M-1"));
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->what, outcome::effect::read);
    EXPECT_EQ(d.answer->reference, "M-1");
    EXPECT_EQ(d.answer->state, signal_state::inactive);
    EXPECT_EQ(d.answer->expires_on, own.expires_on);
    EXPECT_EQ(d.answer->open_matches, 1);
    EXPECT_THAT(d.answer->warnings, IsEmpty());
    EXPECT_THAT(d.answer->matches, IsEmpty());
    EXPECT_TRUE(changes_nothing(d));
}

// proves: COM-34.10
TEST(Read, WarnsWhereTheBsnIsNotKnown) {
    situation s;
    s.own(giving("sisa", "S-1").without_bsn().stored(own_number));
    const decision d = s.decide(reading("sisa", "S-1"));
    EXPECT_EQ(d.answer->warnings, std::vector{warning::not_matched});
}

// proves: MS-02.3 MS-06.5 ESAR-15.1 refusal
TEST(Read, WhatIsNotThereAndWhatEndedReadTheSame) {
    for (const sealed_command& asked :
         {reading("multisignaal", "M-1"), listing("multisignaal", "M-1")}) {
        situation never;
        situation ended;
        ended.ended();
        for (situation* s : {&never, &ended}) {
            const decision d = s->decide(asked);
            ASSERT_FALSE(d.answer);
            EXPECT_EQ(d.answer.error().code, errc::signal_unknown);
            EXPECT_EQ(d.answer.error().field, field::signal_id);
            EXPECT_TRUE(changes_nothing(d));
        }
    }
}

// proves: COM-33.1
TEST(Read, IsAuditedWhateverComesOfIt) {
    situation s;
    const decision refused = s.decide(reading("esar", "E-1"));
    ASSERT_THAT(refused.effects.audit, SizeIs(1));
    EXPECT_EQ(refused.effects.audit[0].act, "read");
    EXPECT_EQ(refused.effects.audit[0].outcome, "SIGNAAL_ONBEKEND");
    s.own(giving("esar", "E-1").stored(own_number));
    EXPECT_EQ(s.decide(reading("esar", "E-1")).effects.audit.at(0).outcome, "ok");
    const decision listed = s.decide(listing("esar", "E-1"));
    ASSERT_THAT(listed.effects.audit, SizeIs(1));
    EXPECT_EQ(listed.effects.audit[0].act, "list-matches");
    EXPECT_EQ(listed.effects.audit[0].signal_key, support::key_of("esar", "E-1"));
}

// proves: ESAR-15.2 ESAR-15.3 MS-06.1 MS-06.2
TEST(Read, AListingSaysOfEachMatchWhatItsNoticeWould) {
    situation s;
    const stored_signal far = giving("sisa", "S-1").by(2).in("0599").stored(5);
    s.own(giving("esar", "E-1").stored(own_number)).other(far).matched(far);
    listed_fact line;
    line.match = s.known.matches.front();
    line.match.made_at = s.now - std::chrono::hours(5);
    line.contact = {support::key_of("sisa", "S-1"), far.data_key, "sealed"};
    s.known.listed = {line};
    s.known.listed_total = 8;
    const decision d = s.decide(listing("esar", "E-1"));
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->what, outcome::effect::read);
    EXPECT_EQ(d.answer->match_total, 8);
    ASSERT_THAT(d.answer->matches, SizeIs(1));
    const match_line& told = d.answer->matches.front();
    EXPECT_EQ(told.what.kind, notice_kind::match_made);
    EXPECT_EQ(told.what.region, "esar");
    EXPECT_EQ(told.what.reference, "E-1");
    EXPECT_EQ(told.what.other_region, "sisa");
    EXPECT_EQ(told.what.match, line.match.id);
    EXPECT_EQ(told.what.made_at, line.match.made_at);
    EXPECT_EQ(told.what.municipality, "0599");
    EXPECT_EQ(told.contact.data_key, far.data_key);
    EXPECT_EQ(told.contact.bytes, "sealed");
    EXPECT_TRUE(changes_nothing(d));
}

// proves: ESAR-15.2
TEST(Read, APageOutOfRangeIsTheNearestOne) {
    const auto asked = [](int page, int size) {
        const sealed_command c = listing("esar", "E-1", page, size);
        return use_case_for(c).facts_of(c).listing.value();
    };
    EXPECT_EQ(asked(0, 10).page, 1);
    EXPECT_EQ(asked(-5, 10).page, 1);
    EXPECT_EQ(asked(7, 10).page, 7);
    EXPECT_EQ(asked(1, 0).page_size, 1);
    EXPECT_EQ(asked(1, 1000).page_size, 1000);
    EXPECT_EQ(asked(1, 1001).page_size, 1000);
}

} // namespace
} // namespace kruispunt::federation
