#include "tests/unit/federation/situation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace kruispunt::federation {
namespace {

using namespace domain;
using support::giving;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// proves: COM-22.1
TEST(Submit, OneSignalTellsNobody) {
    situation s;
    const decision d = s.decide(giving("esar", "E-1").in("0034").command());
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->what, outcome::effect::created);
    EXPECT_EQ(d.answer->reference, "E-1");
    EXPECT_EQ(d.answer->state, signal_state::active);
    EXPECT_EQ(to_text(d.answer->expires_on), "2028-11-20");
    EXPECT_EQ(d.answer->open_matches, 0);
    EXPECT_THAT(d.answer->warnings, IsEmpty());
    EXPECT_THAT(d.effects.matches, IsEmpty());
    EXPECT_THAT(d.effects.notices, IsEmpty());
    ASSERT_TRUE(d.effects.write);
    EXPECT_EQ(d.effects.write->signal.number, 100);
    EXPECT_EQ(d.effects.write->signal.received_at, s.now);
}

// proves: COM-11.1 COM-36.3 COM-36.4 refusal
TEST(Submit, RefusesADayThatCannotBe) {
    using namespace std::chrono;
    situation s;
    s.now = sys_days(2026y / November / 20) + hours(22) + minutes(59);
    const auto dated = [](year_month_day date) { return giving("esar", "E-1").dated(date); };
    const auto tomorrow = dated(2026y / November / 21).command();
    const decision d = s.decide(tomorrow);
    ASSERT_FALSE(d.answer);
    EXPECT_EQ(d.answer.error().code, errc::date_invalid);
    EXPECT_EQ(d.answer.error().field, field::date);
    EXPECT_TRUE(changes_nothing(d));
    EXPECT_FALSE(s.decide(dated(2024y / November / 20).command()).answer);
    s.now += minutes(1); // midnight in Amsterdam
    EXPECT_TRUE(s.decide(tomorrow).answer);
}

TEST(Submit, AsksForTheSignalAndItsChild) {
    const auto command = giving("esar", "E-1").child(4).command();
    const needs asked = use_case_for(command).facts_of(command);
    EXPECT_EQ(asked.signal_key, command.signal_key);
    EXPECT_EQ(asked.child, std::get<sealed_submit>(command.act).signal.child);
}

// proves: COM-22.2 COM-22.3 COM-22.5 COM-24.1
TEST(Submit, SecondSignalFromAnotherOrganisationInAnotherRegionMatches) {
    situation s;
    s.other(giving("sisa", "S-1").by(2).stored(5));
    const decision d = s.decide(giving("esar", "E-1").by(1).in("0034").command());
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->open_matches, 1);
    ASSERT_THAT(d.effects.matches, SizeIs(1));
    const match_write& match = d.effects.matches.front();
    EXPECT_EQ(match.kind, match_kind::child);
    EXPECT_EQ(
        std::minmax(match.first, match.second), std::minmax(signal_number{5}, signal_number{100})
    );
    EXPECT_EQ(match.made_at, s.now);

    ASSERT_THAT(d.effects.notices, SizeIs(2));
    const notice to_esar = told_to(d, "esar").at(0);
    const notice to_sisa = told_to(d, "sisa").at(0);
    EXPECT_EQ(to_esar.kind, notice_kind::match_made);
    EXPECT_EQ(to_esar.reference, "E-1");
    EXPECT_EQ(to_esar.about, 100);
    EXPECT_EQ(to_esar.other, 5);
    EXPECT_EQ(to_esar.other_region, "sisa");
    EXPECT_EQ(to_sisa.kind, notice_kind::match_made);
    EXPECT_EQ(to_sisa.reference, "S-1");
    EXPECT_EQ(to_sisa.about, 5);
    EXPECT_EQ(to_sisa.other, 100);
    EXPECT_EQ(to_sisa.other_region, "esar");
    EXPECT_EQ(to_esar.match, match.id);
    EXPECT_EQ(to_sisa.match, match.id);
    EXPECT_NE(to_esar.id, to_sisa.id);
    EXPECT_NE(to_esar.id, match.id);
    EXPECT_EQ(to_esar.municipality, "0034");
    EXPECT_EQ(to_sisa.municipality, "0034");
}

// proves: COM-22.4 COM-22.5
TEST(Submit, NSignalsOfOneRegionGiveNMatches) {
    situation s;
    for (signal_number n = 1; n <= 5; ++n)
        s.other(giving("sisa", "S-" + std::to_string(n)).by(2 + static_cast<int>(n)).stored(n));
    const decision d = s.decide(giving("esar", "E-1").by(1).command());
    EXPECT_THAT(d.effects.matches, SizeIs(5));
    EXPECT_EQ(d.answer->open_matches, 5);
    EXPECT_THAT(told_to(d, "esar"), SizeIs(5));
    EXPECT_THAT(told_to(d, "sisa"), SizeIs(5));
    std::set<uuid> ids;
    for (const match_write& m : d.effects.matches)
        ids.insert(m.id);
    for (const notice& n : d.effects.notices)
        ids.insert(n.id);
    EXPECT_EQ(ids.size(), 15U);
}

// proves: COM-22.6
TEST(Submit, SameRegionIsThatRegionsOwnBusiness) {
    situation s;
    s.other(giving("esar", "E-9").by(2).stored(5));
    const decision d = s.decide(giving("esar", "E-1").by(1).command());
    EXPECT_THAT(d.effects.matches, IsEmpty());
    EXPECT_THAT(d.effects.notices, IsEmpty());
    EXPECT_EQ(d.answer->open_matches, 0);
}

// proves: COM-22.7
TEST(Submit, SameOrganisationInAnotherRegionMatchesNothing) {
    situation s;
    s.other(giving("sisa", "S-1").by(1).stored(5));
    const decision d = s.decide(giving("esar", "E-1").by(1).command());
    EXPECT_THAT(d.effects.matches, IsEmpty());
    EXPECT_THAT(d.effects.notices, IsEmpty());
}

// proves: COM-22.8
TEST(Submit, PolicySwitchesEachHalfOfTheRuleAlone) {
    struct row {
        bool intra_region;
        bool different_organisation;
        const char* region;
        int organisation;
        std::size_t matches;
    };

    for (const row& r :
         {row{false, true, "sisa", 2, 1},
          row{false, true, "sisa", 1, 0},
          row{false, true, "esar", 2, 0},
          row{false, true, "esar", 1, 0},
          row{true, true, "esar", 2, 1},
          row{true, true, "esar", 1, 0},
          row{true, true, "sisa", 2, 1},
          row{true, true, "sisa", 1, 0},
          row{false, false, "sisa", 1, 1},
          row{false, false, "sisa", 2, 1},
          row{false, false, "esar", 1, 0},
          row{false, false, "esar", 2, 0},
          row{true, false, "esar", 1, 1},
          row{true, false, "esar", 2, 1}}) {
        situation s;
        s.policy.intra_region = r.intra_region;
        s.policy.different_organisation = r.different_organisation;
        s.other(giving(r.region, "X-1").by(r.organisation).stored(5));
        const decision d = s.decide(giving("esar", "E-1").by(1).command());
        EXPECT_EQ(d.effects.matches.size(), r.matches)
            << r.intra_region << r.different_organisation << r.region << r.organisation;
    }
}

// proves: COM-34.1 COM-34.8 COM-34.10 acceptance
TEST(Submit, SignalWithoutBsnIsKeptAndMatchesNothing) {
    situation s;
    const auto command = giving("sisa", "S-1").without_bsn().command();
    EXPECT_FALSE(use_case_for(command).facts_of(command).child);
    const decision d = s.decide(command);
    ASSERT_TRUE(d.answer);
    EXPECT_THAT(d.answer->warnings, ElementsAre(warning::not_matched));
    EXPECT_TRUE(d.effects.write);
    EXPECT_THAT(d.effects.matches, IsEmpty());
    EXPECT_THAT(d.effects.notices, IsEmpty());
}

// proves: COM-30.1 COM-36.2
TEST(Submit, ExpiredAndInactiveSignalsMatchNothing) {
    situation s;
    auto expired = giving("sisa", "S-1").by(2).dated(plus_years(support::test_today(), -2));
    s.other(expired.stored(5));
    stored_signal inactive = giving("multisignaal", "M-1").by(3).stored(6);
    inactive.state = signal_state::inactive;
    s.other(inactive);
    const decision d = s.decide(giving("esar", "E-1").by(1).command());
    EXPECT_THAT(d.effects.matches, IsEmpty());
}

// proves: COM-36.2
TEST(Submit, TheDayBeforeItExpiresASignalStillMatches) {
    situation s;
    const day almost = plus_years(support::test_today(), -2) + std::chrono::days(1);
    s.other(giving("sisa", "S-1").by(2).dated(almost).stored(5));
    EXPECT_THAT(s.decide(giving("esar", "E-1").by(1).command()).effects.matches, SizeIs(1));
}

// proves: ESAR-12.2
TEST(Submit, GoingWellInEsarStillMatches) {
    situation s;
    stored_signal closed = giving("esar", "E-1").by(1).stored(5);
    closed.state = signal_state::closed;
    s.other(closed);
    EXPECT_THAT(s.decide(giving("sisa", "S-1").by(2).command()).effects.matches, SizeIs(1));
}

// proves: COM-20.8 refusal
TEST(Submit, AnEndedIdStaysTaken) {
    situation s;
    s.ended();
    const decision d = s.decide(giving("esar", "E-1").command());
    ASSERT_FALSE(d.answer);
    EXPECT_EQ(d.answer.error().code, errc::reference_conflict);
    EXPECT_EQ(d.answer.error().field, field::signal_id);
    EXPECT_TRUE(changes_nothing(d));
}

// proves: COM-20.7 ESAR-11.3 refusal
TEST(Submit, ChangingAnUnknownIdIsAnError) {
    situation s;
    const decision d = s.decide(giving("esar", "E-1").must_be_known().command());
    ASSERT_FALSE(d.answer);
    EXPECT_EQ(d.answer.error().code, errc::signal_unknown);
    EXPECT_EQ(d.answer.error().field, field::signal_id);
    EXPECT_TRUE(changes_nothing(d));
}

// proves: COM-36.5 COM-30.1 acceptance
TEST(Submit, MigrationMayBringASignalThatIsInactiveAlready) {
    situation s;
    s.other(giving("sisa", "S-1").by(2).stored(5));
    const decision d = s.decide(giving("multisignaal", "M-1")
                                    .by(1)
                                    .dated(plus_years(support::test_today(), -3))
                                    .because(mutation_reason::administration)
                                    .command());
    ASSERT_TRUE(d.answer);
    EXPECT_EQ(d.answer->state, signal_state::inactive);
    EXPECT_THAT(d.effects.matches, IsEmpty());
}

// proves: COM-38.1 COM-38.3 COM-38.4
TEST(Clash, TwoChildrenOnOneBsnAreAskedToVerifyAndTellNothing) {
    situation s;
    s.other(giving("sisa", "S-1").by(2).born(2014, 5, 17).named("aicha").in("0599").stored(5));
    const decision d =
        s.decide(giving("esar", "E-1").by(1).born(2016, 1, 2).named("bram").in("0034").command());
    ASSERT_THAT(d.effects.matches, SizeIs(1));
    EXPECT_EQ(d.effects.matches.front().kind, match_kind::bsn_clash);
    EXPECT_EQ(d.answer->open_matches, 0);
    ASSERT_THAT(d.effects.notices, SizeIs(2));
    for (const notice& n : d.effects.notices) {
        EXPECT_EQ(n.kind, notice_kind::verify_identity);
        EXPECT_EQ(n.kind_of_match, match_kind::bsn_clash);
        EXPECT_EQ(n.other, 0);
        EXPECT_EQ(n.other_region, "");
        EXPECT_EQ(n.municipality, "");
    }
    EXPECT_THAT(told_to(d, "esar"), SizeIs(1));
    EXPECT_THAT(told_to(d, "sisa"), SizeIs(1));
}

// proves: COM-38.1 COM-38.2
TEST(Clash, NeedsBothBirthDateAndGivenNameKnownAndDifferent) {
    const auto kind_of = [](const giving& mine, const giving& theirs) {
        situation s;
        s.other(theirs.stored(5));
        return s.decide(mine.command()).effects.matches.at(0).kind;
    };
    const auto mine = [] { return giving("esar", "E-1").by(1); };
    const auto theirs = [] { return giving("sisa", "S-1").by(2).born(2014, 5, 17).named("aicha"); };
    const auto clash = match_kind::bsn_clash;
    EXPECT_EQ(kind_of(mine().born(2016, 5, 17).named("bram"), theirs()), clash);
    EXPECT_EQ(kind_of(mine().born(2014, 6, 17).named("bram"), theirs()), clash);
    EXPECT_EQ(kind_of(mine().born(2014, 5, 18).named("bram"), theirs()), clash);
    EXPECT_EQ(kind_of(mine().born(2016, 5, 17).named("aicha"), theirs()), match_kind::child);
    EXPECT_EQ(kind_of(mine().born(2014, 5, 17).named("bram"), theirs()), match_kind::child);
    EXPECT_EQ(kind_of(mine().born(2016, 5, 17), theirs()), match_kind::child);
    EXPECT_EQ(kind_of(mine().named("bram"), theirs()), match_kind::child);
    EXPECT_EQ(kind_of(mine(), theirs()), match_kind::child);
}

// proves: COM-38.2
TEST(Clash, APartialDateThatMayBeTheSameIsNone) {
    const auto kind_of = [](const giving& mine) {
        situation s;
        s.other(giving("sisa", "S-1").by(2).born(2014, 5, 17).named("aicha").stored(5));
        return s.decide(mine.command()).effects.matches.at(0).kind;
    };
    const auto mine = [] { return giving("esar", "E-1").by(1).named("bram"); };
    EXPECT_EQ(kind_of(mine().born(2014)), match_kind::child);
    EXPECT_EQ(kind_of(mine().born(2014, 5)), match_kind::child);
    EXPECT_EQ(kind_of(mine().born(2015)), match_kind::bsn_clash);
    EXPECT_EQ(kind_of(mine().born(2014, 6)), match_kind::bsn_clash);
}

// proves: COM-38.5
TEST(Clash, EachPairOfSignalsStandsOnItsOwn) {
    situation s;
    s.other(giving("sisa", "S-1").by(2).born(2014, 5, 17).named("aicha").stored(5));
    s.other(giving("multisignaal", "M-1").by(3).stored(6));
    const decision d =
        s.decide(giving("esar", "E-1").by(1).born(2016, 1, 2).named("bram").command());
    ASSERT_THAT(d.effects.matches, SizeIs(2));
    EXPECT_EQ(d.answer->open_matches, 1);
    EXPECT_EQ(told_to(d, "sisa").at(0).kind, notice_kind::verify_identity);
    EXPECT_EQ(told_to(d, "multisignaal").at(0).kind, notice_kind::match_made);
}

// proves: COM-26.1 COM-26.2
TEST(Coordination, IsTheNewestSignalsByDateThenReceipt) {
    const auto told_municipality = [](const giving& mine, const stored_signal& theirs) {
        situation s;
        s.other(theirs);
        return s.decide(mine.command()).effects.notices.at(0).municipality;
    };
    const day today = support::test_today();
    const auto mine = [] { return giving("esar", "E-1").by(1); };
    const auto theirs = [] { return giving("sisa", "S-1").by(2); };
    using std::chrono::days;
    EXPECT_EQ(told_municipality(mine().in("0034"), theirs().in("0599").stored(5)), "0034");
    EXPECT_EQ(
        told_municipality(
            mine().in("0034").dated(today - days(2)), theirs().in("0599").dated(today).stored(5)
        ),
        "0599"
    );
    EXPECT_EQ(told_municipality(mine(), theirs().in("0599").stored(5)), "0599");
    EXPECT_EQ(told_municipality(mine(), theirs().stored(5)), "");
    // On the same day the one received last decides, which is the one just given.
    stored_signal earlier = theirs().in("0599").stored(5);
    earlier.received_at -= std::chrono::hours(1);
    EXPECT_EQ(told_municipality(mine().in("0034"), earlier), "0034");
}

} // namespace
} // namespace kruispunt::federation
